/// What an area adds to a pathway. Nothing here can take away.
public struct AreaAdditions: Hashable, Sendable {
  /// A sentence that is added to a duty, with the area's label in front.
  public struct Note: Hashable, Sendable {
    public let duty: Duty.ID
    /// Where it holds; nil for the whole area.
    public let authority: LocalAuthority.ID?
    public let note: Duty.Note

    public init(duty: Duty.ID, authority: LocalAuthority.ID?, note: Duty.Note) {
      self.duty = duty
      self.authority = authority
      self.note = note
    }
  }

  /// A deadline of the area's own, which must not be later than the national one.
  public struct EarlierDeadline: Hashable, Sendable {
    public let duty: Duty.ID
    public let authority: LocalAuthority.ID?
    public let by: Deadline
    public let basis: [Citation]

    public init(duty: Duty.ID, authority: LocalAuthority.ID?, by: Deadline, basis: [Citation]) {
      self.duty = duty
      self.authority = authority
      self.by = by
      self.basis = basis
    }
  }

  /// A duty of the area's own.
  public struct AddedDuty: Hashable, Sendable {
    public let authority: LocalAuthority.ID?
    public let duty: Duty

    public init(authority: LocalAuthority.ID?, duty: Duty) {
      self.authority = authority
      self.duty = duty
    }
  }

  public let pathway: Pathway.ID
  public var sources: [Source] = []
  public var contacts: [Contact] = []
  public var duties: [AddedDuty] = []
  public var notes: [Note] = []
  public var deadlines: [EarlierDeadline] = []

  public init(to pathway: Pathway.ID) {
    self.pathway = pathway
  }
}
