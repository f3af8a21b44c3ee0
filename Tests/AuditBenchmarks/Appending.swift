import Audit
import Foundation

/// One record at a time, each on the disk before the next: this log, plain SQLite with the same
/// journal, and a flat hash-chained file, in turns.
struct Appending {
  let folder: URL
  private let count = 300
  private let rounds = 9
  /// So many by one, then by the next: a disk that is slow for a while is slow for all three.
  private let turn = 10

  func measure() throws {
    let names = ["plain SQLite, same journal", "flat hash-chained file", "this log"]
    var rounds: [[Spent]] = []
    for number in 0..<self.rounds { rounds.append(try round(number)) }
    print(
      "\nsingle durable appends of \(Cases.text(0).utf8.count) bytes, \(count) each in turns of "
        + "\(turn), \(rounds.count) rounds")
    for (place, name) in names.enumerated() {
      let rates = rounds.map { Double(count) / $0[place].wall }.sorted()
      let computing = rounds.reduce(0) { $0 + $1[place].computing } / Double(count * rounds.count)
      print(
        name.padding(toLength: 30, withPad: " ", startingAt: 0),
        "\(number(rates[rates.count / 2], 0))/s (\(range(rates, 0))), of which computing "
          + "\(number(computing * 1e6, 0)) us each")
    }
    let ofPlain = rounds.map { $0[0].wall / $0[2].wall }.sorted()
    let ofChain = rounds.map { $0[1].wall / $0[2].wall }.sorted()
    print(
      "this log is \(number(ofPlain[ofPlain.count / 2], 2)) (\(range(ofPlain, 2))) of plain SQLite "
        + "(goal 0.6) and \(number(ofChain[ofChain.count / 2], 2)) of the flat file")
  }

  /// Seconds by the clock on the wall, and of computing.
  private struct Spent {
    var wall = 0.0
    var computing = 0.0

    mutating func add(_ body: () throws -> Void) throws {
      wall += try seconds { computing += try computed(body) }
    }
  }

  private func round(_ number: Int) throws -> [Spent] {
    let texts = (0..<count).map { Cases.text($0) }
    let plain = try PlainSQLite(path("plain-\(number).db"))
    let chain = try ChainedFile(path("chain-\(number)"))
    var log = try AuditLog.make(
      at: path("append-\(number)"), origin: "navigator.example/benchmark", now: Cases.now,
      random: SystemRandom.bytes)
    let referrals = (0..<count).map { Cases.referral($0) }
    var spent = [Spent(), Spent(), Spent()]
    for start in stride(from: 0, to: count, by: turn) {
      let these = start..<min(start + turn, count)
      try spent[0].add { for text in texts[these] { try plain.append(text) } }
      try spent[1].add { for text in texts[these] { try chain.append(text) } }
      try spent[2].add {
        for referral in referrals[these] {
          guard case .recorded = log.append(referral) else { fatalError("not recorded") }
        }
      }
    }
    guard try plain.count() == count, try chain.verified() == count, try log.size() == count + 1
    else { fatalError("a record is missing") }
    return spent
  }

  private func range(_ sorted: [Double], _ digits: Int) -> String {
    "\(number(sorted[0], digits))-\(number(sorted[sorted.count - 1], digits))"
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }
}
