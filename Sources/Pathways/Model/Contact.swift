/// Somebody to ring, write to or look up.
public struct Contact: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Contact>

  /// The ways to reach a contact, which exist only when somebody confirmed them.
  public enum Reach: Hashable, Sendable {
    /// Values that a source states.
    case confirmed(phone: String?, email: String?, url: String?, hours: String?)
    /// Nothing may be shown; the text says what to do instead.
    case unconfirmed(String)
  }

  public let id: ID
  public let name: String
  public let purpose: String
  public let reach: Reach
  public let basis: [Citation]

  public init(id: ID, name: String, purpose: String, reach: Reach, basis: [Citation]) {
    self.id = id
    self.name = name
    self.purpose = purpose
    self.reach = reach
    self.basis = basis
  }

  /// The telephone number, if one was confirmed.
  public var phone: String? {
    if case .confirmed(let phone, _, _, _) = reach { phone } else { nil }
  }

  /// What is said of a telephone whose hours nobody confirmed, where others say that it answers now.
  /// An address is written to at any hour: of that it is not asked.
  public var doubtOfHours: String? {
    phone == nil ? nil : "hours not confirmed"
  }
}
