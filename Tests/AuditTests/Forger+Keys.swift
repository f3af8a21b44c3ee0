import Audit
import Foundation
import GRDB
import Merkle
import Testing

extension Forger {
  /// The key of the first epoch, which a thief kept.
  func oldKey() throws -> SigningKey { try key(kept: ".old") }

  /// The key that signed before a volume was opened.
  func formerKey() throws -> SigningKey { try key(kept: ".former") }

  private func key(kept suffix: String) throws -> SigningKey {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: log.path + suffix)))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let seed = try #require(Base64.bytes(of: lines[2]))
    return try #require(SigningKey(name: String(lines[1]), seed: seed))
  }

  /// Each size by the key that may sign it.
  func rightKeys() throws -> (Int) -> SigningKey {
    let (old, new) = (try oldKey(), try log.log.store.signingKey())
    return { $0 <= 10 ? old : new }
  }

  func changeNote(_ size: Int, _ change: ([UInt8]) -> [UInt8]) throws {
    try log.tamper { db in
      let note = try Data.fetchOne(
        db, sql: "SELECT note FROM checkpoint WHERE size = ?", arguments: [size])
      try db.execute(
        sql: "UPDATE checkpoint SET note = ? WHERE size = ?",
        arguments: [Data(change([UInt8](note ?? Data()))), size])
    }
  }

  func signAnew(_ size: Int, by key: SigningKey, root: TreeHash? = nil) throws {
    try changeNote(size) { bytes in
      guard let note = try? SignedNote(reading: bytes),
        let old = try? Checkpoint(reading: note.text)
      else { return [] }
      let new = Checkpoint(origin: key.verifier.name, size: size, root: root ?? old.root)
      return new.signed(by: key)?.bytes ?? []
    }
  }
}
