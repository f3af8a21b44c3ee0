import Frames
import NavigatorUI
import Pathways
import Testing

/// A training session line by line.
@Suite struct TrainingLinesTests {
  private func lines(_ typed: [String]) throws -> String {
    var session = TrainingLines(try TrainingFixture.presentation(TrainingFixture.child))
    var all = session.opening
    for line in typed { all += session.read(line, at: 60).lines }
    return all.joined(separator: "\n")
  }

  @Test func `the opening, every page and the prompt say TRAINING in words`() throws {
    var session = TrainingLines(try TrainingFixture.presentation(TrainingFixture.child))
    #expect(session.opening.first?.hasPrefix("TRAINING") == true)
    #expect(session.prompt.contains("TRAINING"))
    for _ in 0..<60 {
      let reply = session.read("next", at: 0)
      #expect(reply.lines.first?.hasPrefix("TRAINING") == true)
    }
  }

  @Test func `a scenario can be told, voted on, revealed and asked what if`() throws {
    var typed = ["next", "next", "vote 2 11", "1", "unvote 1", "next", "what if 1", "leave"]
    var text = try lines(typed)
    #expect(text.contains("Room: 11"))
    #expect(text.contains("1 vote for row 1"))
    #expect(text.contains("0 votes for row 1"))
    #expect(text.contains("ONLY THERE"))

    typed = Array(repeating: "next", count: 70) + ["outline", "notes", "help", "time"]
    text = try lines(typed)
    for words in [
      "WHAT TO DO, IN ORDER", "WHAT TO TAKE AWAY", "QUESTIONS FOR THE ROOM",
      "WHAT PEOPLE OFTEN GET WRONG", "You are here", "KEYS", "1 minutes used",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func `every command that is not about moving on a screen has a word`() throws {
    let help = try lines(["help"])
    for key in ["?", "Space", "[", "w", "u", "o", "n", "f", "+", "-", "k", ">", "<", "R", "Q"] {
      #expect(
        help.split(separator: "\n").contains { $0.hasPrefix("- \(key)") }, "\(key)")
    }
  }

  @Test func `a word that is not known changes nothing and says so`() throws {
    #expect(try lines(["nonsense"]).contains("'nonsense' is not known here"))
  }

  @Test func `the end of the input ends the session`() throws {
    var session = TrainingLines(try TrainingFixture.presentation())
    #expect(session.read(nil, at: 0).effects == [.quit])
  }
}
