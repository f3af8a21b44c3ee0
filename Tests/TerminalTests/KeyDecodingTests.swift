import Frames
import Terminal
import Testing

@Suite struct KeyDecodingTests {
  @Test(
    arguments: [
      ("a", Key.character("a")), (" ", .character(" ")), ("é", .character("é")), ("\r", .enter),
      ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{1B}", .escape), ("\u{18}", .control("x")), ("\u{C}", .control("l")),
      ("\u{0}", .control("@")), ("\u{1F}", .control("_")),
    ] as [(Unicode.Scalar, Key)])
  func `a character is a key`(scalar: Unicode.Scalar, key: Key) {
    #expect(Key(.character(scalar)) == key)
  }

  // The numbers of curses.h, which are the same in every ncurses.
  @Test(
    arguments: [
      (0o402, Key.down), (0o403, .up), (0o404, .left), (0o405, .right), (0o406, .home),
      (0o407, .backspace), (0o512, .delete), (0o522, .pageDown), (0o523, .pageUp), (0o527, .enter),
      (0o541, .backTab), (0o550, .end),
    ] as [(Int32, Key)])
  func `a function key is a key`(number: Int32, key: Key) {
    #expect(Key(.function(number)) == key)
  }

  @Test func `what the program has no use for is no key`() {
    #expect(Key(.function(0o632)) == nil)
    #expect(Key(.function(0o411)) == nil)
    #expect(Key(.character("\u{9B}")) == nil)
  }

  @Test(arguments: [
    ("[A", Key.up), ("OB", .down), ("[C", .right), ("OD", .left), ("[H", .home), ("[4~", .end),
    ("[3~", .delete), ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backTab), ("OM", .enter),
  ])
  func `a sequence that ncurses missed is still a key`(sequence: String, key: Key) {
    #expect(Key(sequence: Array(sequence.unicodeScalars)) == key)
  }

  @Test(arguments: ["[I", "[1;5C", "[<0;3;4M", "[57414u", "[", "O", "", "A", "[~"])
  func `any other sequence is no key`(sequence: String) {
    #expect(Key(sequence: Array(sequence.unicodeScalars)) == nil)
  }

  @Test(arguments: [
    ("[", false), ("[1", false), ("[1;5", false), ("[1;5C", true), ("[I", true), ("O", false),
    ("OA", true), ("[\u{1B}", true),
  ])
  func `a sequence ends with its first letter`(sequence: String, isComplete: Bool) {
    #expect(EscapeSequence.isComplete(Array(sequence.unicodeScalars)) == isComplete)
  }

  @Test func `a sequence without an end is given up`() {
    let sequence = Array(("[" + String(repeating: "1", count: 31)).unicodeScalars)

    #expect(EscapeSequence.isComplete(sequence))
  }
}
