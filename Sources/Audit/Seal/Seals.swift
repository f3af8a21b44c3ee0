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
    try seal(content.bytes, as: section, of: id, with: secret, nonce: nonce)
  }

  /// Seals the text of a canonical value.
  static func seal(
    _ bytes: [UInt8], as section: Section, of id: RecordID, with secret: SectionSecret,
    nonce: [UInt8]
  ) throws(Fault) -> SealedSection {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) }
    var padded = length + bytes
    let most = (padded.count + block - 1) / block * block
    padded += repeatElement(0, count: most - padded.count)
    let keys = SectionKeys(section, id, secret)
    let sealed: [UInt8]
    do {
      let box = try ChaChaPoly.seal(
        padded, using: keys.cipher, nonce: ChaChaPoly.Nonce(data: nonce),
        authenticating: keys.label)
      sealed = Array(box.combined)
    } catch { throw .notSealed }
    return SealedSection(
      seal: Entry.Seal(
        section: section, commitment: commitment(to: bytes[...], section, with: keys.commitment),
        sealedHash: .plain(sealed)),
      bytes: sealed)
  }

  package static func open(
    _ sealed: [UInt8], _ seal: Entry.Seal, of id: RecordID, with secret: SectionSecret
  ) throws(Fault) -> Canonical {
    let bytes = try bytes(of: sealed, seal, of: id, with: secret)
    guard let content = Canonical(reading: bytes) else { throw .otherContent }
    return content
  }

  /// Opens a section and checks all that `open` checks, without making a value of it.
  static func text(
    of sealed: [UInt8], _ seal: Entry.Seal, of id: RecordID, with secret: SectionSecret
  ) throws(Fault) -> CanonicalText {
    let bytes = try bytes(of: sealed, seal, of: id, with: secret)
    guard let text = CanonicalText(reading: bytes) else { throw .otherContent }
    return text
  }

  /// What was committed to. That it is canonical is not looked at.
  static func bytes(
    of sealed: [UInt8], _ seal: Entry.Seal, of id: RecordID, with secret: SectionSecret
  ) throws(Fault) -> ArraySlice<UInt8> {
    let keys = SectionKeys(seal.section, id, secret)
    let padded: [UInt8]
    do {
      let box = try ChaChaPoly.SealedBox(combined: sealed)
      padded = [UInt8](
        try ChaChaPoly.open(box, using: keys.cipher, authenticating: keys.label))
    } catch { throw .notOpened }
    let length = padded.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard padded.count >= 4, length <= padded.count - 4,
      padded[(4 + length)...].allSatisfy({ $0 == 0 })
    else { throw .otherContent }
    let text = padded[4..<4 + length]
    guard commitment(to: text, seal.section, with: keys.commitment) == seal.commitment else {
      throw .otherContent
    }
    return text
  }

  /// Binds a content without showing anything of it.
  static func commitment(
    to content: [UInt8], _ section: Section, _ id: RecordID, _ secret: SectionSecret
  ) -> TreeHash {
    commitment(to: content[...], section, with: SectionKeys(section, id, secret).commitment)
  }

  /// With this key somebody who has the content can check it against its commitment. It does not
  /// open what is sealed.
  static func commitmentKey(
    _ section: Section, of id: RecordID, _ secret: SectionSecret
  ) -> [UInt8] {
    SectionKeys(section, id, secret).commitment.bytes
  }

  /// Whether this is the content that was committed to.
  static func isContent(_ content: Canonical, of seal: Entry.Seal, key: [UInt8]) -> Bool {
    guard let key = TreeHash(bytes: key) else { return false }
    return commitment(to: content.bytes[...], seal.section, with: key) == seal.commitment
  }

  private static func commitment(
    to content: ArraySlice<UInt8>, _ section: Section, with key: TreeHash
  ) -> TreeHash {
    var message: [UInt8] = []
    message.reserveCapacity(content.count + 8)
    message += section.rawValue.utf8
    message.append(0)
    message += content
    return KeyedHash(key: key).code(of: message)
  }

  /// The keys of one section, and the label that goes with what it seals.
  private struct SectionKeys {
    let label: [UInt8]
    let cipher: SymmetricKey
    let commitment: TreeHash

    // The record id is part of every key, so that a secret that is used twice after a crash still
    // gives other keys.
    init(_ section: Section, _ id: RecordID, _ secret: SectionSecret) {
      let label = Seals.label(section, id)
      let extracted = KeyedHash.extract(secret.bytes)
      self.label = label
      cipher = SymmetricKey(data: extracted.expand(Self.cipher + label).bytes)
      commitment = extracted.expand(Self.commitment + label)
    }

    private static let cipher = Array("navigator-audit/v1 cipher ".utf8)
    private static let commitment = Array("navigator-audit/v1 commitment ".utf8)
  }

  private static func label(_ section: Section, _ id: RecordID) -> [UInt8] {
    var label: [UInt8] = []
    label.reserveCapacity(48)
    label += section.rawValue.utf8
    label.append(0x20)
    id.write(to: &label)
    return label
  }

  /// Wraps a section's secret for the second file, so that rotating one key makes whatever the disk
  /// still holds of destroyed rows useless.
  static func wrap(
    _ secret: SectionSecret, with wrapping: SymmetricKey, at index: Int, _ section: Section,
    nonce: [UInt8]
  ) throws(Fault) -> [UInt8] {
    do {
      let box = try ChaChaPoly.seal(
        secret.bytes, using: wrapping, nonce: ChaChaPoly.Nonce(data: nonce),
        authenticating: place(index, section))
      return Array(box.combined)
    } catch { throw .notSealed }
  }

  static func unwrap(
    _ wrapped: [UInt8], with wrapping: SymmetricKey, at index: Int, _ section: Section
  ) throws(Fault) -> SectionSecret {
    do {
      let bytes = try ChaChaPoly.open(
        ChaChaPoly.SealedBox(combined: wrapped), using: wrapping,
        authenticating: place(index, section))
      guard let secret = SectionSecret(bytes: Array(bytes)) else { throw Fault.notOpened }
      return secret
    } catch { throw .notOpened }
  }

  /// What binds a wrapped secret to the entry and the section that it is for.
  private static func place(_ index: Int, _ section: Section) -> [UInt8] {
    var text = Array("secret ".utf8)
    text += String(index).utf8
    text.append(0x20)
    text += section.rawValue.utf8
    return text
  }
}
