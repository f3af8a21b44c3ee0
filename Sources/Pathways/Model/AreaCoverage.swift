/// What an area lacks, and what in it should be checked first: the work list of a co-ordinator.
public struct AreaCoverage: Hashable, Sendable {
  /// A purpose for which a place has nobody.
  public struct Gap: Hashable, Sendable {
    public let purpose: LocalPurpose
    /// The council that lacks it; nil for the whole area.
    public let authority: LocalAuthority.ID?
  }

  /// A contact that is named and cannot be rung.
  public struct Silence: Hashable, Sendable {
    public let contact: AreaContact.ID
    public let purpose: LocalPurpose
    /// Whether it is only the number for the night that is missing.
    public let isNightOnly: Bool
    /// What was looked for, if that was written down.
    public let why: String?
  }

  /// A value that is shown.
  public struct Statement: Hashable, Sendable {
    public let contact: AreaContact.ID
    /// The key of the value, such as `phone`.
    public let key: String
    public let provenance: Provenance
  }

  public let gaps: [Gap]
  public let silences: [Silence]
  /// The least certain first; of those, the ones checked longest ago; of those, the ones whose
  /// source is oldest or has no date.
  public let statements: [Statement]

  public init(of area: Area) {
    gaps = Self.gaps(of: area)
    silences = area.contacts.flatMap(Self.silences(of:))
    statements = area.contacts.flatMap { contact in
      contact.statements.compactMap { key, provenance in
        provenance.map { Statement(contact: contact.id, key: key, provenance: $0) }
      }
    }.sorted { $0.order < $1.order }
  }

  private static func gaps(of area: Area) -> [Gap] {
    guard !area.isElsewhere else { return [] }
    return LocalPurpose.allCases.flatMap { purpose -> [Gap] in
      switch purpose.expected {
      case nil: return []
      case .wholeArea:
        return area.contacts.contains { $0.purpose == purpose }
          ? [] : [Gap(purpose: purpose, authority: nil)]
      case .eachAuthority:
        return area.authorities.filter { authority in
          area.contacts(for: purpose, authority: authority.id).isEmpty
        }.map { Gap(purpose: purpose, authority: $0.id) }
      }
    }
  }

  private static func silences(of contact: AreaContact) -> [Silence] {
    // What is reached through somebody else is not silent.
    guard contact.through == nil, contact.national == nil else { return [] }
    func silence(_ why: String?, isNightOnly: Bool) -> Silence {
      Silence(
        contact: contact.id, purpose: contact.purpose, isNightOnly: isNightOnly, why: why)
    }
    switch (contact.phone, contact.outOfHours?.phone) {
    case (.unconfirmed(let why), .unconfirmed?), (.unconfirmed(let why), nil):
      return [silence(why, isNightOnly: false)]
    case (.confirmed, .unconfirmed(let why)?): return [silence(why, isNightOnly: true)]
    case (.unconfirmed(let why), .confirmed?): return [silence(why, isNightOnly: false)]
    case (.confirmed, _): return []
    }
  }
}

extension AreaCoverage.Statement {
  fileprivate var order: (Confidence, CivilDate, Int, String) {
    (
      provenance.confidence, provenance.checked, provenance.source.year ?? 0,
      "\(contact) \(key)"
    )
  }
}

extension AreaSource {
  /// The latest year that its date names; nil for a source without a date.
  public var year: Int? {
    dated.split(whereSeparator: { !$0.isNumber }).compactMap { word in
      guard word.utf8.count == 4, let year = Int(word), (1980...2199).contains(year) else {
        return nil
      }
      return year
    }.max()
  }
}
