import Frames
import NavigatorUI
import Pathways
import Testing

/// Duties that somebody still has to do, from whatever list they are opened.
@Suite struct OpenDutyTests {
  @Test func `open duties of all checks are listed, the first that is due first`() throws {
    var journey = try StepTests.route()
    let open = try #require(journey.check?.openDuties.count)
    journey.press("h3^", at: StepTests.moment(2))
    #expect(journey.page == .openDuties)

    let text = journey.frame(size: Size(columns: 80, rows: 24)).text
    #expect(open > 0)
    #expect(text.contains("HG-1"))
    journey.press("2^", at: StepTests.moment(3))
    #expect(journey.check?.caseReference == "HG-1")
  }

  @Test func `Backspace leads from the open duties to the first page`() throws {
    var journey = try Fixture.journey(saved: try StepTests.route().saved)
    journey.press("3^")
    #expect(journey.page == .openDuties)

    journey.press("<")

    #expect(journey.page == .home)
  }

  @Test func `an open duty opens at itself on the route, and can be ticked there`() throws {
    var journey = try StepTests.route()
    let duties = try #require(journey.check?.openDuties.map(\.duty))
    let outcome = try #require(journey.outcome)
    for (number, duty) in duties.enumerated() {
      journey.press("h3^", at: StepTests.moment(2))
      let row = try #require(journey.row(ofOpenDuty: duty))
      // It has the number there that it has on the route.
      let list = journey.frame(size: Size(columns: 120, rows: 40)).text
      #expect(list.contains("(duty \(try #require(outcome.number(of: duty))))"))

      journey.press("\(row)^", at: StepTests.moment(3))

      #expect(journey.page == .result)
      journey.press(" ", at: StepTests.moment(3))
      #expect(journey.page == .step(duty), "\(number)")
      journey.press("$", at: StepTests.moment(3))
    }
    // What is urgent is asked again as soon as the answers are gone through.
    journey.press("a", at: StepTests.moment(4))
    journey.press("c", at: StepTests.moment(4))
    #expect(journey.page == .question("danger"))
  }

  @Test func `an open duty is heard alone, with the words that tick it`() throws {
    let saved = try StepTests.route().saved
    var session = LinearSession(try Fixture.journey(saved: saved))
    _ = session.read("3", at: StepTests.moment(2))

    let lines = session.read("2", at: StepTests.moment(3)).lines

    #expect(lines.filter { $0.hasPrefix("Duty ") }.count == 1, "\(lines)")
    let hint = try #require(lines.first { $0.hasPrefix("To say what was done, type tick ") })
    let number = String(hint.dropFirst(32).prefix { $0.isNumber })
    let duty = session.journey.focusedDuty
    _ = session.read("tick \(number)", at: StepTests.moment(3))
    #expect(session.journey.page == duty.map(Page.step))
    _ = session.read("back", at: StepTests.moment(3))
    let whole = session.read("more", at: StepTests.moment(3)).lines
    #expect(whole.filter { $0.hasPrefix("Duty ") }.count > 1)
  }

  @Test func `an entry of the record opens its check, at the duty that it is about`() throws {
    var journey = try StepTests.route()
    let duty = try #require(journey.check?.openDuties.first?.duty)
    journey.press(" 1^", at: StepTests.moment(2))
    journey.adoptAll(at: 40)
    let events = try #require(journey.check?.events)
    let rows = [41, 40].map { number in
      RecordBook.Row(
        number: number, id: events.first { $0.record?.number == number }?.id ?? "",
        line: "entry \(number)", details: [])
    }
    journey.press("h", at: StepTests.moment(3))
    let records = try #require(
      (1...9).first { number in
        var copy = journey
        copy.press("\(number)^", at: StepTests.moment(3))
        return copy.page == .records
      })
    journey.press("\(records)^", at: StepTests.moment(3))
    journey.adopt(RecordBook(rows: rows, state: "Checked.", isSound: true))

    var lines = LinearSession(journey)
    journey.press("^", at: StepTests.moment(3))
    #expect(journey.page == .record(41))
    journey.press("^", at: StepTests.moment(3))
    _ = lines.read("open 41", at: StepTests.moment(3))

    for journey in [journey, lines.journey] {
      #expect(journey.page == .result)
      #expect(journey.focusedDuty == duty)
    }
  }
}

extension Journey {
  /// The number of the line of an open duty; nil if it is not listed.
  fileprivate func row(ofOpenDuty duty: Duty.ID) -> Int? {
    (1...9).first { number in
      var copy = self
      copy.press("\(number)^", at: Fixture.moment)
      return copy.focusedDuty == duty
    }
  }
}
