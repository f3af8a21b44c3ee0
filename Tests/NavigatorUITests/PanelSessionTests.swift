import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// A meeting line by line, on the shipped criteria.
@Suite struct PanelSessionTests {
  private static let compiled = (try? ShippedPathways.reading("nrm-criteria").pathway)
    .flatMap { try? CompiledPathway($0) }

  private func session(_ references: [String]? = nil) throws -> PanelSession {
    PanelSession(
      of: try #require(Self.compiled), references: references,
      today: try #require(CivilDate("2026-11-21")), at: "2026-11-21T10:00:00Z")
  }

  /// Types lines, and gives back what was said and what was finished.
  @discardableResult
  private func type(
    _ lines: [String], into session: inout PanelSession
  ) -> (said: [String], results: [PanelResult]) {
    var said: [String] = []
    var results: [PanelResult] = []
    for line in lines {
      let reply = session.read(line, at: "2026-11-21T10:05:00Z")
      said += reply.lines
      if let result = reply.result { results.append(result) }
    }
    return (said, results)
  }

  private static let child = ["1", "3", "2 1", "1"]

  @Test func `a case shows what is met, not known and not needed, and takes down who does what`()
    throws
  {
    var session = try session(["HG-0417", "HG-0418"])

    let (said, results) = type(
      Self.child + ["", "social worker", "7", "Police", "2026-12-01", ""], into: &session)

    #expect(said.contains("- Held, or made to work: not known yet"))
    #expect(said.contains("- Act: met"))
    #expect(said.contains("- Means: not needed, they were a child"))
    let result = try #require(results.first)
    #expect(result.reference == "HG-0417")
    #expect(result.outcome.route == "criteria_met")
    #expect(result.elements.map(\.state) == ["not_known", "met", "not_needed", "met"])
    #expect(result.actions.map(\.action) == ["state_slavery", "have_it_referred"])
    #expect(result.actions.map(\.owner) == ["social_worker", "police"])
    #expect(result.actions.map { $0.due?.description } == ["2026-11-28", "2026-12-01"])
    #expect(session.question.contains("Were they under 18 when it happened?"))
    #expect(!session.isOver)
  }

  @Test func `what it finds is what the plain evaluator finds, not known included`() throws {
    let compiled = try #require(Self.compiled)
    let reference = ReferenceEvaluator(compiled.pathway)
    for scenario in compiled.pathway.scenarios {
      var session = try session(["A-1"])
      while let fact = compiled.pathway.facts.first(where: {
        $0.question.map(session.question.contains) ?? false
      }) {
        let given = scenario.answers[fact.id] ?? .notKnown
        type([Self.typed(given, for: fact)], into: &session)
      }
      let finished = type(
        Array(repeating: "", count: 12), into: &session)

      let result = try #require(finished.results.first, "\(scenario.id)")
      let outcome = reference.outcome(for: scenario.answers)
      #expect(result.outcome.route == outcome.route, "\(scenario.id)")
      #expect(
        Dictionary(uniqueKeysWithValues: result.elements.map { ($0.duty, $0.state) })
          == Dictionary(
            uniqueKeysWithValues: outcome.duties.compactMap { owed in
              compiled.pathway.duty(owed.duty).flatMap { duty in
                PanelResult.isElement(duty) ? owed.variant.map { (duty.id, $0.rawValue) } : nil
              }
            }), "\(scenario.id)")
      #expect(session.isOver)
    }
  }

  private static func typed(_ given: Given, for fact: Fact) -> String {
    let numbers = Dictionary(
      uniqueKeysWithValues: fact.answers.enumerated().map { ($1.id, $0 + 1) })
    let none = fact.answers.count + 1
    switch given {
    case .notKnown: return "\(fact.takesSeveral ? none + 1 : none)"
    case .one(let id): return "\(numbers[id] ?? 0)"
    case .several(let ids) where ids.isEmpty: return "\(none)"
    case .several(let ids): return ids.map { "\(numbers[$0] ?? 0)" }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    "943 476 5919", "QQ 12 34 56 C", "a@b.org", "born 3 March 1999", "HG\u{202E}-1",
  ])
  func `a reference that could tell who it is is not taken, and not repeated`(
    text: String
  ) throws {
    var session = try session()

    let said = type([text], into: &session).said

    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("Not taken: ") == true)
    #expect(said.first?.contains(text) == false)
    #expect(session.prompt.hasPrefix("Case reference"))
  }

  @Test(arguments: ["0", "9", "x", "", "1 8", "7 8", "1 2 3 99"])
  func `what is no answer is not taken, and the question stays`(text: String) throws {
    var session = try session(["A-1"])
    type(["2", "1"], into: &session)
    let question = session.question

    let said = type([text], into: &session).said

    #expect(said.first?.hasPrefix("Not taken: ") == true)
    #expect(session.question == question)
  }

  @Test func `back leads to the last question, and what was agreed on it is taken back`() throws {
    var session = try session(["A-1"])
    type(Self.child + ["social worker", "back", "nurse", "3", "back"], into: &session)

    #expect(session.question.contains("What was it for?"))

    let results = type(["6"] + Array(repeating: "", count: 8), into: &session).results
    #expect(results.first?.actions.isEmpty == true)
    #expect(results.first?.outcome.route == "not_yet_shown")
  }

  @Test func `a case that is left out gives nothing, and the meeting goes on`() throws {
    var session = try session(["A-1", "A-2"])

    let (said, results) = type(["1", "skip"], into: &session)

    #expect(results.isEmpty)
    #expect(said.contains("CASE 1: A-2, the last one"))
  }

  @Test func `a reference is taken once, however it is written`() throws {
    var session = try session()
    type(["hg-1"] + Self.child + Array(repeating: "", count: 4), into: &session)

    let said = type(["HG-1"], into: &session).said

    #expect(said == ["Not taken: this reference was talked about already."])
  }

  @Test func `Enter alone does not end a meeting, and the word end does`() throws {
    var session = try session()

    let said = type(["A-1"] + Self.child + ["", "", "", "", ""], into: &session).said

    #expect(!session.isOver)
    #expect(said.last == "Type a case reference, or the word end to end the meeting.")
    #expect(session.prompt == "Case reference, or end to end the meeting: ")
    type(["end"], into: &session)
    #expect(session.isOver)
    #expect(session.results.count == 1)
  }

  @Test func `a meeting that goes on says what is done, answered and agreed`() throws {
    var session = try session(["A-1", "A-2", "A-3"])
    #expect(session.standing == ["0 cases are done."])
    type(Self.child + ["", "", "", ""] + Self.child + ["nurse", "3"], into: &session)

    let lines = session.standing

    #expect(lines.prefix(2) == ["1 case is done: A-1.", "Answered so far of A-2:"])
    #expect(lines.contains { $0.hasPrefix("- Were they under 18 when it happened? ") })
    #expect(lines.count == 2 + 4 + 1)
    #expect(lines.last?.hasSuffix(": nurse, by 24 November 2026") == true)
    #expect(lines.allSatisfy { !$0.hasSuffix("? ") })
  }

  @Test(arguments: ["2026-11-20", "2026-02-30", "soon", "7 weeks", "-1", "400"])
  func `a day that is over or none is not taken`(text: String) throws {
    var session = try session(["A-1"])
    type(Self.child + ["nurse"], into: &session)

    #expect(type([text], into: &session).said.first?.hasPrefix("Not taken: ") == true)
    #expect(session.prompt.hasPrefix("By when?"))
  }

  @Test(arguments: ["4", "O'Brien, nurse", "077 00 900123", "a@b.org"])
  func `an owner is a role in plain words`(text: String) throws {
    var session = try session(["A-1"])
    type(Self.child, into: &session)

    #expect(type([text], into: &session).said.first?.hasPrefix("Not taken: ") == true)
  }
}
