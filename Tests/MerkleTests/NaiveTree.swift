import Merkle

/// The recursive definitions of RFC 6962, section 2.1, word for word and without thought of speed.
///
/// Only for small trees: every range is hashed from its leaves.
struct NaiveTree {
  let leaves: [[UInt8]]

  /// MTH(D[n]).
  func root(_ range: Range<Int>) -> TreeHash {
    switch range.count {
    case 0: .plain([])
    case 1: .leaf(leaves[range.lowerBound])
    default:
      .node(
        root(range.lowerBound..<range.lowerBound + split(range.count)),
        root(range.lowerBound + split(range.count)..<range.upperBound))
    }
  }

  /// PATH(m, D[n]).
  func path(_ leaf: Int, _ range: Range<Int>) -> [TreeHash] {
    guard range.count > 1 else { return [] }
    let k = range.lowerBound + split(range.count)
    return leaf < k
      ? path(leaf, range.lowerBound..<k) + [root(k..<range.upperBound)]
      : path(leaf, k..<range.upperBound) + [root(range.lowerBound..<k)]
  }

  /// PROOF(m, D[n]).
  func proof(_ old: Int, _ new: Int) -> [TreeHash] {
    subproof(old, 0..<new, isWhole: true)
  }

  /// SUBPROOF(m, D[n], b).
  private func subproof(_ old: Int, _ range: Range<Int>, isWhole: Bool) -> [TreeHash] {
    if old == range.count { return isWhole ? [] : [root(range)] }
    let k = split(range.count)
    let middle = range.lowerBound + k
    return old <= k
      ? subproof(old, range.lowerBound..<middle, isWhole: isWhole)
        + [root(middle..<range.upperBound)]
      : subproof(old - k, middle..<range.upperBound, isWhole: false)
        + [root(range.lowerBound..<middle)]
  }

  /// The largest power of two smaller than n.
  private func split(_ count: Int) -> Int {
    var k = 1
    while k * 2 < count { k *= 2 }
    return k
  }
}

/// A tree as a log keeps it: a frontier, and every perfect subtree that it completed.
struct KeptTree {
  private(set) var frontier = Frontier()
  private(set) var nodes: [NodePlace: TreeHash] = [:]
  private(set) var roots: [TreeHash] = [.emptyRoot]

  init(_ leaves: [[UInt8]]) {
    for leaf in leaves {
      let hash = TreeHash.leaf(leaf)
      nodes[NodePlace(level: 0, position: frontier.size)] = hash
      for node in frontier.append(hash) { nodes[node.place] = node.hash }
      roots.append(frontier.root)
    }
  }

  struct Missing: Error {
    let place: NodePlace
  }

  var stored: StoredTree<Missing> {
    StoredTree(size: frontier.size) { place throws(Missing) in
      guard let hash = nodes[place] else { throw Missing(place: place) }
      return hash
    }
  }
}
