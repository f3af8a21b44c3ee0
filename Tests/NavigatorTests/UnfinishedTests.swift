import Audit
import Foundation
import Pathways
import Testing

@testable import navigator

/// What is open in the record of referrals.
@Suite struct UnfinishedTests {
  private let home = FileManager.default.temporaryDirectory
    .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")

  private func referral(
    _ log: AuditLog, standing: String, rerunOf first: Int? = nil, at time: Int64
  ) -> Referral {
    var referral = Referral(
      id: log.newID(),
      pathway: PathwayStamp(
        id: "small", version: "1", contentHash: "sha256:00", isApproved: false),
      answers: ["age": .one("adult")], route: "adult", routeClass: "adult",
      duties: [.init(id: "nrm_referral", standing: standing, by: nil)],
      started: Instant(milliseconds: time), finished: Instant(milliseconds: time))
    referral.rerunOf = first
    return referral
  }

  /// A check of which a duty was left, and then run again.
  private func open(first: String, then second: String) throws -> [Duty.ID] {
    defer { try? FileManager.default.removeItem(at: home) }
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let start: Int64 = 1_795_226_400_000
    var log = try AuditLog.make(
      at: home.appending(path: "audit").path, origin: "navigator.example/test",
      now: { Instant(milliseconds: start) }, random: SystemRandom.bytes)
    guard case .recorded(let receipt) = log.append(referral(log, standing: first, at: start))
    else { throw CocoaError(.fileWriteUnknown) }
    var left = LaterEvent(
      id: log.newID(), kind: .outcome, about: receipt.number, code: DutyStep.notDone.rawValue,
      entered: Instant(milliseconds: start + 1000))
    left.subject = "nrm_referral"
    left.value = "person_declined"
    guard case .recorded = log.append(left),
      case .recorded = log.append(
        referral(log, standing: second, rerunOf: receipt.number, at: start + 2000))
    else { throw CocoaError(.fileWriteUnknown) }
    return try Unfinished(in: log, nil, at: nil).items.map(\.duty)
  }

  @Test func `what was left while it had to wait is open once it need not`() throws {
    #expect(try open(first: "held", then: "due") == ["nrm_referral"])
  }

  @Test func `what was left although it was due stays closed when the check is run again`() throws {
    #expect(try open(first: "due", then: "due").isEmpty)
  }
}
