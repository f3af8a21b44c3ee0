/// A tree whose perfect subtrees are stored somewhere; makes roots and proofs of any earlier size.
///
/// Reads at most about two nodes for each level. The definitions are those of RFC 6962,
/// sections 2.1.1 and 2.1.2, taken literally.
public struct StoredTree<Failure: Error> {
  /// The number of leaves.
  public let size: Int
  private let node: (NodePlace) throws(Failure) -> TreeHash

  /// A tree of this size; `node` gives the hash of a perfect subtree that is within the size.
  public init(size: Int, node: @escaping (NodePlace) throws(Failure) -> TreeHash) {
    self.size = size
    self.node = node
  }

  /// The root of the tree when it had this many leaves.
  public func root(atSize earlier: Int) throws(Failure) -> TreeHash {
    precondition((0...size).contains(earlier), "a root is of a size that the tree has had")
    return earlier == 0 ? .emptyRoot : try hash(of: 0..<earlier)
  }

  /// The hashes that lead from a leaf to the root of the tree when it had this many leaves.
  public func inclusionProof(
    of index: Int, atSize earlier: Int
  ) throws(Failure) -> InclusionProof {
    precondition((0...size).contains(earlier), "a proof is of a size that the tree has had")
    precondition((0..<earlier).contains(index), "a proof is of a leaf within the size")
    var hashes: [TreeHash] = []
    var range = 0..<earlier
    while range.count > 1 {
      let middle = Self.split(range)
      if index < middle {
        hashes.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        hashes.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return InclusionProof(index: index, size: earlier, hashes: hashes.reversed())
  }

  /// The hashes that show that the tree of one size is the start of the tree of another.
  public func consistencyProof(
    from old: Int, to new: Int
  ) throws(Failure) -> ConsistencyProof {
    precondition((0...size).contains(new), "a proof is of a size that the tree has had")
    precondition((0...new).contains(old), "a tree only grows")
    guard old > 0, old < new else { return ConsistencyProof(old: old, new: new, hashes: []) }
    var hashes: [TreeHash] = []
    var range = 0..<new
    while range.upperBound != old {
      let middle = Self.split(range)
      if old <= middle {
        hashes.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        hashes.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    // The verifier knows the old root, and so the hash of the old tree if it is perfect.
    if range.lowerBound > 0 { hashes.append(try hash(of: range)) }
    return ConsistencyProof(old: old, new: new, hashes: hashes.reversed())
  }

  /// The hash over a range that begins at a multiple of the power of two that covers it.
  private func hash(of range: Range<Int>) throws(Failure) -> TreeHash {
    let peaks = NodePlace.peaks(ofTreeOfSize: range.count)
    var root: TreeHash?
    for peak in peaks.reversed() {
      let place = NodePlace(
        level: peak.level, position: (range.lowerBound >> peak.level) + peak.position)
      let hash = try node(place)
      root = root.map { .node(hash, $0) } ?? hash
    }
    return root ?? .emptyRoot
  }

  /// Where a range of more than one leaf is divided: after the largest power of two below its size.
  private static func split(_ range: Range<Int>) -> Int {
    let highest = Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount
    return range.lowerBound + (1 << highest)
  }
}
