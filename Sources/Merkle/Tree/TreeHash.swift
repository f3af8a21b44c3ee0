import Crypto

/// A SHA-256 hash in a Merkle tree: of a leaf, of a node, or of the whole tree.
///
/// Source: RFC 6962, section 2.1.
public struct TreeHash: Hashable, Sendable {
  /// Thirty-two bytes.
  public let bytes: [UInt8]

  /// The number of bytes in a hash.
  public static let byteCount = 32

  /// A hash that was stored or sent, or nil if there are not 32 bytes.
  public init?(bytes: some Sequence<UInt8>) {
    let bytes = [UInt8](bytes)
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  private init(_ digest: SHA256.Digest) {
    bytes = [UInt8](digest)
  }

  /// The hash of plain bytes, without the prefix of a leaf or a node.
  public static func plain(_ data: [UInt8]) -> TreeHash {
    TreeHash(SHA256.hash(data: data))
  }

  /// The hash of a leaf.
  // RFC 6962 s.2.1 prefixes leaves with 0x00 and nodes with 0x01, so that a leaf can never pass
  // for a node.
  public static func leaf(_ data: [UInt8]) -> TreeHash {
    var hasher = SHA256()
    hasher.update(data: [0x00] as [UInt8])
    hasher.update(data: data)
    return TreeHash(hasher.finalize())
  }

  /// The hash of a node over its two children.
  public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    var data: [UInt8] = [0x01]
    data.reserveCapacity(1 + 2 * byteCount)
    data += left.bytes
    data += right.bytes
    return TreeHash(SHA256.hash(data: data))
  }

  /// The root of a tree without leaves: the hash of nothing.
  public static let emptyRoot = plain([])
}

extension TreeHash: CustomStringConvertible {
  /// In hexadecimal, as `sha256sum` prints it.
  public var description: String { Hexadecimal.text(of: bytes) }

  /// A hash that was written in hexadecimal, lower case, or nil.
  public init?(hexadecimal text: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(of: text) else { return nil }
    self.init(bytes: bytes)
  }
}
