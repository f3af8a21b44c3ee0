import Interviews
import Pathways

extension RouteReply {
  /// What the interview has come to.
  ///
  /// - Parameters:
  ///   - place: where the person is, for local numbers; nil if no area is named.
  ///   - warnings: what the reader has to know besides, such as a review that is overdue.
  init(
    _ interview: Interview, of loaded: PathwayLibrary.Loaded, at place: RoutePlace? = nil,
    warnings: [String]
  ) {
    let words = RouteWords(interview, at: place)
    let outcome = interview.settledOutcome
    let approval = interview.pathway.approvalState(of: loaded.fingerprint)
    let isApproved = approval.isApproved
    pathway = PathwayPart(
      id: interview.pathway.id.rawValue, version: interview.pathway.version,
      contentHash: loaded.contentHash, approved: isApproved,
      reviewBy: interview.pathway.reviewBy.description)
    let step = interview.step
    status = step == .complete ? "complete" : "asking"
    var question: QuestionPart?
    if case .ask(let fact) = step { question = Self.question(fact, in: interview) }
    self.question = OrNull(question)
    let route = outcome.route.flatMap(interview.pathway.route).map { route in
      RoutePart(
        id: route.id.rawValue, class: route.routeClass, title: route.title, say: route.say,
        basis: words.basis(route.basis),
        because: interview.reasonForRoute?.facts.map(\.rawValue) ?? [])
    }
    self.route = OrNull(route)
    duties = outcome.duties.compactMap { words.duty($0, number: outcome.number(of: $0.duty)) }
    actsToAvoid = outcome.acts.compactMap(interview.pathway.act).map { act in
      ActPart(
        id: act.id.rawValue, say: act.say, protects: act.protects.map(\.rawValue),
        basis: words.basis(act.basis))
    }
    presumptions = outcome.presumptions.compactMap { words.presumption($0) }
    let possible = Set(interview.possibleRoutes)
    routesPossible = interview.pathway.routes.map { route in
      PossiblePart(
        id: route.id.rawValue, possible: possible.contains(route.id),
        ruledOutBy: possible.contains(route.id)
          ? [] : interview.reasonAgainst(route.id)?.facts.map(\.rawValue) ?? [])
    }
    changesOfRoute = interview.changesOfRoute.map { change in
      ChangePart(
        fact: change.fact.rawValue, answer: change.given.json,
        routes: change.routes.map(\.rawValue))
    }
    yourBody = interview.registerValues.sorted { $0.key < $1.key }.map { fact, given in
      BodyPart(fact: fact.rawValue, value: given.text)
    }
    setAside = interview.setAside.map(\.id.rawValue)
    self.warnings =
      (isApproved ? [] : ["Draft: not approved for use."]) + approval.notices.map { "\($0)." }
      + warnings
  }

  private static func question(_ fact: Fact, in interview: Interview) -> QuestionPart {
    let leads = interview.routes(after: fact.id)
    func routes(after given: Given) -> [String] {
      leads.first { $0.given == given }?.routes.map(\.rawValue) ?? []
    }
    var answers = fact.answers.map { answer in
      QuestionPart.AnswerPart(
        id: answer.id.rawValue, label: answer.label,
        leadsTo: routes(after: fact.takesSeveral ? .several([answer.id]) : .one(answer.id)))
    }
    if fact.mayBeNotKnown {
      answers.append(
        QuestionPart.AnswerPart(
          id: "not_known", label: fact.notKnownLabel, leadsTo: routes(after: .notKnown)))
    }
    return QuestionPart(
      id: fact.id.rawValue, ask: fact.question ?? fact.label, help: fact.help, why: fact.why,
      choose: fact.takesSeveral ? "any" : "one", answers: answers)
  }
}

/// The words of a pathway in the shape of the reply.
struct RouteWords {
  let interview: Interview
  let place: RoutePlace?

  init(_ interview: Interview, at place: RoutePlace? = nil) {
    self.interview = interview
    self.place = place
  }

  private var pathway: Pathway { interview.pathway }

  func basis(_ citations: [Citation]) -> [RouteReply.BasisPart] {
    interview.applying(citations).map { citation in
      RouteReply.BasisPart(
        source: citation.source.rawValue, section: citation.section,
        title: pathway.source(citation.source)?.title ?? citation.source.rawValue,
        verified: citation.isVerified, read: citation.reading.rawValue)
    }
  }

  func duty(_ owed: OwedDuty, number: Int? = nil) -> RouteReply.DutyPart? {
    guard let duty = pathway.duty(owed.duty) else { return nil }
    let wording = duty.wording(of: owed.variant)
    var provided: String?
    if case .contingent(let place) = owed.standing {
      provided = duty.contingencies[place].provided
    }
    return RouteReply.DutyPart(
      id: duty.id.rawValue, number: number, standing: owed.standing.code,
      provided: OrNull(provided),
      waitsFor: OrNull(owed.standing == .held ? duty.hold?.until : nil), done: owed.isDone,
      doneBecause: owed.isDone ? interview.answersThatDid(owed.duty) : [],
      stage: duty.stage.rawValue, force: (wording.force ?? .should).rawValue,
      variant: owed.variant?.rawValue, title: wording.title ?? duty.id.rawValue,
      who: wording.who ?? "you", to: wording.to ?? "",
      by: RouteReply.DeadlinePart(
        code: wording.by?.code ?? "as_soon_as", text: wording.by?.words ?? ""),
      say: wording.say ?? [], haveReady: wording.haveReady ?? [],
      notes: owed.notes.map { place in
        RouteReply.NotePart(
          say: duty.notes[place].say, basis: basis(duty.notes[place].basis))
      },
      basis: basis(wording.basis ?? []),
      because: interview.reason(for: duty.id)?.facts.map(\.rawValue) ?? [],
      contacts: (wording.contacts ?? []).compactMap(pathway.contact).map(contact),
      localContacts: wording.local.flatMap { purpose in place?.door(for: purpose) },
      localContact: wording.local.flatMap { purpose in
        place == nil
          ? "\(purpose.rawValue): name the area to get the number; until then ask the switchboard "
            + "of the council or Trust, or 101"
          : nil
      })
  }

  private func contact(_ contact: Contact) -> RouteReply.ContactPart {
    switch contact.reach {
    case .confirmed(let phone, let email, let url, let hours):
      RouteReply.ContactPart(
        id: contact.id.rawValue, name: contact.name, for: contact.purpose, confirmed: true,
        phone: phone, email: email, url: url, hours: hours, note: nil)
    case .unconfirmed(let note):
      RouteReply.ContactPart(
        id: contact.id.rawValue, name: contact.name, for: contact.purpose, confirmed: false,
        phone: nil, email: nil, url: nil, hours: nil, note: note)
    }
  }

  func presumption(_ id: Fact.ID) -> RouteReply.PresumptionPart? {
    guard let fact = pathway.fact(id),
      case .presume(let answer, let reason, let citations) = fact.notKnown
    else { return nil }
    return RouteReply.PresumptionPart(
      fact: id.rawValue, as: answer.rawValue, reason: reason, basis: basis(citations))
  }
}

extension Given {
  /// As it is written in JSON.
  var json: JSONValue {
    switch self {
    case .one(let answer): .string(answer.rawValue)
    case .several(let answers): .array(answers.map { .string($0.rawValue) })
    case .notKnown: "not_known"
    }
  }

  var text: String {
    switch self {
    case .one(let answer): answer.rawValue
    case .several(let answers): answers.map(\.rawValue).joined(separator: ", ")
    case .notKnown: "not_known"
    }
  }
}
