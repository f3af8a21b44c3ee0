package import Merkle

/// HMAC-SHA-256 (RFC 2104) and the two steps of HKDF (RFC 5869), for keys of 32 bytes.
///
/// Built on the library's SHA-256. The library's own HMAC is generic code that is not specialised
/// across modules; opening a million records calls it fifteen million times.
package struct KeyedHash {
  private let inner: InlineArray<64, UInt8>
  private let outer: InlineArray<64, UInt8>

  package init(key: TreeHash) {
    let words = key.words
    inner = Self.block(words, 0x36)
    outer = Self.block(words, 0x5C)
  }

  // RFC 2104: the key, filled with noughts to a whole block, with every byte exclusive-or the pad.
  private static func block(
    _ words: (UInt64, UInt64, UInt64, UInt64), _ pad: UInt8
  ) -> InlineArray<64, UInt8> {
    var block = InlineArray<64, UInt8>(repeating: pad)
    func add(_ word: UInt64, at start: Int) {
      for place in 0..<8 {
        block[start + place] ^= UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * place))
      }
    }
    add(words.0, at: 0)
    add(words.1, at: 8)
    add(words.2, at: 16)
    add(words.3, at: 24)
    return block
  }

  /// The code of a message.
  package func code(of message: RawSpan) -> TreeHash {
    unsafe TreeHash.plain(outer.span.bytes, TreeHash.plain(inner.span.bytes, message))
  }

  package func code(of message: [UInt8]) -> TreeHash { unsafe code(of: message.span.bytes) }

  /// HKDF's first step without a salt, which stands for as many noughts as a hash has.
  package static func extract(_ secret: [UInt8]) -> KeyedHash {
    KeyedHash(key: withoutSalt.code(of: secret))
  }

  private static let withoutSalt = KeyedHash(key: TreeHash(bigEndian: 0, 0, 0, 0))

  /// HKDF's second step, for one block of 32 bytes.
  package func expand(_ info: [UInt8]) -> TreeHash {
    var message = info
    message.append(1)
    return code(of: message)
  }
}
