import Pathways
import Testing

/// What is shaped like something that tells who a person is, and what is not.
@Suite struct IdentifierCheckTests {
  private let check = IdentifierCheck(thisYear: 2026)

  @Test(
    arguments: [
      ("943 476 5919", .nhsNumber), ("9434765919", .nhsNumber), ("943-476-5919", .nhsNumber),
      ("NHS 943 476 5919, seen", .nhsNumber), ("ref 401 023 2137", .nhsNumber),
      ("QQ 12 34 56 C", .nationalInsuranceNumber), ("AB123456C", .nationalInsuranceNumber),
      ("ab 12 34 56 d", .nationalInsuranceNumber), ("AB 12 34 56", .nationalInsuranceNumber),
      ("AB-12-34-56-A", .nationalInsuranceNumber),
      ("03/11/2001", .dateOfBirth), ("3.11.2001", .dateOfBirth), ("2001-11-03", .dateOfBirth),
      ("3/11/01", .dateOfBirth), ("03112001", .dateOfBirth), ("20011103", .dateOfBirth),
      ("3 November 2001", .dateOfBirth), ("3rd Nov 2001", .dateOfBirth),
      ("November 3, 2001", .dateOfBirth), ("1st of no month, dob 3/11", .dateOfBirth),
      ("D.O.B. 3 March", .dateOfBirth), ("born 12 March", .dateOfBirth),
      ("11/30/2001", .dateOfBirth), ("03 11 2001", .dateOfBirth),
      ("07700 900123", .telephone), ("07700900123", .telephone), ("+44 7700 900 123", .telephone),
      ("+44 (0)20 7946 0000", .telephone), ("(020) 7946 0000", .telephone),
      ("0044 7700 900123", .telephone), ("01632 960 001", .telephone),
      ("01632-960-001", .telephone), ("tel:02079460000", .telephone),
      ("+40 721 234 567", .telephone), ("447700900123", .telephone),
      ("HG-07700900123", .telephone), ("HG-07700 900123", .telephone),
      ("SW1A 1AA", .postcode), ("sw1a1aa", .postcode), ("at M1 1AE.", .postcode),
      ("BH15 2BU", .postcode), ("EC1A 1BB", .postcode), ("W1A 0AX", .postcode),
      ("CR2 6XH", .postcode), ("DN55 1PT", .postcode), ("BT1 5GS", .postcode),
      ("a.b@example.org", .email), ("A_B+C@EXAMPLE.CO.UK", .email), ("write to x@nhs.net", .email),
    ] as [(String, IdentifierCheck.Kind)])
  func `what is shaped like an identifier is found`(text: String, kind: IdentifierCheck.Kind) {
    #expect(check.findings(in: text).map(\.kind).contains(kind), "\(text)")
  }

  @Test(
    arguments: [
      "", "HG-0417", "CASE-2026-00123", "0417", "12", "REF 4471", "HG0417", "A-1", "2026/0417",
      "2026-11-21", "2026-11-21-03", "21/11/2026", "21 November 2026", "20261121", "21.11.26",
      "943 476 5918", "9434765918", "2026001236", "999", "101", "Ring 999 or 101.",
      "blue folder 7", "three people, two vans", "CASE-0412-2026-001", "CASE-0112-2026-001",
      "MS-2026-11-0007", "NRM 12/2026", "24 hours, 7 days", "£120 for 14 hours", "10 of 12",
      "12:30 to 18:45", "page 3 of 10", "3 March", "May 2019", "since 2019", "1999", "9 to 5",
      "AB123", "AB 123", "AB1234567", "ABC123456D", "GB 12 34 56 A", "DF123456A", "A1B2C3",
      "XX1 1AA", "SW1A 1A", "SW1A 1CC", "ASW1A 1AA", "M1 1AEX", "version 2026.11",
      "30/02/2001 is no day", "@ home", "2 @ 10", "Crew @", "0800", "00 44", "1234567890123",
      "sheet 07-11", "A/07/0123", "stillborn idea 4", "IP 192.168.0.1",
    ])
  func `a reference or a plain sentence passes`(text: String) {
    #expect(check.findings(in: text) == [], "\(text)")
  }

  @Test func `every NHS number with the right check digit is found, and no other`() {
    var right = 0
    for serial in 400_000_000..<400_000_500 {
      let digits = String(serial).compactMap(\.wholeNumberValue)
      let weighted = digits.enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) }
      let expected = 11 - weighted % 11
      for last in 0...9 {
        let isRight = last == expected || expected == 11 && last == 0
        let isFound = check.findings(in: "\(serial)\(last)").contains { $0.kind == .nhsNumber }
        #expect(isFound == isRight, "\(serial)\(last)")
        if isRight { right += 1 }
      }
    }
    #expect(right > 400)
  }

  @Test func `a finding names the place, and does not repeat what was typed`() throws {
    let finding = try #require(check.findings(in: "ring 07700 900123 today").first)

    #expect(finding.range == 5..<17)
    #expect(!finding.message.contains("900123"))
  }

  @Test func `a date of this year is the day of the work, not of a birth`() {
    #expect(IdentifierCheck(thisYear: 2026).passes("2026-03-01"))
    #expect(!IdentifierCheck(thisYear: 2027).passes("2026-03-01"))
  }

  @Test func `any text at all is looked at without a trap`() {
    let pieces = ["0", "7", "@", " ", "-", "A", "ß", "🏴", "\u{0}", "(", "+", ".", "٣", "é", "/"]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let text = String(repeating: first + second + third, count: 5)
          let count = text.count
          #expect(check.findings(in: text).allSatisfy { $0.range.upperBound <= count })
        }
      }
    }
  }
}
