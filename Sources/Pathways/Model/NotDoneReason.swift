/// A reason why somebody does not do a duty, as it can be chosen from a list.
public struct NotDoneReason: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<NotDoneReason>

  public let id: ID
  /// What the person reads.
  public let label: String
  /// The cases in which it is a reason; it may look at the outcome.
  public let condition: Condition
  /// The duties for which it is a reason; nil for all of them.
  public let duties: [Duty.ID]?

  public init(
    id: ID, label: String, condition: Condition = .always, duties: [Duty.ID]? = nil
  ) {
    self.id = id
    self.label = label
    self.condition = condition
    self.duties = duties
  }

  /// Whether it can be a reason for leaving a duty undone, in some case.
  public func mayExcuse(_ duty: Duty.ID) -> Bool { duties?.contains(duty) ?? true }
}
