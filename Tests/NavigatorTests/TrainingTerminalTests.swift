import Foundation
import Testing

/// A trainer at a real terminal, and at two.
@Suite(.serialized) struct TrainingTerminalTests {
  /// Ctrl-L: the whole picture again, so that every word of it is written.
  private static let redraw = "\u{0C}"

  @Test func `the second screen follows, is silent while nothing changes, and sees the end`()
    throws
  {
    let first = try PseudoTerminal(["train", "--session", "team_meeting"])
    try first.wait(for: "team meeting")
    let second = try PseudoTerminal(
      ["train", "--notes"], environment: ["XDG_STATE_HOME": first.state.path])
    try second.wait(for: "follows")
    first.type(">>>" + Self.redraw)
    try first.wait(for: "voice")
    try second.wait(for: "PRESENTER")

    second.read(milliseconds: 700)
    let before = second.output.count
    // Longer than it takes to look for a change twice.
    second.read(milliseconds: 1_200)
    #expect(second.output.count == before)

    first.type("Q")
    #expect(try first.end() == .left(0))
    try second.wait(for: "presentation is over")
    second.type("q")
    #expect(try second.end() == .left(0))
    #expect(second.isRestored)
    let left = try? FileManager.default.subpathsOfDirectory(atPath: first.state.path)
    #expect((left ?? []).isEmpty)
  }

  @Test func `the second screen says that the first was killed, and follows the next`() throws {
    let first = try PseudoTerminal(["train"])
    try first.wait(for: "SCENARIOS")
    let second = try PseudoTerminal(
      ["train", "--notes", "--linear"], environment: ["XDG_STATE_HOME": first.state.path])
    try second.wait(for: "TRAINING NOTES")
    kill(first.child, SIGKILL)
    #expect(try first.end() == .killed(SIGKILL))
    try second.wait(for: "The presentation stopped")
    let third = try PseudoTerminal(
      ["train", "--session", "team_meeting"], environment: ["XDG_STATE_HOME": first.state.path])
    try third.wait(for: "team meeting")
    try second.wait(for: "The room sees the plan of the session")
    second.type("quit\n")
    #expect(try second.end() == .left(0))
    third.type("Q")
    #expect(try third.end() == .left(0))
  }
}
