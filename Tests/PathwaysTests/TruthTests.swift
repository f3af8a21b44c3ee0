import Pathways
import Testing

@Suite struct TruthTests {
  private let all: [Truth] = [.no, .unsure, .yes]

  @Test func `and is the least, or the greatest, not swaps the ends`() {
    #expect(min(Truth.yes, .unsure) == .unsure)
    #expect(min(Truth.no, .unsure) == .no)
    #expect(max(Truth.yes, .unsure) == .yes)
    #expect(max(Truth.no, .unsure) == .unsure)
    #expect(!Truth.unsure == .unsure)
    #expect(!Truth.yes == .no)
  }

  @Test func `not of and is or of nots`() {
    for left in all {
      for right in all { #expect(!min(left, right) == max(!left, !right)) }
    }
  }
}
