/// How a duty stands in a case.
public enum Standing: Hashable, Sendable {
  case due
  case dueBecauseUnsure
  /// Due, but it waits for what the duty's hold says.
  case held
  /// Due only if the event of the contingency at this place of the list comes about.
  case contingent(Int)

  /// What a machine reads.
  public var code: String {
    switch self {
    case .due: "due"
    case .dueBecauseUnsure: "due_because_unsure"
    case .held: "held"
    case .contingent: "contingent"
    }
  }

  /// Due, or due because unsure.
  public var isDue: Bool {
    switch self {
    case .due, .dueBecauseUnsure: true
    case .held, .contingent: false
    }
  }
}

/// A duty as it stands in a case.
public struct OwedDuty: Hashable, Sendable {
  public let duty: Duty.ID
  public let standing: Standing
  public let variant: Duty.Variant.ID?
  /// Whether the answers say that somebody has done it already.
  public let isDone: Bool
  /// The places, in the duty's list, of the notes that apply.
  public let notes: [Int]

  public init(
    duty: Duty.ID, standing: Standing, variant: Duty.Variant.ID?, isDone: Bool, notes: [Int]
  ) {
    self.duty = duty
    self.standing = standing
    self.variant = variant
    self.isDone = isDone
    self.notes = notes
  }
}

/// What comes of a case.
public struct Outcome: Hashable, Sendable {
  /// The one route that stands; nil is a fault of the pathway, which its proofs exclude.
  public let route: Route.ID?
  /// In the order of doing.
  public let duties: [OwedDuty]
  public let acts: [Act.ID]
  /// The facts whose "not known" was replaced by a presumption.
  public let presumptions: [Fact.ID]

  public init(
    route: Route.ID?, duties: [OwedDuty], acts: [Act.ID], presumptions: [Fact.ID]
  ) {
    self.route = route
    self.duties = duties
    self.acts = acts
    self.presumptions = presumptions
  }

  public func duty(_ id: Duty.ID) -> OwedDuty? {
    duties.first { $0.duty == id }
  }
}

extension Outcome {
  /// The places of the duties in the order in which they are read: what is to be done, waits or is
  /// done already, in the order of doing, and then what only an event would make due.
  public var readingOrder: [Int] {
    func isContingent(_ place: Int) -> Bool {
      if case .contingent = duties[place].standing { true } else { false }
    }
    return duties.indices.filter { !isContingent($0) } + duties.indices.filter(isContingent)
  }

  /// The number of a duty, from 1: the same on the screen, in lines, on sheets and in JSON, so that
  /// two people who talk about "duty 3" mean one thing. Nil if the duty is not of this case.
  public func number(of duty: Duty.ID) -> Int? {
    readingOrder.firstIndex { duties[$0].duty == duty }.map { $0 + 1 }
  }
}
