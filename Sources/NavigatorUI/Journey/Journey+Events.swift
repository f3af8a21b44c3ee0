public import Frames
internal import Pathways

extension Journey {
  /// Takes what happened at the keyboard.
  ///
  /// - Returns: What the caller has to do, in this order, before it draws the next frame.
  public mutating func handle(_ event: Event, at moment: Moment) -> [Effect] {
    switch event {
    case .key(let key): return press(key, at: moment)
    case .paste(let text):
      paste(text)
      return []
    case .resize, .tick: return []
    case .endOfInput: return [.quit]
    }
  }

  /// Shows that something the caller had to do went wrong, in place of the news that it was done.
  public mutating func report(problem: String) {
    savedAt = nil
    status = .problem(problem)
  }

  private mutating func press(_ key: Key, at moment: Moment) -> [Effect] {
    if page.takesText, type(key) { return [] }
    if case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII, !page.takesText
    {
      pick(digit: digit)
      return []
    }
    typedNumber = nil
    guard let command = Command.command(for: key) else {
      status = .news("That key does nothing here. Press ? for the keys.")
      return []
    }
    return perform(command.id, at: moment)
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
      status = .news("Pasted text was not used: there is no field here.")
      return
    }
    enter(text: place.text + text)
  }

  /// Puts text into the page's field, without the characters that a field cannot hold.
  mutating func enter(text: String) {
    let visible = text.unicodeScalars.filter {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
      default: true
      }
    }
    let kept = String(String.UnicodeScalarView(visible))
    place.text = String(kept.prefix(Self.longestReference))
    place.cursor = 0
    status = nil
    if kept.count > Self.longestReference {
      status = .news("Only the first \(Self.longestReference) characters were kept.")
    }
  }

  /// Goes to a number; two digits in a row are one number where there is one.
  private mutating func pick(digit: Int) {
    discarding = nil
    let longer = typedNumber.map { $0 * 10 + digit }
    typedNumber = nil
    for number in [longer, digit].compactMap(\.self) where go(toNumber: number) {
      typedNumber = number
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
