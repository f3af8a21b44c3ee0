internal import Frames
internal import Interviews
internal import Pathways

extension LinearSession {
  /// Does what a line says.
  mutating func obey(_ line: String, at moment: Moment) -> [Effect] {
    journey.status = nil
    let text = Self.plain(line)
    let words = text.lowercased().split(separator: " ").map(String.init)
    // What was hidden stays so until Enter, whatever is typed meanwhile.
    if journey.page == .hidden { return leaveHiding(words, at: moment) }
    // The field of a reference takes anything but the words that leave it.
    if journey.page == .caseReference { return takeReference(text, at: moment) }
    if case .reference = journey.page, words != ["back"] { return takeIssued(text, at: moment) }
    switch words {
    case ["none"]: return pickChoice(.noneOfThese, at: moment)
    case ["not", "sure"]: return pickChoice(.notKnown, at: moment)
    case ["answers"] where journey.page == .checkAnswers:
      repeatsPage = true
      return []
    case ["c"]: return perform(.proceed, at: moment)
    // Ticks that were made on the whole screen can be sent off as they are.
    case ["continue"] where journey.asked?.takesSeveral == true && journey.place.ticked != nil:
      return journey.perform(.choose, at: moment)
    default: break
    }
    if let command = Command.all.first(where: { $0.word == words.joined(separator: " ") }) {
      return perform(command.id, at: moment)
    }
    // "1,6" and "1 and 6" are said as often as "1 6".
    let tokens = text.lowercased().split { $0 == " " || $0 == "," }.filter { $0 != "and" }
    let numbers = tokens.compactMap { Int($0) }
    if !tokens.isEmpty, numbers.count == tokens.count { return pick(numbers, at: moment) }
    if let phrase = Phrase.beginning(words) { return perform(phrase, words.last, at: moment) }
    switch (words.first, words.count) {
    case (nil, _), ("repeat", 1), ("again", 1):
      repeatsPage = true
      return []
    case ("what", 2) where words[1] == "if": return perform(.why, at: moment)
    case ("new", 1):
      if journey.check != nil { journey.leaveCheck() }
      journey.begin(at: moment)
      return []
    case ("route", 1): return sayRoute(at: moment)
    case ("more", 1) where journey.page == .result:
      saysWholeRoute = true
      return []
    case ("place", 1): return sayPlace()
    case ("find", 2...): return find(String(text.dropFirst(5)))
    case ("open", 2) where journey.page == .records:
      guard let number = Int(words[1]) else { break }
      return journey.openCheck(ofRecord: number, at: moment)
    default: break
    }
    if let option = option(saying: words.joined(separator: " ")) {
      return pick([option.number], at: moment)
    }
    switch journey.page {
    case .bodies, .places, .find, .palette, .records: return find(text)
    default: break
    }
    let typed = Wrapping.truncated(text, width: 40)
    journey.status = .problem("\"\(typed)\" is not known here. Type help for what you can type.")
    return []
  }

  /// Does a command of the table, which says itself when it cannot be done.
  mutating func perform(_ id: Command.ID, at moment: Moment) -> [Effect] {
    // On the screen the letters of these go into the field; a word that is typed does not.
    if id == .home || id == .quit {
      while journey.page.takesText, journey.trail.count > 1 { journey.close() }
    }
    if Command.named(id).availability(in: journey) == .absent {
      journey.status = .news("That word does nothing here. Type help for what you can type.")
      return []
    }
    // Lines that were written stay on a terminal until somebody takes them off it.
    return journey.perform(id, at: moment) + (id == .hide ? [.clearTerminal] : [])
  }

  /// Chooses by number: one answer, several ticks, or a line of a list.
  private mutating func pick(_ numbers: [Int], at moment: Moment) -> [Effect] {
    let count = journey.numberedRows.count
    guard numbers.allSatisfy({ (1...max(1, count)).contains($0) }), count > 0 else {
      journey.status =
        count == 0
        ? .problem("There is nothing to choose by number here.")
        : .problem("Choose a number from 1 to \(count).")
      return []
    }
    if let fact = journey.asked, fact.takesSeveral {
      return tick(numbers, of: fact, at: moment)
    }
    guard numbers.count == 1 else {
      journey.status = .problem("Choose one number.")
      return []
    }
    journey.go(toNumber: numbers[0])
    return journey.perform(.choose, at: moment)
  }

  /// Ticks exactly these answers.
  private mutating func tick(_ numbers: [Int], of fact: Fact, at moment: Moment) -> [Effect] {
    let options = fact.options.filter { numbers.contains($0.number) }
    let isAlone = options.contains {
      if case .answer = $0.choice { false } else { true }
    }
    if isAlone, options.count > 1 {
      journey.status = .problem("Choose \(options.last?.label ?? "it") alone, or leave it out.")
      return []
    }
    journey.place.ticked = nil
    for option in options {
      journey.go(toNumber: option.number)
      journey.toggle()
    }
    return journey.perform(.choose, at: moment)
  }

  /// The answer whose words are typed, or the only one that begins with them.
  private func option(saying text: String) -> Option? {
    guard !text.isEmpty, !journey.page.takesText else { return nil }
    let options = journey.asked?.options ?? []
    if let exact = options.first(where: { $0.label.lowercased() == text }) { return exact }
    let beginning = options.filter { $0.label.lowercased().hasPrefix(text) }
    return beginning.count == 1 ? beginning[0] : nil
  }

  private mutating func pickChoice(_ choice: Option.Choice, at moment: Moment) -> [Effect] {
    pickWhere({ $0.choice == choice }, at: moment)
  }

  private mutating func pickWhere(
    _ isWanted: (Option) -> Bool, at moment: Moment
  ) -> [Effect] {
    guard let option = journey.asked?.options.first(where: isWanted) else {
      journey.status = .problem("That is not one of the answers here.")
      return []
    }
    return pick([option.number], at: moment)
  }

  /// Does a command on a numbered line of a page, which is opened if it can be.
  private mutating func perform(
    _ phrase: Phrase, _ word: String?, at moment: Moment
  ) -> [Effect] {
    guard phrase.isAvailable(in: journey) else {
      journey.status = .problem(phrase.reasonAgainst(in: journey))
      return []
    }
    var trial = journey
    if trial.page != phrase.page {
      if phrase.page == .checkAnswers { trial.open(phrase.page) } else { trial.go(to: phrase.page) }
    }
    let count = trial.numberedRows.count
    guard let number = word.flatMap({ Int($0) }), trial.go(toNumber: number) else {
      journey.status = .problem(
        count == 0 ? "The list is empty." : "Choose a number from 1 to \(count).")
      return []
    }
    journey = trial
    guard let step = phrase.step, let duty = journey.focusedDuty else {
      return journey.perform(phrase.command, at: moment)
    }
    saysNextDuty = true
    return journey.say(step, of: duty, at: moment)
  }

  /// Says the route; as long as there is none, the routes that are still possible.
  private mutating func sayRoute(at moment: Moment) -> [Effect] {
    if journey.page == .result {
      repeatsPage = true
      return []
    }
    guard let outcome = journey.outcome else { return perform(.routes, at: moment) }
    guard journey.toConfirm.isEmpty else {
      // It was shown before, and says itself that what is urgent has to be said again.
      if journey.check?.reached != nil {
        journey.go(to: .result)
        return journey.reach(outcome, at: moment)
      }
      journey.status = .problem(
        "The route stands, but time has passed: say first whether the urgent answers still hold. "
          + "Type c to keep one, or repeat to hear the question.")
      return []
    }
    if journey.page != .checkAnswers { journey.go(to: .checkAnswers) }
    return perform(.proceed, at: moment)
  }

  /// Says where the person is, and takes the name of another place.
  private mutating func sayPlace() -> [Effect] {
    guard let directory = journey.directory, journey.check != nil,
      let fact = journey.pathway.facts.first(where: { journey.isPlaceFact($0.id) })
    else {
      journey.status = .problem("A place belongs to a check. Type new to begin one.")
      return []
    }
    let name = journey.placeNow.map { directory.name(of: $0) }
    journey.open(.places(.now, fact.id))
    journey.status = .news(
      name.map { "The place is \($0). To keep it, type back." } ?? "No place is named yet.")
    return []
  }

  /// Lists the bodies of the register with a name.
  private mutating func find(_ name: String) -> [Effect] {
    if let fact = journey.page.asked, journey.asked?.isChosenFromRegister == true {
      journey.open(.bodies(fact))
    }
    if let fact = journey.page.asked, journey.asksForPlace { journey.open(.places(.now, fact)) }
    switch journey.page {
    case .bodies, .places, .find, .palette, .records: break
    default: journey.open(.find)
    }
    journey.enter(text: name)
    repeatsPage = true
    return []
  }

  /// What can be typed here beside the words of the table, as the help shows it.
  var phrasePassages: [Passage] {
    var result = Phrase.all.filter { $0.isAvailable(in: journey) }.map { phrase in
      Passage.item("\((phrase.words + [phrase.argument]).joined(separator: " ")): \(phrase.help)")
    }
    if !journey.numberedRows.isEmpty {
      let several = journey.asked?.takesSeveral == true
      result.insert(
        .item(several ? "1 3, or none: tick these." : "1: choose that line."), at: 0)
    }
    if journey.asked?.isChosenFromRegister == true {
      result.append(.item("find dorset: find your organisation by name."))
    }
    if journey.asksForPlace {
      result.append(.item("find tamworth: find the place by name."))
    }
    if journey.asked?.isChosenFromRegister != true, !journey.asksForPlace {
      result.append(.item("find salvation: find a duty, a contact, a body or a question."))
    }
    if journey.page == .records {
      result.append(.item("open 41: open the check of that entry, at its duty."))
    }
    if journey.page == .result {
      result.append(.item("more: say the whole route, with everything about each duty."))
    }
    result.append(.item("repeat: say this page again."))
    if journey.check != nil {
      result.append(.item("route: say the route, or which routes are possible so far."))
      if journey.directory != nil {
        result.append(.item("place: say where the person is, and change it."))
      }
    }
    return result + [.item("new: begin a new check. The one at hand is kept.")]
  }

  /// The line without the blanks and the full stop that dictation adds.
  private static func plain(_ line: String) -> String {
    var text = line[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    if text.count > 1, text.last == "." { text.removeLast() }
    return String(text)
  }
}
