import Merkle
import TestSupport
import Testing

/// Every proof with anything changed is refused.
@Suite struct BrokenProofTests {
  static let sizes = [1, 2, 3, 5, 7, 8, 13, 16, 21, 32, 33, 64]

  private func flipped(_ hash: TreeHash, bit: Int) -> TreeHash {
    var bytes = hash.bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return TreeHash(bytes: bytes) ?? hash
  }

  /// The hashes with one thing wrong: a bit, an order, one too many, one too few.
  private func broken(_ hashes: [TreeHash], _ generator: inout SeededGenerator) -> [[TreeHash]] {
    var all: [[TreeHash]] = []
    for place in hashes.indices {
      var one = hashes
      one[place] = flipped(one[place], bit: Int.random(in: 0..<256, using: &generator))
      all.append(one)
      var without = hashes
      without.remove(at: place)
      all.append(without)
      all.append(Array(hashes[...place] + [hashes[place]] + hashes[(place + 1)...]))
    }
    all.append(hashes + [.emptyRoot])
    all.append([.emptyRoot] + hashes)
    if hashes.count > 1, hashes[0] != hashes[1] {
      all.append([hashes[1], hashes[0]] + hashes.dropFirst(2))
    }
    return all
  }

  @Test(arguments: sizes)
  func `an inclusion proof with anything changed is refused`(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let tree = TreeTests.kept.stored
    let root = TreeTests.kept.roots[size]
    for index in 0..<size {
      let good = try tree.inclusionProof(of: index, atSize: size)
      let leaf = TreeHash.leaf(TreeTests.leaves[index])
      #expect(good.shows(leaf, in: root))

      for hashes in broken(good.hashes, &generator) {
        let bad = InclusionProof(index: index, size: size, hashes: hashes)
        #expect(!bad.shows(leaf, in: root))
      }
      for other in [-1, index - 1, index + 1, index ^ 1, index + size, Int.max]
      where other != index {
        #expect(
          !InclusionProof(index: other, size: size, hashes: good.hashes).shows(leaf, in: root))
      }
      #expect(!good.shows(flipped(leaf, bit: 0), in: root))
      #expect(!good.shows(leaf, in: flipped(root, bit: 255)))
      #expect(!good.shows(leaf, in: TreeTests.kept.roots[size - 1]))
    }
  }

  @Test(arguments: sizes)
  func `a consistency proof with anything changed is refused`(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size) << 8)
    let tree = TreeTests.kept.stored
    let root = TreeTests.kept.roots[size]
    for old in 0...size {
      let good = try tree.consistencyProof(from: old, to: size)
      let oldRoot = TreeTests.kept.roots[old]
      #expect(good.shows(oldRoot, isStartOf: root))

      for hashes in broken(good.hashes, &generator) {
        let bad = ConsistencyProof(old: old, new: size, hashes: hashes)
        #expect(!bad.shows(oldRoot, isStartOf: root))
      }
      for other in [-1, old - 1, old + 1, size + 1] where other != old && old > 0 {
        let bad = ConsistencyProof(old: other, new: size, hashes: good.hashes)
        #expect(!bad.shows(oldRoot, isStartOf: root))
      }
      #expect(!good.shows(flipped(oldRoot, bit: 7), isStartOf: root))
      if old > 0 {
        #expect(!good.shows(oldRoot, isStartOf: flipped(root, bit: 7)))
        if old < size { #expect(!good.shows(root, isStartOf: oldRoot)) }
      }
    }
  }

  @Test func `a leaf never passes for a node`() {
    let (left, right) = (TreeHash.leaf([1]), TreeHash.leaf([2]))
    let root = TreeHash.node(left, right)

    #expect(TreeHash.leaf(left.bytes + right.bytes) != root)
    #expect(TreeHash.leaf([0x01] + left.bytes + right.bytes) != root)
    #expect(!InclusionProof(index: 0, size: 1, hashes: []).shows(left, in: root))
  }
}
