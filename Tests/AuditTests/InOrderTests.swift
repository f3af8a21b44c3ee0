import Audit
import Synchronization
import Testing

@Suite struct InOrderTests {
  struct Stop: Error {}

  @Test(arguments: [0, 1, 2, 7, 500]) func `pieces are taken in order, each once`(
    count: Int
  ) throws {
    var taken: [Int] = []
    try InOrder.forEach(below: count) {
      $0
    } take: {
      taken.append($0)
    }
    #expect(taken == Array(0..<count))
  }

  @Test(arguments: [1, 40]) func `what goes wrong with a piece ends the work when its turn comes`(
    count: Int
  ) {
    var taken: [Int] = []
    #expect(throws: Stop.self) {
      try InOrder.forEach(below: count) { number in
        if number == count / 2 { throw Stop() }
        return number
      } take: {
        taken.append($0)
      }
    }
    #expect(taken == Array(0..<count / 2))
  }

  @Test func `nothing runs any more when it has ended, and only a few pieces were made ahead`() {
    let made = Mutex<Set<Int>>([])
    #expect(throws: Stop.self) {
      try InOrder.forEach(below: 10_000) { number in
        made.withLock { _ = $0.insert(number) }
      } take: { _ in
        throw Stop()
      }
    }
    let count = made.withLock(\.count)
    #expect(count < 20)
    #expect(made.withLock(\.count) == count)
  }
}
