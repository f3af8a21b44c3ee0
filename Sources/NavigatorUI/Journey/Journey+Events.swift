public import Frames
internal import Pathways

extension Journey {
  /// Takes what happened at the keyboard.
  ///
  /// - Parameter size: the size of the screen that the keys were pressed on, so that a page is
  ///   turned by as much as was shown. Without it, by as much as the smallest screen shows.
  /// - Returns: What the caller has to do, in this order, before it draws the next frame.
  public mutating func handle(
    _ event: Event, at moment: Moment, size: Size = Self.smallestSize
  ) -> [Effect] {
    minute = moment.minute
    switch event {
    case .key(let key): return press(key, at: moment, size: size)
    case .paste(let text):
      paste(text)
      return []
    case .resize, .tick: return []
    case .endOfInput: return [.quit]
    }
  }

  /// Tells what time it is before anything was pressed: the first page says what is overdue.
  public mutating func adopt(_ moment: Moment) {
    minute = moment.minute
  }

  /// Shows that something the caller had to do went wrong, in place of the news that it was done.
  ///
  /// - Parameter problem: what could not be done, and why.
  public mutating func report(problem: String) {
    let id = lastStored ?? check?.id
    problems.updateValue(problem, forKey: id)
    if id == check?.id { savedAt = nil }
    status = .problem(problem)
  }

  /// Shows that the settings could not be written; what was saved of a check is not in doubt.
  public mutating func report(settingsProblem problem: String) {
    problems.updateValue(problem, forKey: nil)
    status = .problem(problem)
  }

  /// What is not on the disk, if anything is not.
  public var unsavedProblem: String? {
    check.flatMap { problems[$0.id] } ?? problems.values.sorted().first
  }

  /// The sentence to leave with: what was saved, or what was not.
  public var farewell: String {
    if let problem = unsavedProblem { return "Not everything is saved: \(problem)" }
    return saved.isEmpty
      ? "Goodbye. Nothing was saved." : "Saved. Start the program again to carry on."
  }

  private mutating func press(_ key: Key, at moment: Moment, size: Size) -> [Effect] {
    if key == .backspace, hasLeftField {
      status = .news(
        "That left the field. To go further back, press another key first.",
        short: "Press another key to go further.")
      return []
    }
    hasLeftField = key == .backspace && page.takesText && place.text.isEmpty
    // A field that cannot be seen takes no letters: there L is the way out.
    let isSeen = Layout(size) != .tooSmall
    if page.takesText, isSeen || !Command.named(.otherMode).keys.contains(key), type(key) {
      return []
    }
    if case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII, !page.takesText
    {
      let isSecond = typedNumber.map { numberedRows.indices.contains($0 * 10 - 1) } ?? false
      if digit == 0, !isSecond,
        Command.named(.noneOfThese).availability(in: self) == .on
      {
        typedNumber = nil
        return perform(.noneOfThese, at: moment, size: size)
      }
      pick(digit: digit)
      return []
    }
    typedNumber = nil
    guard let command = Command.command(for: key) else {
      status = .news("That key does nothing here. Press ? for the keys.")
      return []
    }
    return perform(command.id, at: moment, size: size)
  }

  /// Puts a character into the page's field, or takes one out.
  private mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character("?"), .character("!"): return false
    case .character(let character):
      place.text = String((place.text + String(character)).prefix(Self.longestReference))
    case .backspace where !place.text.isEmpty: place.text.removeLast()
    default: return false
    }
    place.cursor = 0
    status = nil
    return true
  }

  private mutating func paste(_ text: String) {
    guard page.takesText else {
      status = .news(
        "Pasted text was not used: there is no field here.",
        short: "Paste not used: no field here.")
      return
    }
    enter(text: place.text + text)
  }

  /// Puts text into the page's field as one line, without the characters that a field cannot hold.
  mutating func enter(text: String) {
    let kept = Self.line(of: text)
    place.text = String(kept.prefix(Self.longestReference))
    place.cursor = 0
    status = nil
    if kept.count > Self.longestReference {
      status = .news("Only the first \(Self.longestReference) characters were kept.")
    }
  }

  /// A text as one line: line ends and tabs become a blank, what cannot be seen goes.
  private static func line(of text: String) -> String {
    var line = String.UnicodeScalarView()
    var isBetween = false
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where "\n\r\t".unicodeScalars.contains(scalar), .lineSeparator, .paragraphSeparator:
        isBetween = !line.isEmpty
      case .control, .format, .surrogate, .privateUse: break
      default:
        if isBetween, line.last != " ", scalar != " " { line.append(" ") }
        isBetween = false
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// Goes to a number; two digits in a row are one number where there is one.
  private mutating func pick(digit: Int) {
    discarding = nil
    let longer = typedNumber.map { $0 * 10 + digit }
    typedNumber = nil
    for number in [longer, digit].compactMap(\.self) where go(toNumber: number) {
      typedNumber = number
      status = tickHint
      return
    }
    let count = numberedRows.count
    status =
      count == 0
      ? .news("There is nothing to pick by number here.")
      : .problem("Choose a number from 1 to \(count).")
  }

  /// Puts the cursor on the row with a number.
  @discardableResult
  mutating func go(toNumber number: Int) -> Bool {
    let rows = numberedRows
    guard rows.indices.contains(number - 1) else { return false }
    place.cursor = rows[number - 1]
    status = nil
    return true
  }
}
