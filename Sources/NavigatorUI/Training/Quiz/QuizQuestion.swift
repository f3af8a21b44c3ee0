internal import Pathways

/// A question whose right answer the engine gives.
struct QuizQuestion: Hashable, Sendable {
  enum Kind: Hashable, Sendable, CaseIterable {
    case route, firstDuty, deadline, act
  }

  let kind: Kind
  let scenario: Scenario.ID
  let title: String
  /// What the room knows of the case.
  let story: [String]
  private(set) var topics: [Topic.ID]
  let ask: String
  let options: [String]
  let right: Int
  /// Why that is the answer, from the engine.
  let why: [String]

  /// The same question, counted only for those of its topics that a session teaches.
  func about(_ taught: Set<Topic.ID>) -> QuizQuestion {
    var result = self
    result.topics = topics.filter(taught.contains)
    return result
  }
}

/// Random numbers that are the same for the same seed (SplitMix64; Steele, Lea and Flood 2014).
struct QuizDraw: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
