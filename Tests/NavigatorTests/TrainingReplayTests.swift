import Foundation
import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// A whole session plan, key by key, from the opening words to the file of the return.
@Suite(.serialized) struct TrainingReplayTests {
  /// Keys that are typed at once, after which the screens are compared.
  private static let script: [String] =
    // The plan, the opening words, the quiz before with its three answers.
    ["", " ", " ", "2\r", "1\r", "3\r"]
    // The first scenario: its warning, the story, a question with votes, the answer, a what-if.
    + [" ", " ", " ", "1333", " ", "1w", "\r", "u", "o", "o", "n", "n"]
    + Array(repeating: "    ", count: 6) + ["      "]
    // The plan in between, then the second scenario and its end.
    + ["q", ">", "    ", String(repeating: " ", count: 40)]
    // The quiz after, each answer with its explanation, and the score.
    + [">", "2\r", " ", "1\r", " ", "3\r", " "]
    // The return, then a new group.
    + ["e", "safeguarding lead\r", "Town hall\r", "14\r", "R"]

  private static let size = Size(columns: 80, rows: 24)

  /// The words of a screen, without numbers, which may be of the clock, and without lines.
  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0.isNewline }.map { word in
      String(word.filter { $0.isASCII && !$0.isNumber })
    }.filter { !$0.isEmpty && $0 != "/" && $0 != "-" }
  }

  /// Half a day: into every item, some steps of each scenario, every question answered.
  private static let halfDay: [String] =
    ["", " ", ">"] + Array(repeating: "1+\r", count: 8)
    + Array(repeating: [">", "      "], count: 3).flatMap(\.self) + [">"]
    + Array(repeating: [">", "        ", "w\r", "u"], count: 3).flatMap(\.self) + [">"]
    + Array(repeating: [">", String(repeating: " ", count: 40)], count: 2).flatMap(\.self) + [">"]
    + Array(repeating: "1\r ", count: 8)
    + ["e", "safeguarding lead\r", "Town hall\r", "14\r", "R"]

  private func presentation(
    of name: SessionPlan.ID, seed: UInt64, returnName: String
  ) throws -> Presentation {
    let pathway = try #require(try ShippedPathways.national.get().pathway)
    let plan = try #require(pathway.sessions.first { $0.id == name })
    let course = TrainingCourse(
      of: try CompiledPathway(pathway), plan: plan, banners: ["Draft: not approved for use"],
      isDraft: true)
    return Presentation(of: course, seed: seed, returnName: returnName, today: CivilDate(Date()))
  }

  @Test(arguments: [("team_meeting", script), ("first_responders_half_day", halfDay)])
  func `a whole session at a terminal is the one that the plan and the keys make`(
    name: String, script: [String]
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "replay-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "return.txt").path
    let terminal = try PseudoTerminal([
      "train", "--session", name, "--seed", "7", "--return", file,
    ])
    var expected = try presentation(of: SessionPlan.ID(name), seed: 7, returnName: file)
    var written: String?
    for keys in script {
      for key in keys {
        let effects = expected.handle(
          .key(key == "\r" ? .enter : .character(key)), at: 0, size: Self.size)
        if case .write(_, let text)? = effects.first { written = text }
      }
      let screen = try terminal.screen(after: keys)
      let frame = expected.frame(size: Self.size).text
      #expect(Self.words(screen) == Self.words(frame), "after '\(keys)'")
    }
    terminal.type("Q")
    #expect(try terminal.end() == .left(0))
    #expect(terminal.isRestored)

    let wanted = try #require(written)
    let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("minutes_used") }
    }
    #expect(lines(text) == lines(wanted))
    #expect(text.contains("session: \(name)"))
    #expect(text.contains("All questions"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["return.txt"])
    let left = try? FileManager.default.subpathsOfDirectory(atPath: terminal.state.path)
    #expect((left ?? []).isEmpty)
  }
}

extension PseudoTerminal {
  /// Types keys, has the whole picture sent again, and gives its text.
  fileprivate func screen(after keys: String) throws -> String {
    if output.isEmpty { try wait(for: "and the time runs") }
    read(milliseconds: 20)
    let start = output.count
    // Ctrl-L
    type(keys + "\u{0C}")
    let clear = Array("\u{1B}[2J".utf8)
    // The line of keys is the last that is drawn; where text is typed there are none.
    let last = [Array("? keys".utf8), Array("leaves unwritten".utf8)]
    for _ in 0..<400 {
      read(milliseconds: 50)
      guard let found = output[start...].firstRange(of: clear) else { continue }
      let picture = output[found.upperBound...]
      if last.contains(where: { picture.firstRange(of: $0) != nil }) {
        read(milliseconds: 20)
        return Self.text(output[found.upperBound...])
      }
    }
    throw Failure(description: "nothing came after '\(keys)'; the last: \(tail)")
  }

  /// What is written, without the sequences that move and colour it.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == 0x1B else {
        // What moves the cursor stands between words, as a blank does.
        text.append(byte < 0x20 ? 0x20 : byte)
        continue
      }
      text.append(0x20)
      guard let kind = rest.popFirst() else { break }
      if kind == 0x28 { _ = rest.popFirst() }
      // ECMA-48: parameters, then one byte from @ to ~.
      if kind == 0x5B { while let next = rest.popFirst(), !(0x40...0x7E).contains(next) {} }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
