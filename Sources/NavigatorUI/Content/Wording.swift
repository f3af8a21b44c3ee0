internal import Interviews
internal import Pathways

extension Fact {
  /// An answer as a person reads it.
  func words(for given: Given?) -> String {
    switch given {
    case nil: "Not provided"
    case .notKnown: notKnownLabel
    case .one(let id): answer(id)?.label ?? id.rawValue
    case .several(let ids) where ids.isEmpty:
      if case .any(let none) = choice { none } else { "None of these" }
    case .several(let ids):
      ids.map { answer($0)?.label ?? $0.rawValue }.joined(separator: "; ")
    }
  }

  /// An answer, and what it is taken as when it is not known.
  func wordsWithPresumption(for given: Given?) -> String {
    guard given == .notKnown, let presumed else { return words(for: given) }
    return "\(words(for: given)) (treated as: \(presumed.label))"
  }

  /// The answer that stands in for "not known".
  var presumed: Answer? {
    if case .presume(let id, _, _) = notKnown { answer(id) } else { nil }
  }

  /// Why "not known" is taken as another answer.
  var presumptionReason: String? {
    if case .presume(_, let reason, _) = notKnown { reason } else { nil }
  }
}

extension Duty {
  /// How the duty stands, in words.
  func words(for owed: OwedDuty) -> String {
    if owed.isDone { return "Counts as done from your answers\(receiptWords(for: owed))" }
    return switch owed.standing {
    case .due: "To do"
    case .dueBecauseUnsure: "To do, because you are not sure"
    case .held: "On hold until \(hold?.until ?? "it is settled")"
    case .contingent(let number):
      contingencies.indices.contains(number)
        ? "Only if \(contingencies[number].provided)" : "Only if it comes to that"
    }
  }
}

extension Duty {
  /// What is left to do about a duty that counts as done: where a body was told, it may not know.
  func receiptWords(for owed: OwedDuty) -> String {
    wording(of: owed.variant).isToldToABody ? ". Check that it was received" : ""
  }

  /// What is to be done about the duty and by when, in one sentence.
  ///
  /// - Parameters:
  ///   - due: when that is for this case, if it can be told.
  ///   - standing: how it stands, where that is said with the answers behind it.
  func doWords(for owed: OwedDuty, until due: String? = nil, standing: String? = nil) -> String {
    let by = wording(of: owed.variant).by.map { $0.words + (due.map { " (\($0))" } ?? "") }
    guard !owed.isDone else { return "\(standing ?? words(for: owed))." }
    return switch owed.standing {
    case .due: by.map { "Do it \($0)." } ?? "Do it. No time is set."
    case .dueBecauseUnsure: "Do it\(by.map { " \($0)" } ?? ""), because you are not sure."
    case .held: "\(words(for: owed))\(by.map { "; then \($0)" } ?? "")."
    case .contingent: "\(words(for: owed))."
    }
  }
}

extension Pathway {
  /// A citation with the title of its source, marked if nobody read the place.
  func words(for citation: Citation) -> String {
    let title = source(citation.source)?.title ?? citation.source.rawValue
    let place = citation.section.isEmpty ? title : "\(title), \(citation.section)"
    return citation.isVerified ? place : "\(place) (not verified)"
  }

  /// The ways to reach a contact; a number only if somebody confirmed it.
  ///
  /// - Parameter answering: whether its telephone is answered now, in words, in place of its hours.
  func words(for contact: Contact, answering: String? = nil) -> String {
    switch contact.reach {
    case .unconfirmed(let instead): return "\(contact.name): \(instead)"
    case .confirmed(let phone, let email, let url, let hours):
      let ways = [phone, email, url].compactMap(\.self)
      let open = (answering ?? hours ?? contact.doubtOfHours).map { " (\($0))" } ?? ""
      return "\(contact.name): \(ways.joined(separator: ", "))\(open)"
    }
  }

  func title(of route: Route.ID) -> String { self.route(route)?.title ?? route.rawValue }

  func title(of owed: OwedDuty) -> String {
    duty(owed.duty)?.wording(of: owed.variant).title ?? owed.duty.rawValue
  }
}

extension Journey {
  /// How a duty stands, in words; of one that counts as done, by which answers.
  func standingWords(of owed: OwedDuty) -> String {
    let answers = owed.isDone ? interview.answersThatDid(owed.duty) : []
    guard !answers.isEmpty else { return pathway.duty(owed.duty)?.words(for: owed) ?? "" }
    return "Counts as done, because you answered: \(answers.joined(separator: "; "))"
      + (pathway.duty(owed.duty)?.receiptWords(for: owed) ?? "")
  }

  /// Why something is not due now, where that rests on what nobody knows: a sentence that names it.
  func doubtWords(for owed: OwedDuty) -> String? {
    let doubts = (situation.doubts[owed.duty] ?? []).compactMap(pathway.fact)
    return doubts.isEmpty
      ? nil : "Not due yet, as you are not sure of: \(doubts.map(\.label).joined(separator: "; "))."
  }

  static let draftNotice = "Draft: not approved for use"
  static let localContactNotice = "The place is not known here. \(FrontDoor.whereToAsk)"

  /// The answers behind a conclusion, as a sentence.
  func sentence(for reason: Reason?) -> String {
    guard let reason else { return "This is still open." }
    guard !reason.facts.isEmpty else { return "It is so whatever you answer." }
    return "Because of: \(words(for: reason))."
  }

  /// The answers behind a conclusion, as a list of labels and words.
  private func words(for reason: Reason) -> String {
    reason.facts.compactMap(pathway.fact).map { fact in
      let given = interview.value(of: fact) ?? registerValue(of: fact)
      return "\(fact.label): \(fact.wordsWithPresumption(for: given))"
    }.joined(separator: "; ")
  }

  /// What the register says about a fact for the practitioner's body.
  func registerValue(of fact: Fact) -> Given? { interview.registerValues[fact.id] }

  /// Routes as words: the one, or how many.
  func words(forRoutes routes: [Route.ID]) -> String {
    switch routes.count {
    case 0: "no route"
    case 1: pathway.title(of: routes[0])
    case let count where count == pathway.routes.count: "all \(count) routes stay possible"
    case let count where count > 3: "\(count) routes stay possible"
    case let count:
      "\(count) routes stay possible: "
        + routes.map { pathway.title(of: $0) }.joined(separator: "; ")
    }
  }

  /// Facts that were not asked and count all the same, with where they come from.
  var unasked: [(fact: Fact, given: Given, origin: String)] {
    guard check != nil else { return [] }
    let fromRegister = interview.registerValues
    return pathway.facts.compactMap { fact in
      if let given = fromRegister[fact.id] {
        return (fact, given, "follows from your organisation")
      }
      guard !fact.isAskable, interview.applies(fact.id) != false else { return nil }
      if let given = interview.lookedUp[fact.id] { return (fact, given, "looked up") }
      guard pathway.register?.sets.contains(fact.id) != true else { return nil }
      return interview.value(of: fact).map { (fact, $0, "not looked up, so this is assumed") }
    }
  }

  /// The sentence for the case that no page has anything to say about.
  var banners: [String] {
    (isApproved ? [] : [Self.draftNotice]) + approval.notices
      + context.banners.filter { $0 != Self.draftNotice }
      + (context.isPastReview
        ? ["Past its review date, \(pathway.reviewBy.inWords): check every rule before you use it."]
        : []) + areaBanners + directoryProblems
  }
}
