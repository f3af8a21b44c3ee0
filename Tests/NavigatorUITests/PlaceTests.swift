import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Where the person is, and the local numbers that follow from it.
@Suite struct PlaceTests {
  static let directory: AreaDirectory? = {
    let areas = ShippedPathways.areas.compactMap { try? ShippedPathways.area($0).area }
    guard let table = try? ShippedPathways.bankHolidays() else { return nil }
    return AreaDirectory(
      areas: areas, bankHolidays: table,
      elsewhere: [PlaceFinder.Elsewhere(name: "City of Cardiff Council", nation: "wales")])
  }()
  static let compiled: CompiledPathway? = {
    guard let pathway = try? ShippedPathways.reading("modern-slavery").pathway else { return nil }
    return try? CompiledPathway(pathway)
  }()

  /// Saturday, ten past two at night.
  static func moment() throws -> Moment {
    Moment(
      time: "2026-11-21T02:10:00Z", clock: "02:10", unusedID: "0a",
      minute: try CivilMinute(reading: "2026-11-21 02:10"))
  }

  static func journey(remembered: Answers = [:], place: AreaPlace? = nil) throws -> Journey {
    var journey = Journey(
      of: try #require(compiled),
      context: Context(
        programVersion: "1.0", contentHash: "sha256:00", remembered: remembered,
        rememberedPlace: place))
    journey.adopt(directory)
    return journey
  }

  static func type(_ text: String, into journey: inout Journey) throws {
    for character in text { _ = journey.handle(.key(.character(character)), at: try moment()) }
  }

  static func press(_ keys: Key..., in journey: inout Journey) throws -> [Effect] {
    var effects: [Effect] = []
    for key in keys { effects += journey.handle(.key(key), at: try moment()) }
    return effects
  }

  @Test func `the first page names the remembered place, or says that none is`() throws {
    let england: Answers = ["nation": .one("england")]
    let poole = try Self.journey(
      remembered: england, place: AreaPlace(area: "dorset", authority: "bcp_council"))
    let nowhere = try Self.journey(remembered: england)
    let size = Size(columns: 120, rows: 40)

    #expect(poole.frame(size: size).text.contains("The person is in England, Bournemouth"))
    #expect(!poole.frame(size: size).text.contains("named"))
    #expect(
      nowhere.frame(size: size).text.contains(
        "The person is in England; no town or council named. Remembered"))
  }

  @Test func `a new check says that no place is named, and no longer once one is`() throws {
    var journey = try Self.journey(remembered: ["nation": .one("england")])
    let size = Size(columns: 120, rows: 40)

    _ = try Self.press(.enter, in: &journey)
    #expect(journey.frame(size: size).text.contains("in England; no town or council named (rem"))

    _ = try Self.press(.down, .enter, .character("/"), in: &journey)
    try Self.type("poole", into: &journey)
    _ = try Self.press(.enter, in: &journey)
    #expect(journey.page == .caseReference)
    #expect(!journey.frame(size: size).text.contains("no town or council named"))
  }

  @Test func `a second duty of an emergency is said without putting it before 999`() throws {
    var journey = try Self.journey(
      remembered: ["nation": .one("england"), "organisation": .one("police")])

    _ = try Self.press(.enter, .enter, .character("1"), .enter, in: &journey)
    #expect(journey.status?.text.hasPrefix("Ring 999 now. Do it first;") == true)

    _ = try Self.press(.character("1"), .enter, .character("1"), .enter, in: &journey)
    #expect(
      journey.status?.text.hasPrefix("Decide on police protection for the child. Do it at once;")
        == true)
  }

  @Test func `a place found by name answers the nation and is remembered`() throws {
    var journey = try Self.journey()
    _ = try Self.press(.enter, .enter, .character("2"), .enter, in: &journey)
    #expect(journey.page == .question("nation"))

    _ = try Self.press(.character("/"), in: &journey)
    try Self.type("poole", into: &journey)
    let effects = try Self.press(.enter, in: &journey)

    #expect(journey.interview.answers["nation"] == .one("england"))
    let place = journey.check?.places.first?.place
    #expect(place?.area == "dorset")
    #expect(place?.authority == "bcp_council")
    #expect(effects.contains(.remember(["nation": .one("england")], place: place)))
    #expect(journey.page == .question("presence"))
  }

  @Test(arguments: [false, true])
  func `a council that no area pack knows still says its nation, whatever was answered before`(
    isAnswered: Bool
  ) throws {
    var journey = try Self.journey()
    _ = try Self.press(.enter, .enter, .character("2"), .enter, in: &journey)
    if isAnswered {
      _ = try Self.press(.character("1"), .enter, in: &journey)
      #expect(journey.interview.answers["nation"] == .one("england"))
      _ = try Self.press(.backspace, in: &journey)
    }
    #expect(journey.page == .question("nation"))

    _ = try Self.press(.character("/"), in: &journey)
    try Self.type("cardiff", into: &journey)
    _ = try Self.press(.enter, in: &journey)

    #expect(journey.interview.answers["nation"] == .one("wales"))
    #expect(journey.check?.places.first?.place.nation == "wales")
  }

  /// Answers "1" to everything that is asked, and "not sure" to signs and circumstances.
  private static func toTheRoute(
    danger: Character, place: AreaPlace?
  ) throws -> Journey {
    var journey = try journey(
      remembered: [
        "organisation": .one("charity_or_faith_group"), "nation": .one("england"),
      ], place: place)
    _ = try press(.enter, .enter, .character(danger), .enter, in: &journey)
    while case .question(let fact) = journey.page {
      let several = journey.pathway.fact(fact)?.takesSeveral == true
      _ = try press(.character(several ? "i" : "1"), .enter, in: &journey)
    }
    _ = try press(.character("c"), in: &journey)
    try #require(journey.page == .result)
    return journey
  }

  @Test func `a council without a pack keeps its name, and no number is made up for it`() throws {
    var journey = try Self.journey()
    _ = try Self.press(.enter, .enter, .character("2"), .enter, .character("/"), in: &journey)
    try Self.type("cardiff", into: &journey)
    #expect(
      journey.frame(size: Size(columns: 80, rows: 24)).text
        .contains("City of Cardiff Council: no local numbers here"))

    _ = try Self.press(.enter, in: &journey)
    let place = try #require(journey.check?.places.first?.place)
    #expect(place.council == "City of Cardiff Council")
    while case .question(let fact) = journey.page {
      let several = journey.pathway.fact(fact)?.takesSeveral == true
      _ = try Self.press(.character(several ? "i" : "1"), .enter, in: &journey)
    }
    _ = try Self.press(.character("c"), in: &journey)
    if journey.page == .changes { _ = try Self.press(.escape, in: &journey) }
    _ = try Self.press(.character("t"), in: &journey)
    #expect(journey.page == .contacts)
    let text = journey.frame(size: Size(columns: 100, rows: 200)).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")

    #expect(text.contains("Where the person is now: City of Cardiff Council."))
    #expect(text.contains("This version holds no local numbers for it."))
    #expect(text.contains("ask the council's switchboard"))
    #expect(!text.contains("Anywhere else in the United Kingdom"))
    #expect(text.contains("0300 072 4345"))
  }

  @Test func `a number of the whole country says whether it answers now`() throws {
    let journey = try Self.toTheRoute(danger: "1", place: nil)

    let text = journey.frame(size: Size(columns: 100, rows: 60)).text

    #expect(text.contains("Ring 999, Emergency services: answers now."))
  }

  @Test func `after a try without an answer what is to be rung next answers now`() throws {
    var journey = try Self.toTheRoute(
      danger: "2", place: AreaPlace(area: "dorset", authority: "bcp_council"))
    let size = Size(columns: 100, rows: 60)
    for number in 1...9 where !journey.frame(size: size).text.contains("Once more, ring") {
      let digit = Character("\(number)")
      _ = try Self.press(.character(digit), .character(" "), in: &journey)
      let isIt = journey.frame(size: size).text.contains("Refer every child")
      _ = try Self.press(isIt ? .character("3") : .escape, in: &journey)
      if isIt { _ = try Self.press(.enter, in: &journey) }
    }

    let text = journey.frame(size: size).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // The office is closed at night: the one line that answers is tried again.
    #expect(
      text.contains("Once more, ring 01202 738256 (the number is not sure): answers now."))
    #expect(text.contains("Tried once"))
  }

  @Test func `the number that answers now stands under the duty`() throws {
    var journey = try Self.journey(
      remembered: [
        "organisation": .one("charity_or_faith_group"), "nation": .one("england"),
      ], place: AreaPlace(area: "dorset", authority: "bcp_council"))
    _ = try Self.press(.enter, .enter, .character("2"), .enter, in: &journey)
    for keys in ["1", "2"] as [Character] {
      _ = try Self.press(.character(keys), .enter, in: &journey)
    }
    for _ in 0..<4 { _ = try Self.press(.character("i"), .enter, in: &journey) }
    while case .question = journey.page {
      _ = try Self.press(.character("1"), .enter, in: &journey)
    }
    _ = try Self.press(.character("c"), in: &journey)

    #expect(journey.page == .result)
    var text = ""
    for _ in 0..<30 {
      text += journey.frame(size: Size(columns: 80, rows: 24), glyphs: .utf8).text
      _ = try Self.press(.down, in: &journey)
    }
    #expect(text.contains("01202 738256"))
    #expect(!text.contains("01202 735046"), "an old number is never shown")
    for line in text.split(separator: "\n") where line.contains("Do it at once") {
      #expect(!line.contains("Ring 101"), "\(line)")
    }
  }

  @Test func `another nation lets the place go, and its numbers with it`() throws {
    var journey = try Self.journey(
      remembered: ["nation": .one("england")], place: AreaPlace(area: "dorset"))
    _ = try Self.press(.enter, .enter, .character("2"), .enter, in: &journey)
    _ = try Self.press(.character("a"), in: &journey)
    #expect(journey.check?.places.first?.place.area == "dorset")

    _ = try Self.press(.home, .down, .enter, .character("3"), .enter, in: &journey)

    #expect(journey.interview.answers["nation"] == .one("scotland"))
    #expect(journey.check?.places == [])
  }

  @Test func `a name that is only nearly right is asked about, and never taken by itself`() throws {
    var journey = try Self.journey()
    _ = try Self.press(.enter, .enter, .character("2"), .enter, .character("/"), in: &journey)

    try Self.type("Tamwoth", into: &journey)

    let frame = journey.frame(size: Size(columns: 80, rows: 24), glyphs: .utf8).text
    #expect(frame.contains("Did you mean this?"))
    #expect(journey.check?.places == [])
  }

  @Test func `what is ticked and not sent off is saved`() throws {
    var journey = try Self.journey(remembered: ["nation": .one("england")])
    _ = try Self.press(.enter, .enter, .character("2"), .enter, in: &journey)
    _ = try Self.press(.character("1"), .enter, .character("3"), .enter, in: &journey)
    #expect(journey.page == .question("signs"))

    let effects = try Self.press(.character("2"), .character(" "), in: &journey)

    guard case .save(let check) = effects.last else {
      Issue.record("a tick is saved")
      return
    }
    #expect(check.draft["signs"] == .several(["debt"]))
    #expect(check.answers["signs"] == nil, "a tick that was not sent off counts for nothing")
    var later = Journey(
      of: try #require(Self.compiled),
      context: Context(programVersion: "1.0", contentHash: "sha256:00"),
      saved: [SavedCheck(check: check, savedAt: "02:10")])
    later.resume(check.id)
    _ = later.handle(.key(.character("c")), at: try Self.moment())
    let frame = later.frame(size: Size(columns: 80, rows: 24), glyphs: .utf8).text
    #expect(frame.contains("[x] 2"))
  }
}
