/// A log as a folder of tiles, which any client of C2SP *tlog-tiles* can walk
/// (https://c2sp.org/tlog-tiles).
///
/// A tile holds up to 256 hashes side by side. Tiles of level 0 hold the leaves' hashes; a hash of
/// level n + 1 is the root over a full tile of level n.
public enum Tiles {
  public static let width = 256

  /// A file of the folder.
  public struct File: Hashable, Sendable {
    public let path: String
    public let bytes: [UInt8]
  }

  /// The hash tiles of a log, level by level.
  public static func hashes(of leaves: [TreeHash]) -> [File] {
    var files: [File] = []
    var hashes = leaves
    var level = 0
    while !hashes.isEmpty {
      var above: [TreeHash] = []
      for start in stride(from: 0, to: hashes.count, by: width) {
        let tile = hashes[start..<min(start + width, hashes.count)]
        files.append(
          File(
            path: path("tile/\(level)", number: start / width, count: tile.count),
            bytes: tile.flatMap(\.bytes)))
        if tile.count == width { above.append(root(over: tile)) }
      }
      hashes = above
      level += 1
    }
    return files
  }

  /// The entries themselves, each after its length in two bytes, the high one first.
  ///
  /// - Returns: nil if an entry is longer than two bytes can say.
  public static func entries(_ leaves: [[UInt8]]) -> [File]? {
    guard leaves.allSatisfy({ $0.count <= Int(UInt16.max) }) else { return nil }
    return stride(from: 0, to: leaves.count, by: width).map { start in
      let bundle = leaves[start..<min(start + width, leaves.count)]
      return File(
        path: path("tile/entries", number: start / width, count: bundle.count),
        bytes: bundle.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 })
    }
  }

  /// Numbers are written in groups of three digits, all but the last after an `x`; a tile that is
  /// not full says how full it is.
  static func path(_ folder: String, number: Int, count: Int) -> String {
    var groups: [String] = []
    var rest = number
    repeat {
      let digits = String(rest % 1000)
      let group = String(repeating: "0", count: 3 - digits.count) + digits
      groups.insert(groups.isEmpty ? group : "x" + group, at: 0)
      rest /= 1000
    } while rest > 0
    let whole = "\(folder)/\(groups.joined(separator: "/"))"
    return count == width ? whole : "\(whole).p/\(count)"
  }

  private static func root(over tile: ArraySlice<TreeHash>) -> TreeHash {
    var row = Array(tile)
    while row.count > 1 {
      row = stride(from: 0, to: row.count, by: 2).map { .node(row[$0], row[$0 + 1]) }
    }
    return row[0]
  }
}
