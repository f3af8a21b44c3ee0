import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// Something done to a log behind its back, and what has to be said of it.
///
/// Done to a log of twelve entries: 0 opens it, 1 to 5 are referrals, 6 is an outcome of 2, 7 holds
/// 3, 8 erases the case of 1, 9 changes the key, 10 and 11 are referrals.
struct Tampering: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: Finding.Kind
  let index: Int?
  /// Gives receipts that are to be checked as well.
  let apply: @Sendable (Forger) throws -> [[UInt8]]

  init(
    _ name: String, _ kind: Finding.Kind, at index: Int?,
    _ apply: @escaping @Sendable (Forger) throws -> Void
  ) {
    self.name = name
    self.kind = kind
    self.index = index
    self.apply = { forger in
      try apply(forger)
      return []
    }
  }

  init(
    receipts name: String, _ kind: Finding.Kind, at index: Int?,
    _ apply: @escaping @Sendable (Forger) throws -> [[UInt8]]
  ) {
    self.name = name
    self.kind = kind
    self.index = index
    self.apply = apply
  }

  /// SQL on `log.db`.
  init(_ name: String, _ kind: Finding.Kind, at index: Int?, sql: String) {
    self.init(name, kind, at: index) { forger in
      try forger.log.tamper { try $0.execute(sql: sql) }
    }
  }

  var testDescription: String { name }

  /// What it is done to.
  var log: @Sendable () throws -> TemporaryLog = { try VerifierTests.filled() }

  static let all: [Tampering] =
    entries + tree + checkpoints + sections + keys + outside + volumes
}
