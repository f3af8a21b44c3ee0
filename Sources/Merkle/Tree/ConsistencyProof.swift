/// The hashes that show that a tree is the start of a later one: that nothing was rewritten.
public struct ConsistencyProof: Hashable, Sendable {
  /// The size of the earlier tree.
  public let old: Int
  /// The size of the later tree.
  public let new: Int
  public let hashes: [TreeHash]

  public init(old: Int, new: Int, hashes: [TreeHash]) {
    self.old = old
    self.new = new
    self.hashes = hashes
  }

  /// Whether the tree with the one root is the start of the tree with the other.
  ///
  /// Source: the algorithm of RFC 9162, section 2.1.4.2. An empty tree is the start of every tree.
  public func shows(_ oldRoot: TreeHash, isStartOf newRoot: TreeHash) -> Bool {
    guard old >= 0, old <= new else { return false }
    if old == 0 { return hashes.isEmpty && oldRoot == .emptyRoot }
    if old == new { return hashes.isEmpty && oldRoot == newRoot }
    var path = hashes[...]
    // A perfect old tree is itself the first hash of the path; the proof leaves it out.
    if old & (old - 1) == 0 { path = [oldRoot] + path }
    guard let first = path.popFirst() else { return false }
    var place = old - 1
    var last = new - 1
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var madeOld = first
    var madeNew = first
    for hash in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        madeOld = .node(hash, madeOld)
        madeNew = .node(hash, madeNew)
        while place & 1 == 0, place > 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        madeNew = .node(madeNew, hash)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && madeOld == oldRoot && madeNew == newRoot
  }
}
