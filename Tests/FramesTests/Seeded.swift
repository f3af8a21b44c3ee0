/// Numbers that are the same on every run: SplitMix64, by Sebastiano Vigna.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Text with everything in it that is awkward to place.
  mutating func text(upTo count: Int) -> String {
    let pieces = [
      "a", "word", " ", "  ", "0800 808 3733", "+44 (0)20 7946 0000", "é", "e\u{301}", "漢字", "\t",
      "\n",
      "\r\n", "\u{1B}[2J", "\u{202E}", "\u{200D}", "\u{301}", "👩‍👧", "🇬🇧", "“quoted”", "—", "-", ".",
      String(repeating: "x", count: 30), "\u{7F}", "\u{10FFFF}", "각", "ᄀ\u{1161}",
    ]
    return (0..<Int.random(in: 0...count, using: &self))
      .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &self)] }
      .joined()
  }
}
