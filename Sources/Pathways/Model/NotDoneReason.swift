/// A reason why somebody does not do a duty, as it can be chosen from a list.
public struct NotDoneReason: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<NotDoneReason>

  public let id: ID
  /// What the person reads.
  public let label: String

  public init(id: ID, label: String) {
    self.id = id
    self.label = label
  }
}
