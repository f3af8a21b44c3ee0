import Audit
import Foundation
import Merkle
import Pathways

// Times the record of referrals beside what others do. Agreement is printed before any time.
//
//   NAVIGATOR_BENCHMARKS=1 swift run -c release audit-benchmarks            up to 100,000 entries
//   NAVIGATOR_BENCHMARKS=1 swift run -c release audit-benchmarks 1000000

let largest = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let folder = FileManager.default.temporaryDirectory
  .appending(path: "navigator-audit-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

func path(_ name: String) -> String { folder.appending(path: name).path }

func newLog(_ name: String) throws -> AuditLog {
  try AuditLog.make(
    at: path(name), origin: "navigator.example/benchmark", now: Cases.now, random: Cases.random)
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let elapsed = (ContinuousClock.now - start).components
  return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
}

/// Seconds that this process computed, without waiting for the disk or for other programs.
func computed(_ body: () throws -> Void) rethrows -> Double {
  let start = clock()
  try body()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

func number(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }

/// A text with room, so that columns stand under each other.
func cell(_ text: String, _ width: Int = 12) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

// MARK: Agreement

let query = try Cases.query()
do {
  var one = try newLog("agreement-one")
  let bulk = try newLog("agreement-bulk")
  let referrals = (0..<300).map { Cases.referral($0) }
  for referral in referrals {
    guard case .recorded = one.append(referral) else { fatalError("not recorded") }
  }
  try bulk.recordInBulk(referrals)
  let findings = try ["agreement-one", "agreement-bulk"].map { name in
    try Verifier(SQLiteStore(opening: path(name)), depth: .everyCheckpoint).report().findings.count
  }
  let reports = try [one, bulk].map { ReportPage(try $0.report(query)).html }
  var reader = ExportReader("export", counting: query)
  try LogExport(one, opening: [.stats, .record]).jsonLines { try reader.take($0.utf8.dropLast()) }
  let joined = ReportPage(try ExportReader.joined([reader.finish()], query).report).html
  func body(_ html: String) -> Substring { html.split(separator: "<section>", maxSplits: 1)[1] }
  let agrees = findings == [0, 0] && body(reports[0]) == body(reports[1]) && joined == reports[0]
  print(
    "agreement: 300 entries one by one and in bulk verify with \(findings) findings; the reports "
      + "of both and of an export are \(agrees ? "the same" : "NOT the same")")
  guard agrees else { exit(1) }
}

// MARK: One record at a time, on the disk before the next

do {
  let count = 300
  let texts = (0..<count).map { Cases.text($0) }
  var rates: [[Double]] = [[], [], []]
  for round in 0..<5 {
    let plain = try PlainSQLite(path("plain-\(round).db"))
    let chain = try ChainedFile(path("chain-\(round)"))
    var log = try newLog("append-\(round)")
    let referrals = (0..<count).map { Cases.referral($0) }
    rates[0].append(Double(count) / (try seconds { for text in texts { try plain.append(text) } }))
    rates[1].append(Double(count) / (try seconds { for text in texts { try chain.append(text) } }))
    rates[2].append(
      Double(count)
        / seconds {
          for referral in referrals {
            guard case .recorded = log.append(referral) else { fatalError("not recorded") }
          }
        })
    guard try plain.count() == count, try chain.verified() == count, try log.size() == count + 1
    else { fatalError("a record is missing") }
  }
  let medians = rates.map { $0.sorted()[$0.count / 2] }
  print("\nsingle durable appends of \(texts[0].utf8.count) bytes, \(count) each, five rounds")
  for (name, rates) in zip(
    ["plain SQLite, same journal", "flat hash-chained file", "this log"], rates)
  {
    let sorted = rates.sorted()
    print(
      name.padding(toLength: 30, withPad: " ", startingAt: 0),
      "\(number(sorted[2], 0))/s (\(number(sorted[0], 0))-\(number(sorted[4], 0)))")
  }
  print(
    "this log is \(number(medians[2] / medians[0], 2)) of plain SQLite (goal 0.6) and "
      + "\(number(medians[2] / medians[1], 2)) of the flat file")
}

// MARK: Growth

print("\nseconds of computing, so that other programs on the machine do not count")
print(
  "\n" + cell("entries") + cell("bulk, s") + cell("verify, s") + cell("opened, s")
    + cell("proof p99") + cell("report, s") + cell("bytes each") + cell("chain, s"))
var size = 1_000
while size <= largest {
  let name = "grown-\(size)"
  let log = try newLog(name)
  let built = try seconds {
    for start in stride(from: 0, to: size - 1, by: 1_000) {
      try log.recordInBulk((start..<min(start + 1_000, size - 1)).map { Cases.referral($0) })
    }
  }
  let store = try SQLiteStore(opening: path(name))
  var findings = 0
  let closed = try computed {
    findings += try Verifier(store, isOpening: false).report().findings.count
  }
  let opened = try computed { findings += try Verifier(store).report().findings.count }
  guard findings == 0 else { fatalError("\(findings) findings") }
  var proofs: [Double] = []
  for number in 0..<1_000 {
    let index = (number * 7_919 + 13) % size
    proofs.append(try computed { _ = try log.proof(of: index) })
  }
  var report: Report?
  let counted = try computed { report = try log.report(query) }
  guard report?.sources.first?.size == size else { fatalError("another report") }
  let bytes = try ["log.db", "vault.db"].reduce(0) { sum, file in
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name) + "/" + file)
    return sum + ((attributes[.size] as? Int) ?? 0)
  }
  let chained = try Cases.chain(of: size, at: path("chain-\(size)"))
  print(
    cell("\(size)") + cell(number(built)) + cell(number(closed, 2)) + cell(number(opened, 2))
      + cell(number(proofs.sorted()[990] * 1000, 2) + " ms") + cell(number(counted, 2))
      + cell("\(bytes / size)") + cell(number(chained, 2)))
  try FileManager.default.removeItem(atPath: path(name))
  size *= 10
}
print(
  "\ngoals at 1,000,000: verify 5 s, with every section opened 60 s, proof 5 ms, report 30 s.\n"
    + "chain: the same texts in a flat hash-chained file, every hash checked.")
