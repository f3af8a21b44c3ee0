public import Pathways

/// One person's way through a pathway, as it is saved.
public struct Check: Hashable, Sendable, Identifiable {
  public let id: String
  /// What ties together the checks about people who were found together.
  public var incident: String?
  /// Which of the people who were found together it is about, from 1; nil where nobody else was.
  public var person: Int?
  /// The practitioner's own reference; empty if there is none.
  public var caseReference: String
  public let pathway: Pathway.ID
  public internal(set) var pathwayVersion: String
  public internal(set) var contentHash: String
  /// Everything that was answered, also what does not apply at present.
  public var answers: Answers
  /// What was known without asking.
  public var lookedUp: Answers
  /// The places that the case touches, where the person is now first.
  public var places: [CasePlace]
  /// What is ticked at the open question and not sent off. It counts for nothing.
  public var draft: Answers
  /// The facts that were answered, in the order of answering.
  public var order: [Fact.ID]
  public let started: String
  public var updated: String
  /// What came of it and what was done about it, in the order in which it happened.
  public internal(set) var events: [CheckEvent]

  public init(
    id: String, incident: String? = nil, person: Int? = nil, caseReference: String = "",
    pathway: Pathway.ID,
    pathwayVersion: String, contentHash: String, answers: Answers = [:],
    lookedUp: Answers = [:], places: [CasePlace] = [], draft: Answers = [:], order: [Fact.ID] = [],
    started: String, updated: String, events: [CheckEvent] = []
  ) {
    self.id = id
    self.incident = incident
    self.person = person
    self.caseReference = caseReference
    self.pathway = pathway
    self.pathwayVersion = pathwayVersion
    self.contentHash = contentHash
    self.answers = answers
    self.lookedUp = lookedUp
    self.places = places
    self.draft = draft
    self.order = order
    self.started = started
    self.updated = updated
    self.events = events
  }

  /// The reference, or words that say that there is none.
  public var name: String { caseReference.isEmpty ? "no reference" : caseReference }

  /// The answers that were not given in this check, but remembered from an earlier one.
  public var remembered: Set<Fact.ID> { Set(answers.facts).subtracting(order) }
}

/// A check on the list of those that can be carried on with.
public struct SavedCheck: Hashable, Sendable, Identifiable {
  public let check: Check
  /// When it was saved, as a person reads it.
  public let savedAt: String
  /// When it was begun, as a person reads it; nil if that is not known.
  public let begunAt: String?

  public init(check: Check, savedAt: String, begunAt: String? = nil) {
    self.check = check
    self.savedAt = savedAt
    self.begunAt = begunAt
  }

  public var id: String { check.id }
}
