import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// The newest checkpoint: beside the log, and in the memory of the program.
@Suite struct AnchorTests {
  private static func place(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
  }

  @Test func `the checkpoint beside the log is renewed by each append, whatever its length`() throws
  {
    var one = try TemporaryLog()
    defer { one.remove() }
    let anchor = one.path + "/anchor"
    var places: Set<Int> = []

    // From one digit to two, so that once there is a longer one.
    for number in 1...12 {
      let receipt = try one.log.append(one.referral(number)).get()

      #expect(receipt.warnings.isEmpty)
      #expect(try Data(contentsOf: URL(fileURLWithPath: anchor)) == Data(receipt.checkpoint.bytes))
      places.insert(try Self.place(anchor))
    }

    // One that is as long is written where it stands.
    #expect(places.count == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: one.path).allSatisfy {
        !$0.hasSuffix(".part")
      })
    #expect(try one.verify().isConsistent)
  }

  @Test func `a copy of the checkpoint that is only another name for it stays as it was`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let old = try one.log.append(one.referral(1)).get()
    let copy = one.path + ".old"
    try FileManager.default.linkItem(atPath: one.path + "/anchor", toPath: copy)

    let new = try one.log.append(one.referral(2)).get()

    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == Data(old.checkpoint.bytes))
    #expect(try one.log.store.anchor() == new.checkpoint.bytes)
  }

  @Test func `a lost checkpoint file comes back with the next record`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    try FileManager.default.removeItem(atPath: one.path + "/anchor")

    let receipt = try one.log.append(one.referral()).get()

    #expect(try one.log.store.anchor() == receipt.checkpoint.bytes)
  }

  /// What this program has checked before is not checked again; anything else is.
  @Test(arguments: ["signature", "root", "size"])
  func `a checkpoint that was changed since this program signed it is not built upon`(
    what: String
  ) throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral(1)).get()
    let before = try one.log.append(one.referral(2)).get().checkpoint
    #expect(try one.log.append(one.referral(3)).get().number == 3)
    let note = try one.log.append(one.referral(4)).get().checkpoint.bytes
    var lines = note.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    switch what {
    case "signature": lines[4][lines[4].count - 10] ^= 1
    case "root": lines[2] = Array(before.text.split(separator: "\n")[2].utf8)
    default: lines[1] = Array("4".utf8)
    }
    let changed = Data(lines.joined(separator: [0x0A]))
    try one.tamper {
      try $0.execute(
        sql: "UPDATE checkpoint SET note = ? WHERE size = 5", arguments: [changed])
    }

    guard case .notRecorded(let reason) = one.log.append(one.referral(5)) else {
      Issue.record("it was recorded")
      return
    }

    #expect(reason.contains("nothing is added to a damaged log"))
    #expect(try one.log.size() == 5)
  }
}
