import Audit
import Foundation
import Merkle
import Testing

@Suite struct ForgettingTests {
  static let decision = AuditLog.Decision(ground: "article_17_1_b", role: "manager")

  @Test func `an erased section is gone for good, and the log still verifies`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    for number in 0..<3 {
      _ = try one.log.append(one.referral(number, caseReference: "REF-\(number)")).get()
    }
    let secret = try #require(try one.log.store.secret(at: 2, .case))
    let sealed = try #require(try one.log.store.read { try $0.entry(at: 2)?.sealed[.case] })

    guard case .erased(let receipt) = one.log.erase([.case], of: 2, Self.decision) else {
      Issue.record("not erased")
      return
    }
    try one.log.sweep()

    #expect(receipt.number == 4)
    #expect(try one.log.record(2).contents[.case] == .erased(by: 4))
    #expect(try one.log.record(2).open(.record) != nil)
    #expect(try one.log.find(caseReference: "REF-1").isEmpty)
    #expect(try one.log.find(caseReference: "ref-2") == [3])
    let report = try one.verify()
    #expect(report.isConsistent)
    #expect(report.explained == [4: 1])
    // Nothing of it is left in any file.
    for name in try FileManager.default.contentsOfDirectory(atPath: one.path) {
      let data = try Data(contentsOf: URL(fileURLWithPath: one.path + "/" + name))
      for trace in [Data(secret.bytes), Data(sealed), Data("REF-1".utf8)] {
        #expect(data.range(of: trace) == nil, "\(name)")
      }
    }
  }

  @Test func `nothing readable stands in any file even before an erasure`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral(caseReference: "FINDME-1")).get()
    let names = try FileManager.default.contentsOfDirectory(atPath: one.path)
    #expect(names.count >= 6)
    for name in names {
      let data = try Data(contentsOf: URL(fileURLWithPath: one.path + "/" + name))
      for word in [
        "FINDME-1", "housing_officer", "dorset", "child_safeguarding", "not_known", "2026-11",
      ] {
        #expect(data.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
      }
    }
  }

  @Test func `a held record is not erased, and the refusal is recorded`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()
    var event = LaterEvent(
      id: one.log.newID(), kind: .outcome, about: 1, code: "nrm", entered: one.sources.now())
    event.reference = "NRM-9"
    _ = try one.log.append(event).get()
    _ = try one.log.hold(1, Self.decision).get()

    for index in [1, 2] {
      guard case .refused(let receipt) = one.log.erase([.case], of: index, Self.decision) else {
        Issue.record("record \(index) was not refused")
        continue
      }
      #expect(try one.log.record(receipt.number).entry.kind == .refusal)
    }
    #expect(try one.log.find(caseReference: "HG-0417") == [1])

    _ = try one.log.release(1, Self.decision).get()
    guard case .erased = one.log.erase([.case], of: 1, Self.decision) else {
      Issue.record("not erased after the release")
      return
    }
    #expect(try one.verify().isConsistent)
  }

  @Test func `retention takes everything below a number but what is held`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    for number in 0..<5 { _ = try one.log.append(one.referral(number)).get() }
    var event = LaterEvent(
      id: one.log.newID(), kind: .outcome, about: 3, code: "nrm", entered: one.sources.now())
    event.reference = "NRM-9"
    _ = try one.log.append(event).get()
    _ = try one.log.hold(3, Self.decision).get()

    guard
      case .erased(let receipt) = one.log.retain(
        erasing: [.case, .record], below: 7, Self.decision)
    else {
      Issue.record("not carried out")
      return
    }

    for index in [1, 2, 4, 5] {
      let record = try one.log.record(index)
      #expect(record.contents[.case] == .erased(by: receipt.number))
      #expect(record.contents[.record] == .erased(by: receipt.number))
      #expect(record.open(.stats) != nil)
    }
    #expect(try one.log.record(3).open(.case) != nil)
    #expect(try one.log.record(6).open(.case) != nil)
    #expect(try one.log.record(0).open(.record) != nil)
    let report = try one.verify()
    #expect(report.isConsistent, "\(report.text)")
    #expect(report.explained == [receipt.number: 8])
  }

  @Test func `erasing twice is refused, and so is erasing what was never there`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral(caseReference: nil)).get()
    _ = one.log.erase([.record], of: 1, Self.decision)
    let cases: [(Set<Audit.Section>, Int)] = [([.record], 1), ([.case], 9), ([.record], 0)]
    for (sections, index) in cases {
      guard case .notRecorded = one.log.erase(sections, of: index, Self.decision) else {
        Issue.record("\(sections) of \(index)")
        continue
      }
    }
    #expect(try one.log.size() == 3)
  }

  @Test func `an erasure that was cut off is finished when the log is opened`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()
    // The entry alone, as a crash right after it would leave things.
    _ = try one.log.append(
      Draft(
        kind: .erasure, id: one.log.newID(), about: 1, details: [.erase(.case)],
        sections: [.record: .object([:])])
    ).get()
    #expect(try one.verify().findings.map(\.kind).contains(.secretNotErased))

    one.log = try AuditLog(
      SQLiteStore(opening: one.path), now: one.sources.now, random: one.sources.random)

    #expect(try one.log.record(1).contents[.case] == .erased(by: 2))
    #expect(try one.verify().isConsistent)
  }

  @Test func `secrets brought back from a backup are destroyed again before anybody can read`()
    throws
  {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()
    let vault = URL(fileURLWithPath: one.path + "/vault.db")
    let backup = try Data(contentsOf: vault)
    guard case .erased = one.log.erase([.case], of: 1, Self.decision) else {
      Issue.record("not erased")
      return
    }

    try backup.write(to: vault)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: vault.path)
    let log = try AuditLog(
      SQLiteStore(opening: one.path), now: one.sources.now, random: one.sources.random)

    #expect(try log.record(1).contents[.case] == .erased(by: 2))
    #expect(try log.store.secret(at: 1, .case) == nil)
    #expect(try one.verify().isConsistent)
  }

  @Test func `after a sweep the old wrapping key opens nothing`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral()).get()
    let key = try Data(contentsOf: URL(fileURLWithPath: one.path + "/vault.key"))

    try one.log.sweep()

    #expect(try Data(contentsOf: URL(fileURLWithPath: one.path + "/vault.key")) != key)
    #expect(try one.log.record(1).open(.case) != nil)
    #expect(try one.verify().isConsistent)
    _ = try one.log.append(one.referral()).get()
    #expect(try one.verify().isConsistent)
  }
}
