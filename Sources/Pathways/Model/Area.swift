/// A place's own part of a referral: whom to ring, what its partnership agreed, and how sure
/// all of it is.
public struct Area: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Area>

  /// When the pack holds, and when somebody has to go over it again.
  public struct Currency: Hashable, Sendable {
    public let period: Period
    /// The day on which somebody last went over the whole pack.
    public let reviewed: CivilDate
    /// The last day before somebody has to go over it again: twelve months later at most.
    public let reviewBy: CivilDate

    public init(period: Period, reviewed: CivilDate, reviewBy: CivilDate) {
      self.period = period
      self.reviewed = reviewed
      self.reviewBy = reviewBy
    }
  }

  public let id: ID
  public let title: String
  /// The answer to the fact `nation` that goes with the area; nil for an area of several nations.
  public let nation: Answer.ID?
  public let currency: Currency
  /// Whether the area stands for every place that no other area claims.
  public let isElsewhere: Bool

  public var policeForce: Stated<String> = .unconfirmed(nil)
  /// What to do when the area does not know whom to ring, in sentences.
  public var advice: [String] = []
  public var sources: [AreaSource] = []
  public var authorities: [LocalAuthority] = []
  public var formerCouncils: [FormerCouncil] = []
  public var contacts: [AreaContact] = []
  public var partnership: Partnership?
  public var policy = LocalPolicy()
  public var additions: [AreaAdditions] = []

  public init(
    id: ID, title: String, nation: Answer.ID?, currency: Currency, isElsewhere: Bool = false
  ) {
    self.id = id
    self.title = title
    self.nation = nation
    self.currency = currency
    self.isElsewhere = isElsewhere
  }

  public func authority(_ id: LocalAuthority.ID) -> LocalAuthority? {
    authorities.first { $0.id == id }
  }

  public func contact(_ id: AreaContact.ID) -> AreaContact? {
    contacts.first { $0.id == id }
  }

  /// Whether the pack may be used without a warning on a day.
  public func isCurrent(on day: CivilDate) -> Bool {
    currency.period.contains(day) && day <= currency.reviewBy
  }

  /// The contacts for a purpose at a place: the district's own first, then the authority's, then
  /// those of the whole area; none of another authority or district.
  public func contacts(
    for purpose: LocalPurpose, authority: LocalAuthority.ID?, district: District.ID? = nil
  ) -> [AreaContact] {
    let fitting = contacts.filter { contact in
      contact.purpose == purpose
        && (contact.authority == nil || contact.authority == authority)
        && (contact.district == nil || contact.district == district)
    }
    return fitting.filter { $0.district != nil }
      + fitting.filter { $0.district == nil && $0.authority != nil }
      + fitting.filter { $0.authority == nil }
  }

  /// What is known of an old number: the entry that replaced it. Nil for a number that is still
  /// in use somewhere in the area, or that nobody has heard of.
  public func replacement(of number: Telephone) -> AreaContact? {
    let isInUse = contacts.contains { $0.telephones.contains { $0.digits == number.digits } }
    guard !isInUse else { return nil }
    return contacts.first { contact in
      contact.superseded.contains { $0.phone.digits == number.digits }
    }
  }
}
