import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// The same script through the screens and through linear mode leads to the same check.
@Suite struct ParityTests {
  @Test(arguments: [
    ("^HG-1^3^1^4^1 2 ^1^2^c", ["1", "HG-1", "3", "1", "4", "1 2", "1", "2", "continue"]),
    ("^^2^1^1^<<2^", ["1", "", "2", "1", "1", "back", "back", "2"]),
    (
      "^^2^1^3^1 ^1^2^1^3^1^c",
      ["1", "", "2", "1", "3", "1", "1", "2", "1", "change 3", "1", "continue"]
    ),
    ("^^2^1^1^uu1^", ["1", "", "2", "1", "1", "undo", "undo", "1"]),
    ("^^2^1^1^1 ^/dorset p^", ["1", "", "2", "1", "1", "1", "find dorset p", "1"]),
    ("^^2^1^h2^1^", ["1", "", "2", "1", "home", "resume 1"]),
    ("^^2^1^a1^3^", ["1", "", "2", "1", "change 1", "3"]),
    ("^^2^w$r$d$!$1^", ["1", "", "2", "why", "routes", "duties", "emergency", "1"]),
    ("4^2^^^1^", ["4", "2", "new", "", "1"]),
    ("^^2^1^1^5 ^1^3^a2w$$", ["1", "", "2", "1", "1", "not sure", "1", "3", "what if 2"]),
  ])
  func `keys and words lead to the same check`(keys: String, lines: [String]) throws {
    var screens = try Fixture.journey()
    var linear = LinearSession(screens)

    let byKeys = screens.press(keys)
    let byWords = lines.flatMap { linear.read($0, at: Fixture.moment).effects }

    if screens.page == .changes { screens.press("$") }
    #expect(screens.check == linear.journey.check)
    #expect(screens.outcome == linear.journey.outcome)
    #expect(screens.saved == linear.journey.saved)
    #expect(screens.page == linear.journey.page)
    #expect(byKeys.filter { !$0.savesTicks(in: byWords) } == byWords)
  }

  @Test(arguments: UInt64(1)...30)
  func `any script leads to the same check both ways`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    var screens = try Fixture.journey()
    var linear = LinearSession(screens)
    for number in 1...60 {
      let step = step(in: screens, using: &random)
      let moment = Fixture.moment(number)

      let byKeys = screens.press(step.keys, at: moment)
      let byWords = step.lines.flatMap { linear.read($0, at: moment).effects }
      // Line by line the route follows at once.
      if screens.page == .changes { screens.press("$", at: moment) }

      let comment = "seed \(seed): \(step.lines)"
      #expect(byKeys.filter { !$0.savesTicks(in: byWords) } == byWords, "\(comment)")
      #expect(screens.check == linear.journey.check, "\(comment)")
      #expect(screens.outcome == linear.journey.outcome, "\(comment)")
      #expect(screens.page == linear.journey.page, "\(comment)")
      guard screens.page == linear.journey.page else { return }
    }
  }

  private typealias Step = (keys: String, lines: [String])

  private func step(in journey: Journey, using random: inout Seeded) -> Step {
    func number(_ count: Int) -> Int { Int.random(in: 1...max(1, count), using: &random) }
    switch journey.page {
    case .home: return ("1^", ["1"])
    case .caseReference: return ("^", [""])
    case .question(let id):
      guard let fact = journey.pathway.fact(id) else { return ("", []) }
      let answers = fact.answers.count
      switch number(9) {
      case 1: return ("w$", ["why"])
      case 2 where journey.check?.order.isEmpty == false: return ("u", ["undo"])
      case 3 where journey.check?.order.isEmpty == false: return ("<", ["back"])
      case 4 where journey.check?.order.isEmpty == false: return ("h2^1^", ["home", "resume 1"])
      default: break
      }
      guard fact.takesSeveral else {
        let choice = number(answers + (fact.mayBeNotKnown ? 1 : 0))
        return ("\(choice)^", ["\(choice)"])
      }
      // "None of these" first clears what was ticked, whatever it was.
      let choice = number(answers)
      let clear = journey.place.ticked == .several([]) ? "" : "\(answers + 1) "
      return ("\(clear)\(choice) ^", ["\(choice)"])
    case .checkAnswers:
      let count = journey.interview.answered.count
      switch number(4) {
      case 1: return ("u", ["undo"])
      case 2:
        let row = number(count)
        return ("\(row)^", ["change \(row)"])
      case 3: return ("c", ["continue"])
      default: return ("n", ["another person"])
      }
    default: return number(2) == 1 ? ("<", ["back"]) : ("h", ["home"])
    }
  }
}

extension Effect {
  /// Whether it saves a tick on the way to an answer: by keys each one is saved, by words all of
  /// them are said at once.
  fileprivate func savesTicks(in words: [Effect]) -> Bool {
    if case .save = self { !words.contains(self) } else { false }
  }
}
