import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Files of packs that somebody tore up: the reader says what is wrong, and never traps.
@Suite struct AreaHostileTests {
  @Test(arguments: ShippedPathways.areas, 0..<12)
  func `a pack with lines torn out, doubled or cut never traps the reader`(
    id: String, seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let files = try ShippedPathways.files(of: "areas/\(id)").map { file in
      var lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(
        Array.init)
      for _ in 0..<4 {
        let place = Int.random(in: lines.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: lines.remove(at: place)
        case 1: lines.insert(lines[place], at: place)
        case 2: lines[place] = Array(lines[place].prefix(lines[place].count / 2))
        default: lines[place] = lines[place].filter { $0 != 0x3A }
        }
      }
      return PathwayFile(path: file.path, bytes: Array(lines.joined(separator: [0x0A])))
    }

    let reading = AreaReader().read(files)

    #expect(reading.hasErrors == (reading.area == nil))
  }
}
