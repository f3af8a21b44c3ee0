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

  /// Where they are to be found, if nobody is rung there: `Online: https://…, name`; nil if they have a
  /// telephone, or nothing of theirs was confirmed.
  public var address: String? {
    guard case .confirmed(nil, let email, let url, _) = reach else { return nil }
    // The name stands behind it, so that no full stop is taken for a part of it.
    return (url.map { "Online: \($0)" } ?? email.map { "Write to: \($0)" })
      .map { "\($0), \(name)" }
  }

  /// What is said of a telephone whose hours nobody confirmed, where others say that it answers now.
  /// An address is written to at any hour: of that it is not asked.
  public var doubtOfHours: String? {
    phone == nil ? nil : "hours not confirmed"
  }
}

extension Pathway {
  /// Where a duty is done, if it begins with a form or a letter and not with a telephone call: the
  /// author names first what comes first.
  public func address(for wording: Duty.Wording) -> String? {
    guard wording.local?.isRungForTheDuty != true else { return nil }
    return wording.contacts?.first.flatMap(contact)?.address
  }
}
