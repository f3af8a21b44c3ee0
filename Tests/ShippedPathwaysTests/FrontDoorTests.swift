import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Who is to be rung first, place by place and minute by minute, worked out by hand from the hours
/// that the packs' sources print.
@Suite struct FrontDoorTests {
  static let directory: AreaDirectory? = {
    let areas = ShippedPathways.areas.compactMap { id in
      try? AreaReader().read(ShippedPathways.files(of: "areas/\(id)")).area
    }
    guard let bankHolidays = try? ShippedPathways.bankHolidays() else { return nil }
    return AreaDirectory(areas: areas, bankHolidays: bankHolidays)
  }()

  struct Case: Sendable, CustomTestStringConvertible {
    let place: String
    let purpose: LocalPurpose
    let minute: String
    /// The digits of the number to ring first; empty where no number may be shown.
    let first: String
    let state: State

    enum State: Sendable { case open, closed, notKnown, noNumber }

    init(
      _ place: String, _ purpose: LocalPurpose, _ minute: String, _ first: String, _ state: State
    ) {
      self.place = place
      self.purpose = purpose
      self.minute = minute
      self.first = first
      self.state = state
    }

    var testDescription: String { "\(place), \(purpose.rawValue), \(minute)" }
  }

  // 2026-11-21 is a Saturday. 25 and 28 December 2026 and 1 January 2027 are bank holidays in
  // England. The clocks change on 28 March and on 31 October 2027.
  static let cases: [Case] = stoke + staffordshire + derby + dorset + poole + hertfordshire + others

  static let stoke: [Case] = [
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-24 11:00", "01782235100", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-24 08:29", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-24 08:30", "01782235100", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-24 16:59", "01782235100", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-24 17:00", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-24 23:59", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-25 00:00", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-27 16:29", "01782235100", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-27 16:30", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-21 02:10", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-22 14:00", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-11-23 08:29", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-12-25 11:00", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2026-12-28 11:00", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2027-03-28 02:30", "01782234234", .open),
    Case("Stoke-on-Trent", .childrensFrontDoor, "2027-10-31 01:30", "01782234234", .open),
    Case("Stoke-on-Trent", .adultsFrontDoor, "2026-11-21 02:10", "08005610015", .notKnown),
  ]

  static let staffordshire: [Case] = [
    Case("Tamworth", .childrensFrontDoor, "2026-11-24 11:00", "03001118007", .open),
    Case("Tamworth", .childrensFrontDoor, "2026-11-24 17:29", "03001118007", .open),
    Case("Tamworth", .childrensFrontDoor, "2026-11-24 17:30", "03456042886", .open),
    Case("Tamworth", .childrensFrontDoor, "2026-11-27 16:30", "03456042886", .open),
    Case("Lichfield", .childrensFrontDoor, "2026-11-21 02:10", "03456042886", .open),
    Case("Lichfield", .childrensFrontDoor, "2026-11-22 14:00", "03456042886", .open),
    // Nobody says what becomes of the day line's hours on a bank holiday.
    Case("Tamworth", .childrensFrontDoor, "2026-12-25 11:00", "03001118007", .notKnown),
    Case("Tamworth", .childrensFrontDoor, "2026-12-25 22:00", "03456042886", .open),
    Case("Cannock Chase", .adultsFrontDoor, "2026-11-24 11:00", "03456042719", .open),
    Case("Cannock Chase", .adultsFrontDoor, "2026-11-24 17:00", "03456042886", .open),
    Case("Cannock Chase", .adultsFrontDoor, "2026-11-27 16:29", "03456042719", .open),
    Case("Cannock Chase", .adultsFrontDoor, "2026-11-27 16:30", "03456042886", .open),
    Case("Cannock Chase", .adultsFrontDoor, "2026-12-25 11:00", "03456042886", .open),
    Case("Cannock Chase", .adultsFrontDoor, "2027-01-01 09:00", "03456042886", .open),
    Case("Cannock Chase", .homelessness, "2026-11-24 11:00", "01543462621", .notKnown),
    Case("Stafford", .homelessness, "2026-11-24 11:00", "", .noNumber),
    Case("Tamworth", .homelessness, "2026-11-24 11:00", "", .noNumber),
    Case("Stafford", .police, "2026-12-25 03:00", "101", .open),
  ]

  static let derby: [Case] = [
    Case("Derby", .childrensFrontDoor, "2026-11-24 11:00", "01332641172", .notKnown),
    Case("Derby", .childrensFrontDoor, "2026-11-21 02:10", "01332641172", .notKnown),
    Case("Derby", .adultsFrontDoor, "2026-11-24 11:00", "01332642855", .notKnown),
    Case("Chesterfield", .childrensFrontDoor, "2026-11-21 02:10", "01629533190", .open),
    Case("Chesterfield", .childrensFrontDoor, "2026-12-25 11:00", "01629533190", .open),
    // One number by day and by night.
    Case("Chesterfield", .adultsFrontDoor, "2026-11-24 11:00", "01629533190", .open),
    Case("Chesterfield", .adultsFrontDoor, "2026-11-21 02:10", "01629533190", .open),
    Case("Chesterfield", .adultsFrontDoor, "2026-11-22 23:00", "01629533190", .open),
    Case("High Peak", .childrensAdvice, "2026-11-24 17:59", "01629535353", .open),
    Case("High Peak", .childrensAdvice, "2026-11-24 18:00", "01629535353", .closed),
    Case("High Peak", .childrensAdvice, "2026-11-21 12:00", "01629535353", .closed),
    Case("Bolsover", .homelessness, "2026-11-24 11:00", "", .noNumber),
  ]

  static let dorset: [Case] = [
    // The hours of the day line are not known, so at night the line for the night goes first.
    Case("Dorset", .childrensFrontDoor, "2026-11-24 11:00", "01305228558", .notKnown),
    Case("Dorset", .childrensFrontDoor, "2026-11-21 02:10", "01202228866", .notKnown),
    Case(
      "Weymouth and Portland", .childrensFrontDoor, "2026-11-24 11:00", "01305228558", .notKnown),
    Case("Dorset", .adultsFrontDoor, "2026-11-24 11:00", "01305221016", .open),
    Case("Dorset", .adultsFrontDoor, "2026-11-24 08:29", "01305221000", .open),
    Case("Dorset", .adultsFrontDoor, "2026-11-24 17:00", "01305221000", .open),
    Case("Dorset", .adultsFrontDoor, "2026-11-22 12:00", "01305221000", .open),
    Case("Dorset", .adultsFrontDoor, "2026-12-28 11:00", "01305221016", .notKnown),
  ]

  static let poole: [Case] = [
    Case("Poole", .childrensFrontDoor, "2026-11-21 02:10", "01202738256", .open),
    Case("Poole", .childrensFrontDoor, "2026-11-22 23:59", "01202738256", .open),
    // "Mon-Fri 17:00-09:00, all weekend" can be read both ways for the night to Monday.
    Case("Poole", .childrensFrontDoor, "2026-11-23 03:00", "01202738256", .notKnown),
    Case("Bournemouth", .childrensFrontDoor, "2026-11-24 11:00", "01202123334", .open),
    Case("Bournemouth", .childrensFrontDoor, "2026-11-24 17:14", "01202123334", .open),
    Case("Bournemouth", .childrensFrontDoor, "2026-11-24 17:15", "01202738256", .open),
    Case("Christchurch", .childrensFrontDoor, "2026-11-27 16:44", "01202123334", .open),
    Case("Christchurch", .childrensFrontDoor, "2026-11-27 17:00", "01202738256", .open),
    Case("Poole", .childrensFrontDoor, "2026-12-25 11:00", "01202738256", .open),
    Case("Poole", .adultsFrontDoor, "2026-11-21 02:10", "03001239895", .open),
    Case("Poole", .adultsFrontDoor, "2026-11-23 08:59", "03001239895", .open),
    Case("Poole", .adultsFrontDoor, "2026-11-24 11:00", "01202123654", .notKnown),
    Case("Poole", .adultsFrontDoor, "2026-11-27 16:00", "03001239895", .open),
    Case("Poole", .police, "2027-10-31 01:30", "101", .open),
  ]

  static let hertfordshire: [Case] = [
    Case("Watford", .childrensFrontDoor, "2026-11-21 02:10", "03001234043", .open),
    Case("Watford", .childrensFrontDoor, "2026-11-24 11:00", "03001234043", .open),
    Case("St Albans", .adultsFrontDoor, "2026-11-21 02:10", "03001234042", .open),
    Case("St Albans", .adultsFrontDoor, "2026-12-25 11:00", "03001234042", .open),
    Case("Stevenage", .homelessness, "2026-11-24 11:00", "", .noNumber),
    Case("Hertsmere", .homelessness, "2026-11-24 11:00", "02082072277", .notKnown),
  ]

  static let others: [Case] = [
    // Which nation it is decides whether the line serves the place; see below.
    Case("national", .guardian, "2026-12-25 03:00", "", .noNumber),
    Case("national", .helpline, "2026-11-21 02:10", "08000121700", .open),
    // An area without a number of its own is sent to the national line.
    Case("Poole", .guardian, "2026-11-21 02:10", "08000434303", .open),
    Case("Watford", .policeUnit, "2026-11-21 02:10", "101", .open),
    Case("national", .childrensFrontDoor, "2026-11-21 02:10", "", .noNumber),
  ]

  @Test(arguments: cases)
  func `the number that answers stands first`(example: Case) throws {
    let directory = try #require(Self.directory)
    let place = try directory.place(named: example.place)
    let minute = try CivilMinute(reading: example.minute)

    let door = directory.frontDoor(for: example.purpose, at: place, minute: minute)

    guard let line = door.lines.first else {
      #expect(example.state == .noNumber, "no number is shown")
      return
    }
    #expect(line.phone.value.digits == example.first)
    switch line.state {
    case .open: #expect(example.state == .open, "\(line.words)")
    case .closed: #expect(example.state == .closed, "\(line.words)")
    case .notKnown: #expect(example.state == .notKnown, "\(line.words)")
    }
  }

  @Test func `the table has more than sixty rows`() {
    #expect(Self.cases.count > 60)
  }

  /// Old numbers are kept in the packs so that the program can warn of them; none is offered.
  @Test(arguments: Nation.allCases)
  func `a number of some nations is offered in no other`(nation: Nation) throws {
    let directory = try #require(Self.directory)
    let place = AreaPlace(area: "national", nation: Answer.ID(nation.rawValue))
    let minute = try CivilMinute(reading: "2026-11-24 11:00")
    var offered = 0
    for purpose in LocalPurpose.allCases {
      let door = directory.frontDoor(for: purpose, at: place, minute: minute)
      for contact in door.lines.map(\.contact) + door.unconfirmed {
        #expect(contact.nations.isEmpty || contact.nations.contains(nation), "\(contact.id)")
        offered += 1
      }
    }
    #expect(offered > 3)
  }

  @Test func `the guardian line of England and Wales is not rung for a child elsewhere`() throws {
    let directory = try #require(Self.directory)
    let minute = try CivilMinute(reading: "2026-11-24 11:00")
    let nations: [Answer.ID?] = ["england", "wales", "scotland", "northern_ireland", nil]
    let numbers = nations.map { nation in
      directory.frontDoor(
        for: .guardian, at: AreaPlace(area: "national", nation: nation), minute: minute
      ).lines.map(\.phone.value.digits)
    }
    #expect(numbers == [["08000434303"], ["08000434303"], [], [], []])
  }

  @Test func `no number that was replaced is offered for what it was replaced at`() throws {
    let directory = try #require(Self.directory)
    let minute = try CivilMinute(reading: "2026-11-24 11:00")
    var old = 0
    for area in directory.areas {
      let places =
        [AreaPlace(area: area.id)]
        + area.authorities.map { AreaPlace(area: area.id, authority: $0.id) }
      for place in places {
        for purpose in LocalPurpose.allCases {
          let door = directory.frontDoor(for: purpose, at: place, minute: minute)
          for line in door.lines {
            let replaced = line.contact.superseded.map(\.phone.digits)
            old += replaced.count
            // The same number may serve on under another name.
            let current = line.contact.telephones.map(\.digits)
            #expect(
              !replaced.contains(line.phone.value.digits)
                || current.contains(line.phone.value.digits))
          }
        }
      }
    }
    #expect(old > 5)
  }

  @Test func `a service without a confirmed number is named, and shows no digits`() throws {
    let directory = try #require(Self.directory)
    let place = try directory.place(named: "Stevenage")
    let minute = try CivilMinute(reading: "2026-11-24 11:00")

    let door = directory.frontDoor(for: .homelessness, at: place, minute: minute)

    #expect(door.hasNoNumber)
    #expect(!door.unconfirmed.isEmpty)
    for contact in door.unconfirmed { #expect(contact.telephones.isEmpty) }
  }
}
