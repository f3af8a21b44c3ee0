/// A text with signatures under it: the C2SP signed note.
///
/// Source: https://c2sp.org/signed-note. What is read is exactly what would be printed.
public struct SignedNote: Hashable, Sendable {
  /// One signature line.
  public struct Signature: Hashable, Sendable {
    public let name: String
    public let keyID: UInt32
    public let bytes: [UInt8]
  }

  /// Why bytes are no signed note.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case notText, noSignatures
    case badSignatureLine(Int)
    case tooManySignatures

    public var description: String {
      switch self {
      case .notText: "a note is UTF-8 text without control characters that ends in a new line"
      case .noSignatures: "there is no empty line with signatures after it"
      case .badSignatureLine(let line): "signature line \(line) is not '— name base64'"
      case .tooManySignatures: "there are more than \(SignedNote.mostSignatures) signatures"
      }
    }
  }

  /// Ends in a new line.
  public let text: String
  public private(set) var signatures: [Signature]

  /// The specification asks for 16 at least; a witnessed checkpoint has a few.
  public static let mostSignatures = 64

  /// Signs a text that ends in a new line; nil if the text may not be signed.
  public init?(_ text: String, signedBy key: SigningKey) {
    guard Self.isText(Array(text.utf8)), text.utf8.last == 0x0A else { return nil }
    self.text = text
    signatures = []
    guard add(key) else { return nil }
  }

  /// Adds a signature; false if the library could make none.
  @discardableResult
  public mutating func add(_ key: SigningKey) -> Bool {
    guard let bytes = key.signature(over: Array(text.utf8)) else { return false }
    signatures.append(Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: bytes))
    return true
  }

  /// Reads a note; says nothing about whether the signatures are good.
  public init(reading bytes: [UInt8]) throws(Fault) {
    guard Self.isText(bytes), bytes.last == 0x0A else { throw .notText }
    let divide = bytes.indices.dropFirst().last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    guard let divide, divide + 1 < bytes.count else { throw .noSignatures }
    text = String(decoding: bytes[..<divide], as: UTF8.self)
    signatures = []
    let lines = bytes[(divide + 1)...].dropLast().split(
      separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= Self.mostSignatures else { throw .tooManySignatures }
    for (number, line) in lines.enumerated() {
      let words = String(decoding: line, as: UTF8.self)
        .split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "—", VerifierKey.isName(String(words[1])),
        let value = Base64.bytes(of: words[2]), value.count > 4
      else { throw .badSignatureLine(number + 1) }
      signatures.append(
        Signature(
          name: String(words[1]), keyID: value.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
          bytes: Array(value.dropFirst(4))))
    }
  }

  /// The note as it is written.
  public var bytes: [UInt8] {
    var lines = text + "\n"
    for one in signatures {
      let id = (0..<4).map { UInt8(truncatingIfNeeded: one.keyID >> (24 - 8 * $0)) }
      lines += "— \(one.name) \(Base64.text(of: id + one.bytes))\n"
    }
    return Array(lines.utf8)
  }

  /// Whether a key signed this, and every line that claims to be by that key is good.
  public func isSigned(by key: VerifierKey) -> Bool {
    let claimed = signatures.filter { $0.name == key.name && $0.keyID == key.id }
    return !claimed.isEmpty
      && claimed.allSatisfy { key.verifies($0.bytes, over: Array(text.utf8)) }
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
      && Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes
  }
}
