import PathwayFormat
import Pathways
import TestSupport
import Testing

/// What people type, and the council that they mean.
@Suite struct PlaceTests {
  static let areas: [Area] = ShippedPathways.areas.compactMap { id in
    try? AreaReader().read(ShippedPathways.files(of: "areas/\(id)")).area
  }
  static let finder = PlaceFinder(
    areas: areas,
    elsewhere: [
      "Newcastle City Council", "Bedford Borough Council", "Hull City Council",
      "Dover District Council",
    ].map { PlaceFinder.Elsewhere(name: $0, nation: "england") })

  struct Case: Sendable, CustomTestStringConvertible {
    let typed: String
    let authority: String
    let district: String?

    init(_ typed: String, _ authority: String, _ district: String? = nil) {
      self.typed = typed
      self.authority = authority
      self.district = district
    }

    var testDescription: String { typed }
  }

  static let councils: [Case] = [
    Case("Staffordshire", "staffordshire_county"), Case("Staffs", "staffordshire_county"),
    Case("Stoke", "stoke_on_trent"), Case("stoke on trent", "stoke_on_trent"),
    Case("Stoke-on-Trent City Council", "stoke_on_trent"),
    Case("Derby", "derby_city"), Case("Derby City", "derby_city"),
    Case("Derbyshire", "derbyshire_county"), Case("derbyshire county council", "derbyshire_county"),
    Case("Dorset", "dorset_council"), Case("Dorset Council", "dorset_council"),
    Case("BCP", "bcp_council"), Case("Bournemouth, Christchurch & Poole", "bcp_council"),
    Case("Herts", "hertfordshire_county"), Case("HERTFORDSHIRE", "hertfordshire_county"),
  ]

  static let districts: [Case] = [
    (
      "staffordshire_county",
      [
        ("Cannock Chase", "cannock_chase"), ("East Staffordshire", "east_staffordshire"),
        ("Lichfield", "lichfield"), ("Newcastle under Lyme", "newcastle_under_lyme"),
        ("South Staffordshire", "south_staffordshire"), ("Stafford", "stafford"),
        ("Staffordshire Moorlands", "staffordshire_moorlands"), ("Tamworth", "tamworth"),
      ]
    ),
    (
      "derbyshire_county",
      [
        ("Amber Valley", "amber_valley"), ("Bolsover", "bolsover"),
        ("Chesterfield", "chesterfield"),
        ("Derbyshire Dales", "derbyshire_dales"), ("Erewash", "erewash"),
        ("High Peak", "high_peak"),
        ("North East Derbyshire", "north_east_derbyshire"),
        ("South Derbyshire", "south_derbyshire"),
      ]
    ),
    (
      "hertfordshire_county",
      [
        ("Broxbourne", "broxbourne"), ("Dacorum", "dacorum"), ("East Herts", "east_herts"),
        ("Hertsmere", "hertsmere"), ("North Hertfordshire", "north_herts"),
        ("St. Albans", "st_albans"), ("Stevenage", "stevenage"), ("Three Rivers", "three_rivers"),
        ("Watford", "watford"), ("Welwyn Hatfield", "welwyn_hatfield"),
      ]
    ),
  ].flatMap { authority, all in all.map { Case($0.0, authority, $0.1) } }

  static let former: [Case] = [
    Case("Bournemouth", "bcp_council"), Case("Bournemouth Borough Council", "bcp_council"),
    Case("Christchurch", "bcp_council"), Case("Poole", "bcp_council"),
    Case("Borough of Poole", "bcp_council"), Case("Poole Borough Council", "bcp_council"),
    Case("East Dorset", "dorset_council"), Case("North Dorset District Council", "dorset_council"),
    Case("Purbeck", "dorset_council"), Case("West Dorset", "dorset_council"),
    Case("Weymouth & Portland", "dorset_council"), Case("Weymouth", "dorset_council"),
  ]

  static let slips: [Case] = [
    Case("Tamworht", "staffordshire_county", "tamworth"), Case("Pooel", "bcp_council"),
    Case("Bournmouth", "bcp_council"), Case("Hertfodshire", "hertfordshire_county"),
    Case("Litchfield", "staffordshire_county", "lichfield"), Case("Derbyshre", "derbyshire_county"),
    Case("Stevanage", "hertfordshire_county", "stevenage"),
    Case("Newcastle-under-Lime", "staffordshire_county", "newcastle_under_lyme"),
  ]

  @Test(arguments: councils + districts)
  func `a council or district is found by its names`(place: Case) {
    guard case .found(let target, .exact) = Self.finder.find(place.typed) else {
      Issue.record("\(Self.finder.find(place.typed))")
      return
    }
    #expect(target.authority?.rawValue == place.authority)
    #expect(target.district?.rawValue == place.district)
    #expect(target.former == nil)
  }

  @Test func `every district and former council of the packs is tried`() {
    let districts = Self.areas.flatMap { $0.authorities.flatMap(\.districts) }
    let former = Self.areas.flatMap(\.formerCouncils)

    #expect(Set(Self.districts.compactMap(\.district)) == Set(districts.map(\.id.rawValue)))
    for council in former where council.successors.count == 1 {
      #expect(
        Self.former.contains {
          council.name.contains($0.typed) || $0.typed == council.name
            || council.otherNames.contains($0.typed)
        }, "\(council.name)")
    }
  }

  @Test(arguments: former)
  func `a council that was abolished leads to its successor, and is named`(place: Case) {
    guard case .found(let target, .exact) = Self.finder.find(place.typed) else {
      Issue.record("\(Self.finder.find(place.typed))")
      return
    }
    #expect(target.authority?.rawValue == place.authority)
    #expect(target.former != nil)
  }

  @Test func `a council whose land was divided leads to all its successors`() {
    guard case .several(let targets, .exact) = Self.finder.find("Dorset County Council") else {
      Issue.record("\(Self.finder.find("Dorset County Council"))")
      return
    }
    #expect(targets.map(\.authority) == ["bcp_council", "dorset_council"])
  }

  @Test(arguments: slips)
  func `a misspelling is found, and marked as one`(place: Case) {
    guard case .found(let target, .edits(let count)) = Self.finder.find(place.typed) else {
      Issue.record("\(Self.finder.find(place.typed))")
      return
    }
    #expect(target.authority?.rawValue == place.authority)
    #expect(target.district?.rawValue == place.district)
    #expect((1...2).contains(count))
  }

  @Test func `a name that several councils begin with is not guessed`() {
    guard case .several(let targets, .prefix) = Self.finder.find("Newcas") else {
      Issue.record("\(Self.finder.find("Newcas"))")
      return
    }
    #expect(targets.map(\.area) == ["national", "staffordshire"])
  }

  @Test func `a council of no pack leads to the pack for everywhere else`() {
    guard case .found(let target, .exact) = Self.finder.find("Hull") else {
      Issue.record("\(Self.finder.find("Hull"))")
      return
    }
    #expect(target.area == "national")
    #expect(target.authority == nil)
  }

  @Test(arguments: ["", "   ", "xyzzy", "???", "Du", "council"])
  func `what is no place is not found`(typed: String) {
    #expect(Self.finder.find(typed) == .nothing)
  }

  @Test func `two slips of equal size are both named`() {
    let currency = Area.Currency(
      period: .always, reviewed: CivilDate("2026-01-01")!, reviewBy: CivilDate("2026-12-31")!)
    var area = Area(id: "x", title: "X", nation: nil, currency: currency)
    area.authorities = [
      LocalAuthority(id: "a", name: "Barton", kind: .unitary),
      LocalAuthority(id: "b", name: "Burton", kind: .unitary),
    ]
    guard case .several(let targets, .edits(1)) = PlaceFinder(areas: [area]).find("Borton") else {
      Issue.record("\(PlaceFinder(areas: [area]).find("Borton"))")
      return
    }
    #expect(targets.map(\.name) == ["Barton", "Burton"])
  }
}
