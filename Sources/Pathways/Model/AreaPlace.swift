/// A council with social care duties.
public struct LocalAuthority: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<LocalAuthority>

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A county council above districts, which have the housing duties.
    case county
    /// One council for everything.
    case unitary
  }

  public let id: ID
  public let name: String
  public let kind: Kind
  /// Other names that people type.
  public let otherNames: [String]
  /// The days on which the council exists.
  public let period: Period
  public let districts: [District]
  /// What is known of changes ahead, in sentences.
  public let notes: [String]

  public init(
    id: ID, name: String, kind: Kind, otherNames: [String] = [], period: Period = .always,
    districts: [District] = [], notes: [String] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.otherNames = otherNames
    self.period = period
    self.districts = districts
    self.notes = notes
  }
}

/// A district or borough council under a county council.
public struct District: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<District>

  public let id: ID
  public let name: String
  public let otherNames: [String]

  public init(id: ID, name: String, otherNames: [String] = []) {
    self.id = id
    self.name = name
    self.otherNames = otherNames
  }
}

/// A council that was abolished; people, papers and old pages still name it.
public struct FormerCouncil: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<FormerCouncil>

  public let id: ID
  public let name: String
  public let otherNames: [String]
  /// The last day on which it existed.
  public let until: CivilDate
  /// Who has its work now. Several if its land was divided; then nobody may guess.
  public let successors: [LocalAuthority.ID]

  public init(
    id: ID, name: String, otherNames: [String] = [], until: CivilDate,
    successors: [LocalAuthority.ID]
  ) {
    self.id = id
    self.name = name
    self.otherNames = otherNames
    self.until = until
    self.successors = successors
  }
}
