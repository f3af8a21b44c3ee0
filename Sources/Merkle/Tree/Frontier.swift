/// The place of a perfect subtree: its height, and its number from the left among its equals.
///
/// Level 0 is the leaves.
public struct NodePlace: Hashable, Sendable, Comparable {
  public let level: Int
  public let position: Int

  public init(level: Int, position: Int) {
    self.level = level
    self.position = position
  }

  /// The leaves under this node.
  public var leaves: Range<Int> { position << level..<(position + 1) << level }

  public static func < (left: Self, right: Self) -> Bool {
    (left.level, left.position) < (right.level, right.position)
  }

  /// The perfect subtrees that a tree of this size is made of, from the left, the highest first.
  public static func peaks(ofTreeOfSize size: Int) -> [NodePlace] {
    precondition(size >= 0, "a tree has no fewer than no leaves")
    var places: [NodePlace] = []
    var start = 0
    for level in stride(from: Int.bitWidth - 2, through: 0, by: -1) where size >> level & 1 == 1 {
      places.append(NodePlace(level: level, position: start >> level))
      start += 1 << level
    }
    return places
  }
}

/// All that must be remembered of a tree to go on appending to it: the peaks of its right edge.
///
/// At most one hash for each power of two in the size. Perfect subtrees never change, so what
/// `append` returns may be stored for ever.
public struct Frontier: Hashable, Sendable {
  /// A perfect subtree that an append completed.
  public struct Node: Hashable, Sendable {
    public let place: NodePlace
    public let hash: TreeHash
  }

  /// The number of leaves.
  public private(set) var size: Int
  /// The hashes of the peaks, from the left, the highest first.
  public private(set) var peaks: [TreeHash]

  /// The tree without leaves.
  public init() {
    size = 0
    peaks = []
  }

  /// The tree of this size with these peaks, or nil if the size has another number of peaks.
  public init?(size: Int, peaks: [TreeHash]) {
    guard size >= 0, size.nonzeroBitCount == peaks.count else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// Adds a leaf, and says which perfect subtrees it completed above itself, from below.
  @discardableResult
  public mutating func append(_ leaf: TreeHash) -> [Node] {
    var completed: [Node] = []
    append(leaf, completing: &completed)
    return completed
  }

  /// Adds a leaf, and the perfect subtrees that it completed to others.
  public mutating func append(_ leaf: TreeHash, completing completed: inout [Node]) {
    var hash = leaf
    var level = 0
    // Each one bit at the end of the size is a peak that the new leaf completes into a node.
    while size >> level & 1 == 1 {
      hash = .node(peaks.removeLast(), hash)
      level += 1
      completed.append(Node(place: NodePlace(level: level, position: size >> level), hash: hash))
    }
    peaks.append(hash)
    size += 1
  }

  /// The root of the tree.
  public var root: TreeHash {
    guard var root = peaks.last else { return .emptyRoot }
    for peak in peaks.dropLast().reversed() {
      root = .node(peak, root)
    }
    return root
  }
}
