import PathwayFormat
import Pathways
import Testing

/// Entries of the national partnership map, damaged as the real ones are.
@Suite struct MapEntryTests {
  static let today = CivilDate(year: 2026, month: 11, day: 21)

  private func entry(_ text: String) throws -> MapEntry { try MapEntry(Array(text.utf8)) }

  static let damaged = """
    ---
    layout: \t\tmodal
    id: \t\t\t99
    title: \t\t\tExample Anti-Slavery Partnership
    area: \t\t\tSubregional
    chaired: \t\tPolice & Crime Comissioner
    coordinated:\tNon Government Oganisation
    contact:\t\tsian@example.org.uk
    ---

    Activities
    ----------

    * Community awareness-raising
    * Survivor support, Monitoring and analysis of progress
    * Co-ordinating referals
    * Tea and biscuits

    Members
    -------

    Example Police, Example Council (Housing, Trading Standards), Childrens Board (Jess Wilde adds Unseen)

    Objectives
    ----------

    The partnership brings bodies together.

    * Review the county\u{E2}\u{20AC}\u{2122}s plan each year
    * Ring 01632 960001 to take part
    Report to the commissioner
    """

  @Test func `misspelt words of the front matter are set right, and said`() throws {
    let entry = try entry(Self.damaged)

    #expect(entry.title == "Example Anti-Slavery Partnership")
    #expect(entry.reach == .subregional)
    #expect(entry.chairedBy == .policeAndCrimeCommissioner)
    #expect(entry.coordinatedBy == .nonGovernmentOrganisation)
    #expect(entry.notices.count { $0.contains("read as") } == 3)
  }

  @Test func `two values on one line are two, and a word of no meaning is left open`() throws {
    let entry = try entry(Self.damaged)

    #expect(entry.activities == [.awareness, .support, .monitoring, .referrals])
    #expect(entry.notices.contains { $0.contains("Tea and biscuits") })
  }

  @Test func `a comma inside brackets does not part two members`() throws {
    let members = try entry(Self.damaged).members

    #expect(
      members == [
        "Example Police", "Example Council (Housing, Trading Standards)",
        "Childrens Board (adds Unseen)",
      ])
  }

  @Test func `a wrong code page is mended, and a line outside the list is taken in`() throws {
    let entry = try entry(Self.damaged)

    #expect(entry.objectives.first == "Review the county's plan each year")
    #expect(entry.objectives.last == "Report to the commissioner")
    #expect(entry.notices.contains { $0.contains("outside the list") })
    #expect(entry.notices.contains { $0.contains("introduction") })
  }

  @Test func `people, their mailboxes and numbers are dropped with a notice`() throws {
    let entry = try entry(Self.damaged)
    let all = ([entry.title, entry.mailbox ?? ""] + entry.members + entry.objectives).joined()

    #expect(entry.mailbox == nil)
    #expect(!all.contains("Jess") && !all.contains("Wilde") && !all.contains("960001"))
    #expect(entry.notices.count { $0.contains("dropped") } == 3)
  }

  @Test func `a mailbox of a role is kept`() throws {
    let text = Self.damaged.replacing("sian@example", with: "safeguarding.team@example")

    #expect(try entry(text).mailbox == "safeguarding.team@example.org.uk")
  }

  @Test(arguments: ["\r", "\r\n"])
  func `other line ends are read the same`(end: String) throws {
    #expect(try entry(Self.damaged.replacing("\n", with: end)) == entry(Self.damaged))
  }

  @Test func `a file in Windows-1252 is read`() throws {
    let text = Self.damaged.replacing("\u{E2}\u{20AC}\u{2122}", with: "#")
    let bytes = Array(text.utf8).map { $0 == 0x23 ? 0x92 : $0 }

    #expect(try MapEntry(bytes).objectives.first == "Review the county's plan each year")
  }

  @Test(arguments: ["", "no front matter", "---\nid: 1\n---\n", "---\ntitle: X\n"])
  func `what is no entry is refused with a reason`(text: String) {
    #expect(throws: MapEntry.NoEntry.self) { try MapEntry(Array(text.utf8)) }
  }

  @Test func `the draft of a damaged entry is read without a fault`() throws {
    let today = try #require(Self.today)
    let draft = DraftPack(try entry(Self.damaged), today: today)
    let files = draft.files.map { PathwayFile(path: $0.key, bytes: Array($0.value.utf8)) }

    let reading = AreaReader().read(files)

    #expect(reading.report == "")
    let partnership = try #require(reading.area?.partnership)
    #expect(reading.area?.id == "example_anti_slavery_partnership")
    #expect(partnership.activities.value?.count == 4)
    #expect(partnership.members.value?.count == 3)
    #expect(partnership.chairedBy.provenance?.confidence == .low)
  }

  @Test(arguments: 0..<200)
  func `bytes of any kind never trap, and a draft made of them can be read`(seed: UInt64) throws {
    // Every 7th byte, from another place each time, is replaced.
    var bytes = Array(Self.damaged.utf8)
    var state = seed &* 6_364_136_223_846_793_005 &+ 1
    for place in stride(from: Int(seed % 7), to: bytes.count, by: 7) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[place] = UInt8(truncatingIfNeeded: state >> 33)
    }
    guard let entry = try? MapEntry(bytes), let today = Self.today else { return }
    let draft = DraftPack(entry, today: today)
    let files = draft.files.map { PathwayFile(path: $0.key, bytes: Array($0.value.utf8)) }

    let text = draft.files.values.joined()
    let faults = AreaReader().read(files).diagnostics.map(\.id)
    #expect(!faults.contains { $0.hasPrefix("area/personal") }, "\(text)")
  }
}
