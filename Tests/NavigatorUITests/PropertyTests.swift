import Frames
import Interviews
import NavigatorUI
import Pathways
import Testing

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, and the same on every system.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

@Suite struct PropertyTests {
  private static let likely: [Key] =
    [.enter, .enter, .enter, .down, .down, .up, .backspace, .escape, .pageDown, .end, .home]
    + "1234567 canwrdelstuh!?/".map(Key.character)
  private static let rare: [Key] =
    "QqxXUvz0é漢".map(Key.character) + [.control("x"), .control("l"), .tab, .left, .delete]

  @Test(arguments: UInt64(1)...40)
  func `any keys at any size leave a screen that can be used`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    var journey = try Fixture.journey()
    for number in 1...120 {
      let before = journey
      let keys = Int.random(in: 0..<12, using: &random) == 0 ? Self.rare : Self.likely
      let key = keys.randomElement(using: &random) ?? .enter
      let effects = journey.handle(.key(key), at: Fixture.moment(number))

      expectNothingLost(from: before, to: journey, by: key, effects)
      let size = Size(
        columns: Int.random(in: 1...200, using: &random),
        rows: Int.random(in: 1...60, using: &random))
      expectUsable(journey.frame(size: size), journey, "seed \(seed), \(key), \(size)")
    }
  }

  private func expectNothingLost(
    from before: Journey, to after: Journey, by key: Key, _ effects: [Effect]
  ) {
    guard key != .character("u"), key != .character("U") else { return }
    let old = before.interview.answers
    if let check = before.check, after.check?.id == check.id {
      for fact in old.facts { #expect(after.interview.answers[fact] != nil, "\(fact)") }
    }
    let isDiscard = effects.contains { if case .discard = $0 { true } else { false } }
    guard let check = before.check, !check.order.isEmpty, !isDiscard else { return }
    let saved = after.saved.first { $0.id == check.id }?.check
    for fact in old.facts { #expect(saved?.answers[fact] != nil, "\(fact) is not saved") }
  }

  private func expectUsable(_ frame: Frame, _ journey: Journey, _ comment: String) {
    let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    if frame.size.columns >= 20 { #expect(rows[0].contains("999"), "\(comment)") }
    guard let focus = frame.focus else {
      Issue.record("no cursor: \(comment)")
      return
    }
    let isDrawn = frame.size.columns >= 40 && frame.size.rows >= 12
    guard isDrawn, journey.page != .hidden, journey.page != .savedChecks || !journey.saved.isEmpty
    else { return }
    let before = rows[focus.row].prefix(focus.column + 1)
    #expect(before.contains(">"), "the cursor is not on the focused row: \(comment)")
  }
}
