import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// On the smallest screen every answer of every shipped question can be read to its end.
@Suite struct WholeAnswerTests {
  private static let size = Size(columns: 40, rows: 12)

  /// The journey at each question of the shipped pathway that answers given by number lead to.
  private static func questions() throws -> [Fact.ID: Journey] {
    var found: [Fact.ID: Journey] = [:]
    let pathway = try PlaceTests.journey().pathway
    // Each walk gives one answer to a question, and the first ones that go on to the rest.
    for start in 1...5 {
      for other in 1...3 {
        var session = LinearSession(try PlaceTests.journey())
        _ = session.read("1", at: try PlaceTests.moment())
        _ = session.read("HG-1", at: try PlaceTests.moment())
        for _ in 1...40 {
          guard case .question(let id) = session.journey.page, let fact = pathway.fact(id) else {
            break
          }
          found[id] = found[id] ?? session.journey
          let wanted = ["presence": 1, "age": start, "danger": 2][id.rawValue] ?? other
          let count = fact.answers.count
          _ = session.read("\(min(wanted, count))", at: try PlaceTests.moment())
        }
      }
    }
    return found
  }

  @Test func `every answer is whole on the screen when it is gone to`() throws {
    let questions = try Self.questions()
    #expect(questions.count >= 15, "\(questions.count)")
    for (id, journey) in questions {
      let fact = try #require(journey.pathway.fact(id))
      var journey = journey
      _ = journey.handle(.key(.home), at: try PlaceTests.moment(), size: Self.size)
      for (number, answer) in fact.answers.enumerated() {
        if number > 0 {
          _ = journey.handle(.key(.down), at: try PlaceTests.moment(), size: Self.size)
        }
        let text = journey.frame(size: Self.size).text
        let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.contains(answer.label), "\(id): \(answer.label)\n\(text)")
      }
    }
  }

  @Test(arguments: 20...60)
  func `a row of a long list keeps its beginning, its end, and what tells it from the others`(
    width: Int
  ) throws {
    for fact in try PlaceTests.journey().pathway.facts where fact.answers.count > 8 {
      var seen: Set<String> = []
      for answer in fact.answers {
        let row = Wrapping.abridged(answer.label, width: width)
        #expect(TextWidth.of(row) <= width)
        #expect(seen.insert(row).inserted, "\(fact.id): \(row)")
        guard row != answer.label, width >= 30 else { continue }
        let (words, shown) = (answer.label.split(separator: " "), row.split(separator: " "))
        #expect(shown.last == words.last, "\(row)")
        #expect(row.hasPrefix(words[0]), "\(row)")
      }
    }
  }
}
