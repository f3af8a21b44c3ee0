import Merkle
import Synchronization

/// Private keys as text, each in a file for its owner alone.
enum KeyFile {
  private static let signingHeading = "navigator-audit-signing-key/v1"
  private static let wrappingHeading = "navigator-audit-wrapping-key/v1"

  static func text(of key: SigningKey) -> [UInt8] {
    Array(
      "\(signingHeading)\n\(key.verifier.name)\n\(Base64.text(of: key.seed))\n\(key.verifier)\n"
        .utf8)
  }

  /// The public key stands in the file too, so that a changed seed is seen.
  static func signingKey(_ bytes: [UInt8], _ path: String) throws(StoreFault) -> SigningKey {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 5, lines[0] == Substring(signingHeading), lines[4].isEmpty,
      let seed = Base64.bytes(of: lines[2]),
      let key = SigningKey(name: String(lines[1]), seed: seed),
      key.verifier.description == lines[3]
    else {
      throw StoreFault(.key, "\(path) is damaged or not a signing key; restore it from a backup")
    }
    return key
  }

  static func text(ofWrapping key: [UInt8]) -> [UInt8] {
    Array("\(wrappingHeading)\n\(Base64.text(of: key))\n".utf8)
  }

  static func wrappingKey(_ bytes: [UInt8], _ path: String) throws(StoreFault) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == Substring(wrappingHeading), lines[2].isEmpty,
      let key = Base64.bytes(of: lines[1]), key.count == 32
    else {
      throw StoreFault(.key, "\(path) is damaged or not a wrapping key; restore it from a backup")
    }
    return key
  }
}

/// The signing key that was read last, so that a file that has not changed is not worked out again.
final class KeyMemory: Sendable {
  private let last = Mutex<(bytes: [UInt8], key: SigningKey)?>(nil)

  /// The key in the bytes of a file.
  func key(_ bytes: [UInt8], _ path: String) throws -> SigningKey {
    try last.withLock { last in
      if let last, last.bytes == bytes { return last.key }
      let key = try KeyFile.signingKey(bytes, path)
      last = (bytes, key)
      return key
    }
  }
}
