internal import Interviews
internal import Pathways

extension Journey {
  /// What a page that is read from top to bottom says; nothing for the other pages.
  public var passages: [Passage] { place.reading }

  /// Works out what the page says, once, when it is opened: no answer can change under it.
  func composedPassages() -> [Passage] {
    switch page {
    case .home, .welcome, .settings, .savedChecks, .openDuties, .step, .sheets, .sheet, .records,
      .reference, .caseReference, .question, .profile, .bodies, .places, .find, .palette,
      .checkAnswers,
      .result, .hidden:
      []
    case .why(let fact): pathway.fact(fact).map(whyPassages)?.divided ?? []
    case .whatIf(let fact): pathway.fact(fact).map(whatIfPassages)?.divided ?? []
    case .settledDuties: settledPassages.divided
    case .duty(let duty): dutyPassages(duty).divided
    case .record(let number): recordPassages(number).divided
    case .act(let act): pathway.act(act).map(actPassages)?.divided ?? []
    case .explain: explainPassages.divided
    case .changes: changesPassages.divided
    case .routes: routePassages.divided
    case .sources: sourcePassages.divided
    case .storage: storagePassages.divided
    case .haveReady: readyPassages.divided
    case .contacts: contactPassages.divided
    case .found(let target): passages(of: target).divided
    case .help: helpPassages.divided
    case .emergency: emergencyPassages.divided
    }
  }

  private func whyPassages(for fact: Fact) -> [Passage] {
    var result: [Passage] = [.heading("Why we ask")]
    result.append(.text(fact.why ?? "The answer can change who must be told."))
    if let help = fact.help { result.append(.text(help)) }
    if let presumed = fact.presumed {
      let reason = fact.presumptionReason.map { " \($0)" } ?? ""
      result.append(
        .text("If you choose \(fact.notKnownLabel), it is treated as: \(presumed.label).\(reason)"))
    }
    let basis = interview.applying(fact.basis)
    if !basis.isEmpty {
      result += [.heading("What it rests on")]
      result += basis.map { .item(pathway.words(for: $0)) }
    }
    let explained = fact.options.filter { $0.help != nil }
    if !explained.isEmpty {
      result.append(.heading("What the answers mean"))
      result += explained.map { .item("\($0.label): \($0.help ?? "")") }
    }
    guard check != nil, !underlyingIsProfile else { return result }
    result.append(.heading("Where each answer leads"))
    if fact.takesSeveral { result.append(.text("Each line adds or takes away one tick.")) }
    let leads = interview.routes(after: fact.id).map { given, routes in
      (words(forChange: given, of: fact), Lead(words: words(forRoutes: routes)))
    }
    result += Self.grouped(leads).map { .item("\($0): \($1.words)") }
    return result
  }

  private var underlyingIsProfile: Bool {
    if case .profile = underlying { true } else { false }
  }

  private func whatIfPassages(for fact: Fact) -> [Passage] {
    [.heading("If you changed this answer"), .text("\(fact.label): \(currentWords(of: fact))")]
      + whatIfs(for: fact).flatMap { [.item($0.words)] + $0.duties.map { .text($0) } }
      + [.text("Nothing is changed by looking.")]
  }

  func currentWords(of fact: Fact) -> String {
    fact.wordsWithPresumption(for: interview.value(of: fact)) + placeWords(for: fact)
  }

  /// The place by name behind the answer that it gave, since its numbers are the ones that are rung.
  func placeWords(for fact: Fact) -> String {
    guard isPlaceFact(fact.id), let name = placeNow.flatMap({ directory?.name(of: $0) }) else {
      return ""
    }
    return ", \(name)"
  }

  /// What each other answer would lead to, each in one paragraph.
  func whatIfLines(for fact: Fact) -> [String] {
    whatIfs(for: fact).map { ([$0.words] + $0.duties).joined(separator: " ") }
  }

  /// What each other answer would lead to: questions and routes, and then the duties that would go
  /// or come, in sentences of their own.
  private func whatIfs(for fact: Fact) -> [(words: String, duties: [String])] {
    let leads = interview.whatIf(fact.id).map { change -> (String, Lead) in
      let questions =
        switch change.questions.count {
        case 0: "no more questions"
        case 1: "1 more question"
        case let count: "\(count) more questions"
        }
      let route =
        change.routes == situation.routes ? "same route" : words(forRoutes: change.routes)
      let duties = [("Without", change.duties.lost), ("With", change.duties.gained)]
        .filter { !$0.1.isEmpty }.map { "\($0.0): \(titles(of: $0.1))." }
      return (
        words(forChange: change.given, of: fact),
        Lead(words: "\(questions); \(route).", duties: duties)
      )
    }
    return Self.grouped(leads).map { ("\($0): \($1.words)", $1.duties) }
  }

  /// What an answer leads to.
  private struct Lead: Equatable {
    let words: String
    var duties: [String] = []
  }

  /// Answers that lead to the same are named together, so that nobody has to hear it of each.
  private static func grouped(_ leads: [(answer: String, to: Lead)]) -> [(String, Lead)] {
    var groups: [(answers: [String], to: Lead)] = []
    for lead in leads {
      if let place = groups.firstIndex(where: { $0.to == lead.to }) {
        groups[place].answers.append(lead.answer)
      } else {
        groups.append(([lead.answer], lead.to))
      }
    }
    return groups.map { ($0.answers.joined(separator: "; "), $0.to) }
  }

  /// The first duties of a list by their titles, and how many more there are.
  private func titles(of duties: [Duty.ID]) -> String {
    let most = 3
    let names = duties.prefix(most).compactMap { pathway.duty($0)?.wording(of: nil).title }
    let rest = duties.count > most ? ", and \(duties.count - most) more" : ""
    return names.joined(separator: ", ") + rest
  }

  /// One other answer in words; for several answers at once, what would be ticked or unticked.
  func words(forChange given: Given, of fact: Fact) -> String {
    guard fact.takesSeveral, case .several(let others) = given, !others.isEmpty else {
      return fact.words(for: given)
    }
    var now: [Answer.ID] = []
    if case .several(let ticked) = interview.answers[fact.id] { now = ticked }
    let added = others.filter { !now.contains($0) }
    let removed = now.filter { !others.contains($0) }
    if let id = added.first, added.count == 1, removed.isEmpty {
      return "With \(fact.words(for: .one(id)))"
    }
    if let id = removed.first, removed.count == 1, added.isEmpty {
      return "Without \(fact.words(for: .one(id)))"
    }
    return fact.words(for: given)
  }

  func actPassages(for act: Act) -> [Passage] {
    var result: [Passage] = [.heading("Do not"), .warning(act.say)]
    let protects = act.protects.compactMap { outcome?.duty($0).map { pathway.title(of: $0) } }
    if !protects.isEmpty {
      result.append(.text("Protects: \(protects.joined(separator: "; "))."))
    }
    if let reason = interview.reason(for: act.id) {
      result.append(.text(sentence(for: reason)))
    }
    let basis = interview.applying(act.basis)
    if !basis.isEmpty {
      result.append(.heading("What it rests on"))
      result += basis.map { .item(pathway.words(for: $0)) }
    }
    return result
  }

  private var settledPassages: [Passage] {
    let owed = owedNow
    var result: [Passage] = [.heading("Certain already, whatever you answer next")]
    guard !owed.isEmpty else {
      return result + [
        .text("No duty is settled yet. In danger, call 999 whatever the answers are.")
      ]
    }
    result.append(.text("No further answer takes these away."))
    for duty in owed { result += summary(of: duty) }
    let later = situation.settled.duties.filter(\.standing.isContingent)
    if !later.isEmpty { result.append(.heading(Self.contingentHeading)) }
    for duty in later { result += summary(of: duty) }
    return result
  }
}
