import Audit
import Foundation
import Merkle
import Pathways

// Times the record of referrals beside what others do. Agreement is printed before any time.
//
//   NAVIGATOR_BENCHMARKS=1 swift run -c release audit-benchmarks            up to 100,000 entries
//   NAVIGATOR_BENCHMARKS=1 swift run -c release audit-benchmarks 1000000

//   ... audit-benchmarks make FOLDER 100000        a log that is kept, to be timed again and again
//   ... audit-benchmarks append FOLDER            single appends only, in a folder that is there
//   ... audit-benchmarks replay FOLDER 50000       recorded checks run again, in a folder that is there
//   ... audit-benchmarks time FOLDER [verify | opened | proof | report]

switch Array(CommandLine.arguments.dropFirst()) {
case let words where words.count == 3 && words[0] == "make":
  try Grown(folder: words[1], size: Int(words[2]) ?? 1_000).make()
  exit(0)
case let words where words.count == 2 && words[0] == "append":
  try Appending(folder: URL(fileURLWithPath: words[1])).measure()
  exit(0)
case let words where words.count == 3 && words[0] == "replay":
  try Replaying(folder: URL(fileURLWithPath: words[1]), count: Int(words[2]) ?? 1_000).measure()
  exit(0)
case let words where words.count >= 2 && words[0] == "time":
  try Grown.time(words[1], only: Set(words.dropFirst(2)), Cases.query())
  exit(0)
default: break
}

let largest = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let folder = FileManager.default.temporaryDirectory
  .appending(path: "navigator-audit-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

func path(_ name: String) -> String { folder.appending(path: name).path }

func newLog(_ name: String) throws -> AuditLog {
  try AuditLog.make(
    at: path(name), origin: "navigator.example/benchmark", now: Cases.now,
    random: SystemRandom.bytes)
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

try Appending(folder: folder).measure()

// MARK: Recorded checks run again

try Replaying(folder: folder, count: 50_000).measure()

// MARK: Growth

print("\nwall clock, and in brackets the seconds of computing on all cores")
print(Grown.heading)
var size = 1_000
while size <= largest {
  let grown = Grown(folder: path("grown-\(size)"), size: size)
  let built = try seconds { try grown.make() }
  print(try grown.line(query, built: built, chain: path("chain-\(size)")))
  try FileManager.default.removeItem(atPath: grown.folder)
  size *= 10
}
print(Grown.goals)
