/// A place as far as its services go: an area, and the council in it where that is known.
public struct AreaPlace: Hashable, Sendable {
  public let area: Area.ID
  public let authority: LocalAuthority.ID?
  public let district: District.ID?
  /// The answer to the fact `nation`, where the area does not decide it.
  public let nation: Answer.ID?
  /// The name of the council that was chosen, where no pack knows it; nil elsewhere.
  public let council: String?

  public init(
    area: Area.ID, authority: LocalAuthority.ID? = nil, district: District.ID? = nil,
    nation: Answer.ID? = nil, council: String? = nil
  ) {
    self.council = council
    self.area = area
    self.authority = authority
    self.district = district
    self.nation = nation
  }

  /// - Parameter nation: what was answered, where the target does not say it.
  public init(_ target: PlaceFinder.Target, nation: Answer.ID? = nil) {
    self.init(
      area: target.area, authority: target.authority, district: target.district,
      nation: target.nation ?? nation,
      // Only the area for everywhere else has places without a council of its own.
      council: target.authority == nil ? target.name : nil)
  }
}

/// Every area pack, and the bank holidays: all that is known of whom to ring where and when.
public struct AreaDirectory: Sendable {
  public let areas: [Area]
  public let bankHolidays: BankHolidays
  public let finder: PlaceFinder

  /// - Parameter elsewhere: councils that no pack claims.
  public init(areas: [Area], bankHolidays: BankHolidays, elsewhere: [PlaceFinder.Elsewhere] = []) {
    self.areas = areas
    self.bankHolidays = bankHolidays
    finder = PlaceFinder(areas: areas, elsewhere: elsewhere)
  }

  public func area(_ id: Area.ID) -> Area? { areas.first { $0.id == id } }

  /// The area for every place that no other one claims.
  public var elsewhere: Area? { areas.first(where: \.isElsewhere) }

  /// What the place answers, so that nobody is asked.
  public func answers(at place: AreaPlace) -> Answers {
    var answers = area(place.area)?.answers(for: place.authority) ?? Answers()
    if answers["nation"] == nil, let nation = place.nation { answers["nation"] = .one(nation) }
    return answers
  }

  /// The nation of a place, by which bank holidays count; nil if it is not known.
  public func nation(of place: AreaPlace) -> Nation? {
    (area(place.area)?.nation ?? place.nation).flatMap { Nation(rawValue: $0.rawValue) }
  }

  /// The name of a place as a person reads it: its district, its council, or its area.
  public func name(of place: AreaPlace) -> String {
    if let council = place.council { return council }
    guard let area = area(place.area) else { return place.area.rawValue }
    let authority = place.authority.flatMap(area.authority)
    let district = place.district.flatMap { id in authority?.districts.first { $0.id == id } }
    return district.map { district in
      authority.map { "\(district.name) (\($0.name))" } ?? district.name
    } ?? authority?.name ?? area.title
  }
}
