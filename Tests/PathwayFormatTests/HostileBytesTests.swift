import PathwayFormat
import Pathways
import TestSupport
import Testing

@Suite struct HostileBytesTests {
  private func read(_ bytes: [UInt8]) -> PathwayReading {
    PathwayReader().read([PathwayFile(path: "x.yaml", bytes: bytes)])
  }

  @Test func `a file of a hundred megabytes is refused without being read`() {
    let bytes = [UInt8](repeating: 0x61, count: 100_000_000)

    let reading = read(bytes)

    #expect(reading.diagnostics.map(\.id) == ["text/too-big"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "'", "\"", "&a [*a, ", "a: |\n "])
  func `no run of one mark brings the reader down`(mark: String) {
    let bytes = [UInt8](String(repeating: mark, count: 20_000).utf8)

    let reading = read(bytes)

    #expect(reading.pathway == nil)
    #expect(!reading.diagnostics.isEmpty)
  }

  @Test(arguments: UInt64(1)...200)
  func `random damage to a good file is answered, never a trap`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let files = try ShippedPathways.files(of: "modern-slavery")
    var bytes = try #require(files.randomElement(using: &generator)).bytes
    for _ in 0..<Int.random(in: 1...20, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0...2, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      default: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
      }
    }

    let reading = read(bytes)

    // One file alone is never a pathway, so something has to be said.
    #expect(reading.pathway == nil)
    #expect(!reading.diagnostics.isEmpty)
  }
}
