import Crypto
import Merkle

/// Thirty-two random bytes from which the keys of one section are made. Destroying them destroys
/// the section.
public struct SectionSecret: Hashable, Sendable {
  package let bytes: [UInt8]

  static let byteCount = 32

  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }
}

/// A section after sealing.
package struct SealedSection: Hashable, Sendable {
  package let seal: Entry.Seal
  package let bytes: [UInt8]
}

/// Seals sections and opens them.
///
/// The cipher (ChaCha20-Poly1305, RFC 8439) does not bind to its key, so its tag alone would let
/// one sealed text open to two contents under two keys. The commitment, HMAC-SHA-256 under a key of
/// its own, binds the content.
package enum Seals {
  /// The longest content of a section, in bytes.
  static let mostBytes = 16_384

  // Sizes would tell how long the answers are; they are rounded up to a multiple of this.
  private static let block = 128

  package enum Fault: Error, Hashable, Sendable {
    /// The library could not seal.
    case notSealed
    /// The secret does not open the bytes.
    case notOpened
    /// The bytes open, to something else than was committed to.
    case otherContent
  }

  package static func seal(
    _ content: Canonical, as section: Section, of id: RecordID, with secret: SectionSecret,
    nonce: [UInt8]
  ) throws(Fault) -> SealedSection {
    let bytes = content.bytes
    let length = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) }
    var padded = length + bytes
    let most = (padded.count + block - 1) / block * block
    padded += repeatElement(0, count: most - padded.count)
    let sealed: [UInt8]
    do {
      let box = try ChaChaPoly.seal(
        padded, using: key("cipher", section, id, secret), nonce: ChaChaPoly.Nonce(data: nonce),
        authenticating: label(section, id))
      sealed = Array(box.combined)
    } catch { throw .notSealed }
    return SealedSection(
      seal: Entry.Seal(
        section: section, commitment: commitment(to: bytes, section, id, secret),
        sealedHash: .plain(sealed)),
      bytes: sealed)
  }

  package static func open(
    _ sealed: [UInt8], _ seal: Entry.Seal, of id: RecordID, with secret: SectionSecret
  ) throws(Fault) -> Canonical {
    let padded: [UInt8]
    do {
      let box = try ChaChaPoly.SealedBox(combined: sealed)
      padded = Array(
        try ChaChaPoly.open(
          box, using: key("cipher", seal.section, id, secret),
          authenticating: label(seal.section, id)))
    } catch { throw .notOpened }
    let length = padded.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard padded.count >= 4, length <= padded.count - 4,
      padded[(4 + length)...].allSatisfy({ $0 == 0 })
    else { throw .otherContent }
    let bytes = Array(padded[4..<4 + length])
    guard commitment(to: bytes, seal.section, id, secret) == seal.commitment,
      let content = Canonical(reading: bytes)
    else { throw .otherContent }
    return content
  }

  /// Binds a content without showing anything of it.
  static func commitment(
    to content: [UInt8], _ section: Section, _ id: RecordID, _ secret: SectionSecret
  ) -> TreeHash {
    commitment(to: content, section, with: key("commitment", section, id, secret))
  }

  /// With this key somebody who has the content can check it against its commitment. It does not
  /// open what is sealed.
  static func commitmentKey(
    _ section: Section, of id: RecordID, _ secret: SectionSecret
  ) -> [UInt8] {
    unsafe key("commitment", section, id, secret).withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// Whether this is the content that was committed to.
  static func isContent(_ content: Canonical, of seal: Entry.Seal, key: [UInt8]) -> Bool {
    let key = SymmetricKey(data: key)
    return commitment(to: content.bytes, seal.section, with: key) == seal.commitment
  }

  private static func commitment(
    to content: [UInt8], _ section: Section, with key: SymmetricKey
  ) -> TreeHash {
    var code = HMAC<SHA256>(key: key)
    code.update(data: Array(section.rawValue.utf8) + [0])
    code.update(data: content)
    return TreeHash(bytes: code.finalize()) ?? .emptyRoot
  }

  // The record id is part of every key, so that a secret that is used twice after a crash still
  // gives other keys.
  private static func key(
    _ purpose: String, _ section: Section, _ id: RecordID, _ secret: SectionSecret
  ) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret.bytes),
      info: Array("navigator-audit/v1 \(purpose) ".utf8) + label(section, id),
      outputByteCount: 32)
  }

  private static func label(_ section: Section, _ id: RecordID) -> [UInt8] {
    Array("\(section.rawValue) \(id)".utf8)
  }

  /// Wraps a section's secret for the second file, so that rotating one key makes whatever the disk
  /// still holds of destroyed rows useless.
  static func wrap(
    _ secret: SectionSecret, with wrapping: [UInt8], at index: Int, _ section: Section,
    nonce: [UInt8]
  ) throws(Fault) -> [UInt8] {
    do {
      let box = try ChaChaPoly.seal(
        secret.bytes, using: SymmetricKey(data: wrapping), nonce: ChaChaPoly.Nonce(data: nonce),
        authenticating: Array("secret \(index) \(section.rawValue)".utf8))
      return Array(box.combined)
    } catch { throw .notSealed }
  }

  static func unwrap(
    _ wrapped: [UInt8], with wrapping: [UInt8], at index: Int, _ section: Section
  ) throws(Fault) -> SectionSecret {
    do {
      let bytes = try ChaChaPoly.open(
        ChaChaPoly.SealedBox(combined: wrapped), using: SymmetricKey(data: wrapping),
        authenticating: Array("secret \(index) \(section.rawValue)".utf8))
      guard let secret = SectionSecret(bytes: Array(bytes)) else { throw Fault.notOpened }
      return secret
    } catch { throw .notOpened }
  }
}
