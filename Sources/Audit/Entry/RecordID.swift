import Merkle

/// The number under which something is recorded: made at the start of an interview, so that
/// appending twice, after a fault, is the same as appending once.
public struct RecordID: Hashable, Sendable, CustomStringConvertible {
  // Words and not an array, so that an id is no object of its own.
  private let high: UInt64
  private let low: UInt64

  /// Sixteen random bytes.
  public var bytes: [UInt8] {
    (0..<16).map { place in
      UInt8(truncatingIfNeeded: (place < 8 ? high : low) >> UInt64(8 * (7 - place % 8)))
    }
  }

  /// The number of bytes.
  public static let byteCount = 16

  /// An id, or nil if there are not 16 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    (high, low) = (Self.word(bytes[..<8]), Self.word(bytes[8...]))
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// An id as it is written: 32 hexadecimal digits in lower case.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(of: text) else { return nil }
    self.init(bytes: bytes)
  }

  public var description: String {
    var digits: [UInt8] = []
    write(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Adds its 32 digits to a text.
  func write(to text: inout [UInt8]) {
    for word in [high, low] {
      for shift in stride(from: 60 as UInt64, through: 0, by: -4) {
        let digit = UInt8(word >> shift & 15)
        text.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
      }
    }
  }
}
