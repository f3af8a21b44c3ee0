public import Pathways

/// What two lists of duties that are due have not in common, each in its own order.
///
/// The same comparison serves the question "what if" and a case that is run again.
public struct DueChange: Hashable, Sendable {
  /// The duties that were due and are not any more.
  public let lost: [Duty.ID]
  /// The duties that are due and were not before.
  public let gained: [Duty.ID]

  public init(from before: [Duty.ID], to after: [Duty.ID]) {
    let (old, new) = (Set(before), Set(after))
    lost = before.filter { !new.contains($0) }
    gained = after.filter { !old.contains($0) }
  }
}
