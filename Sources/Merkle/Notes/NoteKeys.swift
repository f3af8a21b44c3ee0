import Crypto

/// A public key that signs notes under a name: the C2SP *verifier key*.
///
/// Source: https://c2sp.org/signed-note, type 0x01, Ed25519.
public struct VerifierKey: Hashable, Sendable {
  public let name: String
  /// The first four bytes of SHA-256 over the name, a newline, the type and the public key.
  public let id: UInt32
  /// Thirty-two bytes.
  public let publicKey: [UInt8]

  static let type: UInt8 = 0x01

  /// A key, or nil if the name may not stand in a note or the public key is none.
  public init?(name: String, publicKey: [UInt8]) {
    guard Self.isName(name), publicKey.count == 32,
      (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
    else { return nil }
    self.name = name
    self.publicKey = publicKey
    let hash = TreeHash.plain(Array(name.utf8) + [0x0A, Self.type] + publicKey)
    id = hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A key as it is written, `name+id+key`, or nil.
  public init?(written text: some StringProtocol) {
    // The Base 64 part may hold plus signs of its own, so only the first two divide.
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.bytes(of: parts[2]), bytes.first == Self.type,
      let key = VerifierKey(name: String(parts[0]), publicKey: Array(bytes.dropFirst())),
      key.idText == parts[1]
    else { return nil }
    self = key
  }

  var idBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * $0)) } }

  var idText: String { Hexadecimal.text(of: idBytes) }

  /// Whether this key made the signature over the text.
  public func verifies(_ signature: [UInt8], over text: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: text)
  }

  /// Names are not empty and hold no space, no plus sign and nothing invisible.
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0 != "+" && !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F
      }
  }
}

extension VerifierKey: CustomStringConvertible {
  /// As it is written: `name+id+key`.
  public var description: String {
    "\(name)+\(idText)+\(Base64.text(of: [Self.type] + publicKey))"
  }
}

/// A private key that signs notes.
public struct SigningKey: Sendable {
  public let verifier: VerifierKey
  /// Thirty-two bytes. Whoever holds them can sign in this name.
  public let seed: [UInt8]
  private let key: Curve25519.Signing.PrivateKey
  // Made from the seed by itself, so that the two do not share what one fault could change.
  private let second: Curve25519.Signing.PrivateKey

  /// A key from 32 random bytes, or nil if there are not 32 or the name may not stand in a note.
  public init?(name: String, seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let second = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let verifier = VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    else { return nil }
    self.verifier = verifier
    self.seed = seed
    self.key = key
    self.second = second
  }

  /// A key of which a copy is not what it was, to try that this is seen.
  package init?(_ whole: SigningKey, firstCopy: [UInt8], secondCopy: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: firstCopy),
      let second = try? Curve25519.Signing.PrivateKey(rawRepresentation: secondCopy)
    else { return nil }
    (verifier, seed) = (whole.verifier, whole.seed)
    (self.key, self.second) = (key, second)
  }

  /// The signature over a text, or nil if the library cannot make one that is good.
  ///
  /// Made twice, with two copies of the key. Ed25519 gives the same bytes each time (RFC 8032, section
  /// 5.1.6), so a fault in memory or in computing shows, for a fifth of what verifying takes. A
  /// library that mixes chance in makes two different ones; then the first is verified.
  func signature(over text: [UInt8]) -> [UInt8]? {
    guard let signature = try? key.signature(for: text),
      let again = try? second.signature(for: text)
    else { return nil }
    let bytes = Array(signature)
    return signature == again || verifier.verifies(bytes, over: text) ? bytes : nil
  }
}
