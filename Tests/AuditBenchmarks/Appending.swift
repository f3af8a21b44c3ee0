import Audit
import Foundation

/// One record at a time, each on the disk before the next: this log, plain SQLite with the same
/// journal, and a flat hash-chained file, in turns.
struct Appending {
  let folder: URL
  private let count = 300
  private let rounds = 5

  func measure() throws {
    let texts = (0..<count).map { Cases.text($0) }
    let names = ["plain SQLite, same journal", "flat hash-chained file", "this log"]
    var rates: [[Double]] = [[], [], []]
    var computing = [0.0, 0.0, 0.0]
    for round in 0..<rounds {
      let plain = try PlainSQLite(path("plain-\(round).db"))
      let chain = try ChainedFile(path("chain-\(round)"))
      var log = try AuditLog.make(
        at: path("append-\(round)"), origin: "navigator.example/benchmark", now: Cases.now,
        random: SystemRandom.bytes)
      let referrals = (0..<count).map { Cases.referral($0) }
      func run(_ place: Int, _ body: () throws -> Void) throws {
        let wall = try seconds { computing[place] += try computed(body) }
        rates[place].append(Double(count) / wall)
      }
      try run(0) { for text in texts { try plain.append(text) } }
      try run(1) { for text in texts { try chain.append(text) } }
      try run(2) {
        for referral in referrals {
          guard case .recorded = log.append(referral) else { fatalError("not recorded") }
        }
      }
      guard try plain.count() == count, try chain.verified() == count, try log.size() == count + 1
      else { fatalError("a record is missing") }
    }
    let medians = rates.map { $0.sorted()[$0.count / 2] }
    print(
      "\nsingle durable appends of \(texts[0].utf8.count) bytes, \(count) each, \(rounds) rounds")
    for (place, name) in names.enumerated() {
      let sorted = rates[place].sorted()
      let each = computing[place] / Double(count * rounds) * 1e6
      print(
        name.padding(toLength: 30, withPad: " ", startingAt: 0),
        "\(number(medians[place], 0))/s (\(number(sorted[0], 0))-"
          + "\(number(sorted[rounds - 1], 0))), of which computing \(number(each, 0)) us each")
    }
    print(
      "this log is \(number(medians[2] / medians[0], 2)) of plain SQLite (goal 0.6) and "
        + "\(number(medians[2] / medians[1], 2)) of the flat file")
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }
}
