import Merkle

/// The number under which something is recorded: made at the start of an interview, so that
/// appending twice, after a fault, is the same as appending once.
public struct RecordID: Hashable, Sendable, CustomStringConvertible {
  /// Sixteen random bytes.
  public let bytes: [UInt8]

  /// The number of bytes.
  public static let byteCount = 16

  /// An id, or nil if there are not 16 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// An id as it is written: 32 hexadecimal digits in lower case.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(of: text) else { return nil }
    self.init(bytes: bytes)
  }

  public var description: String { Hexadecimal.text(of: bytes) }
}
