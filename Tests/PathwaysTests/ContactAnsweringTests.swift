import Pathways
import Testing

/// Whether somebody answers the telephone of a contact of the whole country.
@Suite struct ContactAnsweringTests {
  private static func contact(phone: String?, hours: String?) -> Contact {
    Contact(
      id: "line", name: "The line", purpose: "advice",
      reach: .confirmed(phone: phone, email: nil, url: "https://example.org", hours: hours),
      basis: [])
  }

  /// Saturday 21 November 2026, at ten in the morning in London.
  private static let minute = CivilMinute(written: "2026-11-21T10:00:00Z")

  private static func holidays() throws -> BankHolidays {
    let day = try #require(CivilDate("2026-11-21"))
    return BankHolidays(
      origin: .init(title: "t", publisher: "p", url: "u", dated: "d", checked: day),
      reviewBy: day, knownFrom: try #require(CivilDate("2026-01-01")),
      knownUntil: try #require(CivilDate("2027-12-31")), days: [.england: [:]])
  }

  @Test(arguments: [
    ("24 hours", LineState.open, "answers now, and at any hour"),
    ("Mon-Fri 09:00-17:00", .closed, "closed now; opens at 09:00 on Mon 23 November"),
    ("Mon-Sat 08:00-12:00", .open, "answers now, until 12:00 today"),
  ])
  func `hours that are stated say whether it answers now`(
    hours: String, state: LineState, words: String
  ) throws {
    let minute = try #require(Self.minute)

    let found = Self.contact(phone: "0800 000", hours: hours)
      .answering(at: minute, in: .england, try Self.holidays())

    #expect(found?.state == state)
    #expect(found?.words == words)
  }

  @Test(
    arguments: [
      ("0800 000", nil), (nil, "24 hours"), ("0800 000", "when we feel like it"),
    ] as [(String?, String?)])
  func `what nobody stated is not guessed`(phone: String?, hours: String?) throws {
    let minute = try #require(Self.minute)

    #expect(
      Self.contact(phone: phone, hours: hours)
        .answering(at: minute, in: nil, try Self.holidays()) == nil)
  }
}
