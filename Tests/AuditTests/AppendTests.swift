import Audit
import Foundation
import Merkle
import Pathways
import Testing

@Suite struct AppendTests {
  @Test func `a referral is recorded and reads back as it was`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }

    let receipt = try one.log.append(one.referral()).get()

    #expect(receipt.number == 1)
    #expect(receipt.warnings.isEmpty)
    let record = try one.log.record(1)
    #expect(record.leaf == receipt.leaf)
    #expect(record.open(.case)?.json == #"{"reference":"HG-0417","role":"housing_officer"}"#)
    #expect(
      record.open(.record)?.json == """
        {"answers":{"age":"not_known","danger":"no","signs":["debt","documents_held"]},\
        "area":"dorset","class":"child","duties":[{"by":"same_day",\
        "id":"child_safeguarding_referral","standing":"due"}],\
        "finished":"2026-11-21T02:00:00.000Z","nation":"england","pathway":{"approved":false,\
        "content_hash":"sha256:00","id":"modern_slavery","version":"2026.11"},"route":"child",\
        "started":"2026-11-21T01:53:20.000Z"}
        """)
    #expect(
      record.open(.stats)?.json == """
        {"answers":{"signs":["debt","documents_held"]},"approved":false,"area":"dorset",\
        "body":"council","class":"child","month":"2026-11","nation":"england",\
        "pathway":"modern_slavery","route":"child"}
        """)
    #expect(try one.verify().isConsistent)
  }

  @Test func `appending the same twice is appending it once`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let referral = one.referral()

    let first = try one.log.append(referral).get()
    _ = try one.log.append(one.referral()).get()
    let again = try one.log.append(referral).get()

    #expect(again.number == first.number)
    #expect(again.leaf == first.leaf)
    #expect(try one.log.size() == 3)
    #expect(try one.verify().isConsistent)
  }

  @Test func `secrets that are gone from the file are made again, and not taken from memory`()
    throws
  {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral(1)).get()

    try RawDatabase.execute("DELETE FROM secret WHERE idx > 1", one.path + "/vault.db")
    _ = try one.log.append(one.referral(2)).get()

    #expect(try Child.open(one.path).record(2).open(.case) != nil)
    #expect(try one.verify().isConsistent)
  }

  @Test(arguments: [false, true])
  func `a program goes on when another one has wrapped the secrets anew`(isUsedUp: Bool) throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    _ = try one.log.append(one.referral(1)).get()
    _ = try one.log.append(one.referral(2)).get()

    // The other program erases, and the key that the first one knows is destroyed.
    var other = try Child.open(one.path)
    guard case .erased = other.erase([.case], of: 1, ForgettingTests.decision) else {
      Issue.record("not erased")
      return
    }
    if isUsedUp {
      try RawDatabase.execute("DELETE FROM secret WHERE idx > 3", one.path + "/vault.db")
    }
    let receipt = try one.log.append(one.referral(4)).get()

    #expect(receipt.number == 4)
    let reader = try Child.open(one.path)
    for number in [2, 4] { #expect(try reader.record(number).open(.case) != nil, "\(number)") }
    #expect(try one.verify().isConsistent)
    guard case .erased = one.log.erase([.case], of: 2, ForgettingTests.decision) else {
      Issue.record("the first program cannot erase")
      return
    }
    #expect(try one.verify().isConsistent)
  }

  @Test func `the same id for other content is refused and changes nothing`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let id = one.log.newID()
    _ = try one.log.append(TemporaryLog.referral(id, 1)).get()

    guard case .notRecorded(let reason) = one.log.append(TemporaryLog.referral(id, 2)) else {
      Issue.record("it was recorded")
      return
    }

    #expect(reason.contains("record 1 already, with other content"))
    #expect(try one.log.size() == 2)
  }

  @Test func `later events are bound to the record by number and hash`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let first = try one.log.append(one.referral()).get()
    let event = LaterEvent(
      id: one.log.newID(), kind: .outcome, about: 1, code: "duty_done", entered: one.sources.now())

    let receipt = try one.log.append(event).get()

    let record = try one.log.record(receipt.number)
    #expect(record.entry.about?.index == 1)
    #expect(record.entry.about?.leaf == first.leaf)
    #expect(try one.log.history(of: 1) == [2])
  }

  @Test func `what cannot be said of a record is refused`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    for (about, reason) in [(7, "there is no record number 7"), (0, "is of kind 'key_epoch'")] {
      let event = LaterEvent(
        id: one.log.newID(), kind: .void, about: about, code: "training", entered: one.sources.now()
      )
      guard case .notRecorded(let text) = one.log.append(event) else {
        Issue.record("it was recorded")
        continue
      }
      #expect(text.contains(reason))
    }
    #expect(try one.log.size() == 1)
  }

  @Test(arguments: ["HG\u{1B}[31m", "HG\u{200B}0417", "HG\u{202E}7140", "HG\n0417", "HG\u{7F}"])
  func `hidden characters are never recorded`(reference: String) throws {
    var one = try TemporaryLog()
    defer { one.remove() }

    guard case .notRecorded(let reason) = one.log.append(one.referral(caseReference: reference))
    else {
      Issue.record("it was recorded")
      return
    }

    #expect(reason.contains("a character that cannot be seen (U+"))
    #expect(try one.log.size() == 1)
  }

  @Test func `an abandoned check keeps the last question and no answer`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let check = AbandonedCheck(
      id: one.log.newID(), pathway: one.referral().pathway, lastQuestion: "age",
      started: one.sources.now(), left: one.sources.now())

    let receipt = try one.log.append(check).get()

    let record = try one.log.record(receipt.number)
    #expect(record.open(.record)?["last_question"] == .text("age"))
    #expect(record.open(.record)?["answers"] == nil)
    #expect(record.contents[.case] == nil)
  }

  @Test func `a receipt proves the record to anybody with the key`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    for number in 0..<9 { _ = try one.log.append(one.referral(number)).get() }
    let key = try one.log.store.signingKey().verifier

    for index in 0..<10 {
      let text = try one.log.proof(of: index)
      let leaf = try one.log.record(index).entry.bytes
      #expect(try ProofText(reading: text.bytes).shows(leaf, in: TemporaryLog.origin, by: key))
    }
    let request = try one.log.witnessRequest(from: 4)
    #expect(request.note.isSigned(by: key))
  }

  @Test func `a changed key goes on signing, and the old one is gone`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let before = try one.log.store.signingKey()
    _ = try one.log.append(one.referral()).get()

    let change = try one.log.changeKey().get()
    let after = try one.log.append(one.referral()).get()

    let now = try one.log.store.signingKey()
    #expect(now.verifier != before.verifier)
    #expect(change.checkpoint.isSigned(by: before.verifier))
    #expect(after.checkpoint.isSigned(by: now.verifier))
    #expect(try one.log.store.stagedKey() == nil)
    let report = try one.verify()
    #expect(report.isConsistent)
    #expect(report.epochs.map(\.sizes) == [1...3, 4...4])
    for name in try FileManager.default.contentsOfDirectory(atPath: one.path) {
      let data = try Data(contentsOf: URL(fileURLWithPath: one.path + "/" + name))
      #expect(data.range(of: Data(Base64.text(of: before.seed).utf8)) == nil, "\(name)")
      #expect(data.range(of: Data(before.seed)) == nil, "\(name)")
    }
  }

  @Test func `a change of keys that was cut off is finished or undone`() throws {
    var one = try TemporaryLog()
    defer { one.remove() }
    let old = try one.log.store.signingKey()
    let new = try #require(SigningKey(name: TemporaryLog.origin, seed: one.sources.random(32)))

    // Cut off before the log names the key: undone.
    try one.log.store.stage(new)
    _ = try one.log.append(one.referral()).get()
    #expect(try one.log.store.stagedKey() == nil)
    #expect(try one.log.store.signingKey().verifier == old.verifier)

    // Cut off after it: finished.
    _ = try one.log.changeKey().get()
    let current = try one.log.store.signingKey()
    try one.log.store.stage(current)
    try Data(KeyText.of(old)).write(to: URL(fileURLWithPath: one.path + "/signing.key"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: one.path + "/signing.key")
    _ = try one.log.append(one.referral()).get()
    #expect(try one.log.store.signingKey().verifier == current.verifier)
    #expect(try one.verify().isConsistent)
  }
}

/// A signing key as its file has it.
enum KeyText {
  static func of(_ key: SigningKey) -> [UInt8] {
    Array(
      ("navigator-audit-signing-key/v1\n\(key.verifier.name)\n\(Base64.text(of: key.seed))\n"
        + "\(key.verifier)\n").utf8)
  }
}
