import Crypto

/// A SHA-256 hash in a Merkle tree: of a leaf, of a node, or of the whole tree.
///
/// Source: RFC 6962, section 2.1.
public struct TreeHash: Hashable, Sendable {
  // Words and not an array: a million hashes are then one block of memory, and no objects.
  // In memory they are the bytes in their order.
  private let stored: (UInt64, UInt64, UInt64, UInt64)

  /// The number of bytes in a hash.
  public static let byteCount = 32

  /// Thirty-two bytes.
  public var bytes: [UInt8] {
    unsafe withUnsafeBytes(of: stored) { unsafe [UInt8]($0) }
  }

  /// A hash that was stored or sent, or nil if there are not 32 bytes.
  public init?(bytes: some Sequence<UInt8>) {
    unsafe self.init([UInt8](bytes).span.bytes)
  }

  /// A hash in memory, or nil if there are not 32 bytes.
  package init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    stored = unsafe bytes.withUnsafeBytes { unsafe Self.words($0) }
  }

  /// A hash as four numbers, of which each holds its first byte highest.
  package init(bigEndian first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    stored = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
  }

  /// Four numbers, of which each holds its first byte highest.
  package var words: (UInt64, UInt64, UInt64, UInt64) {
    (stored.0.bigEndian, stored.1.bigEndian, stored.2.bigEndian, stored.3.bigEndian)
  }

  private init(_ hasher: SHA256) {
    stored = unsafe hasher.finalize().withUnsafeBytes { unsafe Self.words($0) }
  }

  private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
    unsafe bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
  }

  /// The hash of plain bytes, without the prefix of a leaf or a node.
  public static func plain(_ data: [UInt8]) -> TreeHash {
    unsafe plain(data.span.bytes)
  }

  /// The hash of plain bytes that stand one after the other.
  package static func plain(_ first: RawSpan, _ second: RawSpan? = nil) -> TreeHash {
    var hasher = SHA256()
    unsafe first.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    if let second {
      unsafe second.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    }
    return TreeHash(hasher)
  }

  /// The hash of plain bytes and of a hash that stand one after the other.
  package static func plain(_ first: RawSpan, _ second: TreeHash) -> TreeHash {
    var hasher = SHA256()
    unsafe first.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: second.stored) { unsafe hasher.update(bufferPointer: $0) }
    return TreeHash(hasher)
  }

  /// The hash of a leaf.
  // RFC 6962 s.2.1 prefixes leaves with 0x00 and nodes with 0x01, so that a leaf can never pass
  // for a node.
  public static func leaf(_ data: [UInt8]) -> TreeHash {
    let prefix: InlineArray<1, UInt8> = [0x00]
    return unsafe plain(prefix.span.bytes, data.span.bytes)
  }

  /// The hash of a node over its two children.
  public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    var hasher = SHA256()
    unsafe withUnsafeBytes(of: 0x01 as UInt8) { unsafe hasher.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: (left.stored, right.stored)) {
      unsafe hasher.update(bufferPointer: $0)
    }
    return TreeHash(hasher)
  }

  public static func == (one: Self, other: Self) -> Bool { one.stored == other.stored }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(stored.0)
    hasher.combine(stored.1)
    hasher.combine(stored.2)
    hasher.combine(stored.3)
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
