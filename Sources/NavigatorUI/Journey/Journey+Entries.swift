internal import Interviews
internal import Pathways

/// A line of the first page.
enum HomeRow: Hashable, Sendable {
  case newCheck
  case savedChecks
  case openDuties
  case records
  case profile(Fact.ID)
  case settings
  case sources
  case help
  case quit
}

/// A line of the list of answers.
enum AnswerRow: Hashable, Sendable {
  case answer(Fact.ID)
  /// Another place that the case touches.
  case place(CasePlace.Part)
  case setAside(Fact.ID)
  case proceed
}

/// A line of the result.
enum ResultRow: Hashable, Sendable {
  /// That time has passed, and that what is urgent has to be said again.
  case confirm(Fact.ID)
  case route
  /// That it is not the same as before.
  case changes
  /// The place of a duty in the outcome.
  case duty(Int)
  /// Another place that the case touches.
  case otherPlace(CasePlace.Part)
  case act(Act.ID)
  case presumption(Fact.ID)
  case remark(String)
  /// That somebody else may have been found too.
  case anotherPerson
}

/// A line of the page of the case reference.
enum ReferenceRow: Hashable, Sendable {
  case field
  /// That what is typed is no name, although it may look like one.
  case keep
  /// What is remembered, to be changed.
  case preset(Fact.ID)
}

/// A line of the list of organisations.
enum BodyRow: Hashable, Sendable {
  case kind(Answer)
  case body(Register.Body)
}

extension Journey {
  var homeRows: [HomeRow] {
    [.newCheck, .savedChecks, .openDuties] + profileFacts.map { .profile($0.id) } + [
      .records, .settings, .sources, .help, .quit,
    ]
  }

  /// The answers in the order of asking, so that a question has the number here that it has on its
  /// own page; then what is set aside, then the way on.
  var answerRows: [AnswerRow] {
    interview.answered.map { .answer($0.id) } + placeParts.map { .place($0) }
      + interview.setAside.map { .setAside($0.id) } + [.proceed]
  }

  /// What can be gone to on the page of the case reference.
  var referenceRows: [ReferenceRow] {
    let mayBeName = place.asksAboutName.map { $0 == Self.trimmed(place.text) } ?? false
    return [.field] + (mayBeName ? [.keep] : []) + presetFacts.map { .preset($0.id) }
  }

  /// The line of that page that the cursor is on.
  var focusedReferenceRow: ReferenceRow? {
    guard page == .caseReference, referenceRows.indices.contains(place.cursor) else { return nil }
    return referenceRows[place.cursor]
  }

  /// The places that can be named beside the one where the person is now.
  private var placeParts: [CasePlace.Part] {
    directory == nil ? [] : [.home, .scene]
  }

  /// The focused answer in the list of answers.
  var focusedAnswer: Fact.ID? {
    guard page == .checkAnswers, answerRows.indices.contains(place.cursor),
      case .answer(let fact) = answerRows[place.cursor]
    else { return nil }
    return fact
  }

  /// The duties to do, in order, and then those that only an event would make due.
  var dutyPlaces: [Int] {
    outcome?.readingOrder ?? []
  }

  var resultRows: [ResultRow] {
    guard let outcome else { return [.route] }
    let changes: [ResultRow] = check?.changes == nil ? [] : [.changes]
    return toConfirm.prefix(1).map { .confirm($0) } + [.route] + changes
      + dutyPlaces.map { .duty($0) }
      + otherPlaces.map { .otherPlace($0.part) }
      + outcome.acts.map { .act($0) }
      + outcome.presumptions.map { .presumption($0) } + remarks.map { .remark($0) }
      + [.anotherPerson]
  }

  /// The places of the case beside the one where the person is now.
  var otherPlaces: [CasePlace] {
    directory == nil ? [] : check?.places.filter { $0.part != .now } ?? []
  }

  /// What a reader of the result has to bear in mind.
  private var remarks: [String] {
    guard let outcome else { return [] }
    var result: [String] = []
    let doubtful = outcome.duties.filter { owed in
      let basis = pathway.duty(owed.duty)?.wording(of: owed.variant).basis ?? []
      return interview.applying(basis).contains { !$0.isVerified }
    }
    if !doubtful.isEmpty {
      let count = doubtful.count == 1 ? "1 duty rests" : "\(doubtful.count) duties rest"
      result.append("\(count) in part on text that nobody has checked: marked \"not verified\".")
    }
    result.append("This shows the route. It sends nothing and tells nobody. You have to act.")
    return result
  }

  /// The kinds of organisation, and then the bodies of the register, that match what is typed.
  var matches: [BodyRow] {
    guard case .bodies = page, let register = pathway.register else { return [] }
    let wanted = Register.words(of: place.text)
    guard !wanted.isEmpty else { return [] }
    let kinds = Register.found(wanted, among: registerKinds) { [$0.label] + $0.also }
    return kinds.map { .kind($0) } + register.bodies(matching: wanted).map { .body($0) }
  }

  /// The kinds of organisation: first those of which the register says all that it can say where
  /// the person is, so that a nurse in England is not led to a Trust of Northern Ireland.
  var registerKinds: [Answer] {
    guard let register = pathway.register else { return [] }
    let kinds = pathway.fact(register.fact)?.answers ?? []
    guard case .one(let other)? = register.with.flatMap({ interview.answers[$0] ?? profile[$0] })
    else { return kinds }
    func isWhole(_ kind: Answer) -> Bool {
      register.row(for: kind.id, with: other).map { row in
        register.sets.allSatisfy { row.sets[$0] != nil }
      } ?? false
    }
    return kinds.filter(isWhole) + kinds.filter { !isWhole($0) }
  }

  /// How many lines of the page can be gone to.
  var entryCount: Int {
    switch page {
    case .home: homeRows.count
    case .welcome: WelcomeRow.allCases.count
    case .settings: settingsRows.count
    case .savedChecks: saved.count
    case .openDuties: openDutyRows.count
    case .step(let duty): stepRows(for: duty).count
    case .reference: 0
    case .records: recordRows.count
    case .sheets: HandOver.Sheet.allCases.count
    case .sheet: HandOver.Form.allCases.count
    case .caseReference: referenceRows.count
    case .hidden: 0
    case .question, .profile: asked?.options.count ?? 0
    case .bodies: matches.count
    case .places: placeRows.count
    case .find: findRows.count
    case .palette: paletteRows.count
    case .checkAnswers: answerRows.count
    case .result: resultRows.count
    default: passages.count
    }
  }

  /// The rows that have a number, in the order of their numbers.
  var numberedRows: [Int] {
    switch page {
    case .home: Array(homeRows.indices)
    case .welcome, .settings: Array(0..<entryCount)
    case .savedChecks: Array(saved.indices)
    case .openDuties: Array(openDutyRows.indices)
    case .step(let duty): Array(stepRows(for: duty).indices)
    case .records: Array(recordRows.indices)
    case .sheets: Array(HandOver.Sheet.allCases.indices)
    case .sheet: Array(HandOver.Form.allCases.indices)
    case .question, .profile: Array((asked?.options ?? []).indices)
    case .bodies, .places, .find, .palette: Array(0..<entryCount)
    case .checkAnswers:
      answerRows.indices.filter {
        switch answerRows[$0] {
        case .answer, .place: true
        case .setAside, .proceed: false
        }
      }
    case .result:
      resultRows.indices.filter {
        if case .duty = resultRows[$0] { true } else { false }
      }
    default: []
    }
  }

  /// Whether Enter does something on the page.
  var canChoose: Bool {
    switch page {
    case .home, .welcome, .settings, .question, .profile, .caseReference, .result, .hidden, .step,
      .reference, .sheets, .sheet:
      true
    case .openDuties: !openDutyRows.isEmpty
    case .records: !recordRows.isEmpty
    case .record(let number): saved(ofRecord: number) != nil
    case .savedChecks: !saved.isEmpty
    case .bodies, .places, .find, .palette: entryCount > 0
    case .checkAnswers:
      if case .setAside = answerRows[min(place.cursor, answerRows.count - 1)] {
        false
      } else {
        true
      }
    default: false
    }
  }
}

extension Standing {
  var isContingent: Bool {
    if case .contingent = self { true } else { false }
  }
}

extension Register {
  /// The most bodies that are listed; more would have to be scrolled rather than typed for.
  static let mostMatches = 40

  /// The bodies with a name in which every typed word begins a word.
  func bodies(matching wanted: [String]) -> [Body] {
    let found = bodies.filter { body in
      ([body.name] + body.otherNames).contains { Self.words(wanted, begin: $0) }
    }
    return Array(found.sorted { $0.name < $1.name }.prefix(Self.mostMatches))
  }

  /// What has the typed words in one of its names: whole words go before beginnings of words, so
  /// that "nurse" leads to a nurse before it leads to a nursery.
  static func found<Thing>(
    _ wanted: [String], among things: [Thing], names: (Thing) -> [String]
  ) -> [Thing] {
    var whole: [Thing] = []
    var beginning: [Thing] = []
    for thing in things {
      let names = names(thing)
      if names.contains(where: { Set(words(of: $0)).isSuperset(of: wanted) }) {
        whole.append(thing)
      } else if names.contains(where: { words(wanted, begin: $0) }) {
        beginning.append(thing)
      }
    }
    return whole + beginning
  }

  /// Whether every typed word begins a word of a name.
  static func words(_ wanted: [String], begin name: String) -> Bool {
    let words = words(of: name)
    return wanted.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
  }

  static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { $0 != "and" }
  }
}
