import Audit
import Testing

@Suite struct SystemRandomTests {
  @Test(arguments: [0, 1, 12, 32, 255, 256, 257, 512, 1000])
  func `as many bytes come as are asked for, and others each time`(count: Int) {
    let one = SystemRandom.bytes(count)
    let two = SystemRandom.bytes(count)

    #expect(one.count == count && two.count == count)
    // A piece that was left out would be nought. By chance that is one time in 2 to the 96.
    for start in stride(from: 0, to: count - 11, by: 12) {
      #expect(one[start..<start + 12].contains { $0 != 0 }, "from \(start)")
      #expect(one[start..<start + 12] != two[start..<start + 12], "from \(start)")
    }
  }
}
