import Merkle
import Testing

/// The folder of tiles, read again by the words of its specification alone.
@Suite struct TilesTests {
  private static func leaf(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }

  /// RFC 6962, section 2.1, as it stands there.
  private static func root(of hashes: ArraySlice<TreeHash>) -> TreeHash {
    guard hashes.count > 1, let first = hashes.indices.first else {
      return hashes.first ?? .plain([])
    }
    var split = 1
    while split * 2 < hashes.count { split *= 2 }
    return .node(
      root(of: hashes[first..<first + split]), root(of: hashes[(first + split)...]))
  }

  @Test(arguments: [1, 2, 255, 256, 257, 511, 512, 1000, 65_536, 65_537, 70_000])
  func `the tiles of level 0 hold every leaf, and those above hold the roots below`(size: Int) {
    let leaves = (0..<size).map { TreeHash.leaf(Self.leaf($0)) }
    let files = Dictionary(
      uniqueKeysWithValues: Tiles.hashes(of: leaves).map { ($0.path, $0.bytes) })

    var below = leaves
    var level = 0
    var known = 0
    while !below.isEmpty {
      for number in 0..<(below.count + 255) / 256 {
        let part = below[number * 256..<min(below.count, (number + 1) * 256)]
        let name = number < 1000 ? Self.padded(number) : "x001/" + Self.padded(number - 1000)
        let path =
          "tile/\(level)/\(name)" + (part.count == 256 ? "" : ".p/\(part.count)")
        #expect(files[path] == part.flatMap(\.bytes), "\(path)")
        known += 1
      }
      below = (0..<below.count / 256).map { Self.root(of: below[$0 * 256..<($0 + 1) * 256]) }
      level += 1
    }
    #expect(files.count == known)
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: 3 - String(number).count) + String(number)
  }

  @Test func `the paths are those of the specification's examples`() {
    let leaves = [TreeHash](repeating: .leaf([]), count: 70_000)
    let paths = Set(Tiles.hashes(of: leaves).map(\.path))

    // 70,000 = 273 full tiles and 112 hashes; 273 = one full tile of level 1 and 17 hashes.
    #expect(paths.contains("tile/0/272"))
    #expect(paths.contains("tile/0/273.p/112"))
    #expect(paths.contains("tile/1/000"))
    #expect(paths.contains("tile/1/001.p/17"))
    #expect(paths.contains("tile/2/000.p/1"))
    #expect(paths.count == 274 + 2 + 1)
  }

  @Test func `a bundle gives each entry back after its length`() throws {
    let leaves = (0..<300).map(Self.leaf)
    let files = try #require(Tiles.entries(leaves))

    var read: [[UInt8]] = []
    for file in files {
      var rest = file.bytes[...]
      while rest.count >= 2 {
        let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
        read.append(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
      #expect(rest.isEmpty)
    }

    #expect(read == leaves)
    #expect(files.map(\.path) == ["tile/entries/000", "tile/entries/001.p/44"])
    #expect(Tiles.entries([[UInt8](repeating: 0, count: 65_536)]) == nil)
  }
}
