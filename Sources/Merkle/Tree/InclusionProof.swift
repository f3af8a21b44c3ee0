/// The hashes that lead from one leaf to the root of a tree of one size.
public struct InclusionProof: Hashable, Sendable {
  /// The number of the leaf, from nought.
  public let index: Int
  /// The number of leaves of the tree.
  public let size: Int
  /// From the leaf's sibling up to the child of the root.
  public let hashes: [TreeHash]

  public init(index: Int, size: Int, hashes: [TreeHash]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// The root that follows from this proof for a leaf, or nil if the proof has the wrong length.
  ///
  /// Source: the algorithm of RFC 9162, section 2.1.3.2.
  public func root(for leaf: TreeHash) -> TreeHash? {
    guard index >= 0, index < size else { return nil }
    var place = index
    var last = size - 1
    var root = leaf
    for hash in hashes {
      guard last > 0 else { return nil }
      if place & 1 == 1 || place == last {
        root = .node(hash, root)
        // Levels on which the right edge has no sibling are passed over.
        while place & 1 == 0, place > 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        root = .node(root, hash)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 ? root : nil
  }

  /// Whether the leaf is at this place of the tree with this root.
  public func shows(_ leaf: TreeHash, in root: TreeHash) -> Bool {
    self.root(for: leaf) == root
  }
}
