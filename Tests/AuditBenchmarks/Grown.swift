import Audit
import Foundation
import Merkle

/// A log of many entries, made in bulk, and what reading it takes.
struct Grown {
  let folder: String
  let size: Int

  func make() throws {
    let log = try AuditLog.make(
      at: folder, origin: "navigator.example/benchmark", now: Cases.now, random: SystemRandom.bytes)
    for start in stride(from: 0, to: size - 1, by: 1_000) {
      try log.recordInBulk((start..<min(start + 1_000, size - 1)).map { Cases.referral($0) })
    }
  }

  static let heading =
    "\n" + cell("entries", 9) + cell("bulk, s", 9) + cell("verify, s") + cell("opened, s")
    + cell("proof p99", 11) + cell("report, s") + cell("bytes each", 11) + cell("chain, s", 9)

  static let goals = """

    goals at 1,000,000: verify 5 s, with every section opened 60 s, proof 5 ms, report 30 s.
    chain: the same texts in a flat hash-chained file, every hash checked.
    """

  func line(_ query: ReportQuery, built: Double, chain: String) throws -> String {
    let chained = try Cases.chain(of: size, at: chain)
    return cell("\(size)", 9) + cell(number(built), 9) + cell(try verify(isOpening: false))
      + cell(try verify(isOpening: true)) + cell(try proof(), 11) + cell(try report(query))
      + cell("\(try bytes() / size)", 11) + cell(number(chained, 2), 9)
  }

  /// Prints what each takes for a log that is there.
  static func time(_ folder: String, only wanted: Set<String>, _ query: ReportQuery) throws {
    let store = try SQLiteStore(opening: folder)
    let grown = Grown(folder: folder, size: try store.read { try $0.size() })
    try store.close()
    print("\(grown.size) entries; wall clock, and in brackets the seconds on all cores")
    for (name, measure) in [
      ("verify", { try grown.verify(isOpening: false) }),
      ("opened", { try grown.verify(isOpening: true) }), ("proof", { try grown.proof() }),
      ("report", { try grown.report(query) }),
    ] where wanted.isEmpty || wanted.contains(name) {
      print(cell(name, 10), try measure())
    }
  }

  private func verify(isOpening: Bool) throws -> String {
    let store = try SQLiteStore(opening: folder)
    var findings: [Finding] = []
    let text = try times {
      findings = try Verifier(store, isOpening: isOpening).report().findings
    }
    guard findings.isEmpty else { fatalError("\(findings[0])") }
    return text
  }

  private func log() throws -> AuditLog {
    try AuditLog(SQLiteStore(opening: folder), now: Cases.now, random: SystemRandom.bytes)
  }

  /// The time within which 99 of 100 proofs are made.
  private func proof() throws -> String {
    let log = try log()
    let times = try (0..<1_000).map { number in
      try seconds { _ = try log.proof(of: (number * 7_919 + 13) % size) }
    }
    return number(times.sorted()[990] * 1000, 2) + " ms"
  }

  private func report(_ query: ReportQuery) throws -> String {
    let log = try log()
    var report: Report?
    let text = try times { report = try log.report(query) }
    guard report?.sources.first?.size == size else { fatalError("another report") }
    return text
  }

  private func bytes() throws -> Int {
    try ["log.db", "vault.db"].reduce(0) { sum, file in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)
      return sum + ((attributes[.size] as? Int) ?? 0)
    }
  }
}
