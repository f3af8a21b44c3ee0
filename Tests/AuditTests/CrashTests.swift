import Audit
import Foundation
import GRDB
import Merkle
import Testing

/// What happens to a log when its program, its disk or its machine fails.
///
/// Small sizes always; the sizes of the test plan with `NAVIGATOR_AUDIT_LARGE=1`.
@Suite(.serialized) struct CrashTests {
  /// A log and a file for notes, both removed at the end.
  func withLog(_ body: (inout TemporaryLog, String) throws -> Void) throws {
    var one = try TemporaryLog()
    let notes = one.path + ".notes"
    _ = FileManager.default.createFile(atPath: notes, contents: nil)
    defer {
      one.remove()
      try? FileManager.default.removeItem(atPath: notes)
    }
    try body(&one, notes)
  }

  /// What was noted as recorded and is not in the log.
  func lost(_ notes: [String], writer: Int, _ log: AuditLog) throws -> [String] {
    try notes.filter { line in
      let words = line.split(separator: " ").compactMap { Int($0) }
      guard words.count == 2 else { return true }
      let referral = try Child.referral(writer: writer, number: words[0])
      return try log.store.read { try $0.index(of: referral.id) } == nil
    }
  }

  /// Kills a writer again and again at random moments; returns the records that were lost.
  private func killing(_ task: Child.Task, times: Int) throws -> (lost: Int, noted: Int) {
    var result = (lost: 0, noted: 0)
    try withLog { one, notes in
      var next = 0
      var random = SystemRandomNumberGenerator()
      for _ in 0..<times {
        let before = try Child.acknowledged(notes).count
        let process = try Child.start(task, [one.path, "1", "\(next)", "100000", notes])
        while process.isRunning, try Child.acknowledged(notes).count == before { usleep(2000) }
        usleep(UInt32.random(in: 0...30_000, using: &random))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()

        // What the dead one did last is recorded again with the same id, and never twice.
        let log = try Child.open(one.path)
        let lines = try Child.acknowledged(notes)
        next = (lines.last?.split(separator: " ").first.flatMap { Int($0) } ?? -1) + 1
        result.lost = try lost(lines, writer: 1, log).count
        result.noted = lines.count
        if task == .boast { continue }
        one.log = log
        let size = try log.size()
        let referral = try Child.referral(writer: 1, number: next)
        let wasThere = try log.store.read { try $0.index(of: referral.id) }
        let receipt = try one.log.append(referral).get()
        #expect(receipt.number == wasThere ?? size)
        #expect(try one.log.size() == (wasThere == nil ? size + 1 : size))
        next += 1
      }
      let report = try one.verify()
      #expect(report.isConsistent, "\(report.text)")
    }
    return result
  }

  @Test func `a program that is killed loses nothing that it acknowledged`() throws {
    let (lost, noted) = try killing(.write, times: Child.isLarge ? 200 : 20)

    print("kill -9: \(noted) acknowledged, \(lost) lost")
    #expect(noted > 0)
    #expect(lost == 0)
  }

  @Test func `the same test sees a program that acknowledges too early`() throws {
    // The control: a harness that cannot see a loss is no harness.
    let (lost, _) = try killing(.boast, times: Child.isLarge ? 100 : 12)

    #expect(lost > 0)
  }

  /// Lets many programs write at once, the first of them as it is told to. Returns what is wrong with
  /// what they say or with the log.
  private func writing(_ task: Child.Task) throws -> [String] {
    var wrong: [String] = []
    try withLog { one, notes in
      let (writers, count) = (8, Child.isLarge ? 250 : 12)
      let files = (0..<writers).map { "\(notes)-\($0)" }
      for file in files { _ = FileManager.default.createFile(atPath: file, contents: nil) }
      defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }

      let processes = try (0..<writers).map { writer in
        try Child.start(
          writer == 0 ? task : .write, [one.path, "\(writer)", "0", "\(count)", files[writer]])
      }
      for process in processes { process.waitUntilExit() }

      var refusals: [String] = []
      var waits: [String] = []
      for (writer, file) in files.enumerated() {
        let lines = try Child.lines(file)
        let noted = try Child.acknowledged(file)
        let numbers = noted.map { line in line.split(separator: " ").compactMap { Int($0) } }
        if processes[writer].terminationStatus != 0
          || numbers.map(\.first) != (0..<count).map({ $0 })
        {
          wrong.append("writer \(writer) did not record all: \(lines.suffix(3))")
        }
        let mine = numbers.compactMap(\.last)
        if mine != mine.sorted() { wrong.append("writer \(writer) is out of order: \(mine)") }
        for number in numbers where number.count == 2 {
          let referral = try Child.referral(writer: writer, number: number[0])
          let index = try one.log.store.read { try $0.index(of: referral.id) }
          if index != number[1] {
            wrong.append("writer \(writer) was told \(number), and it is \(index ?? -1)")
          }
        }
        refusals += lines.filter { $0.hasPrefix(Child.refused) || $0.hasPrefix(Child.unknown) }
        waits += lines.filter { $0.hasPrefix(Child.longest) }
      }
      wrong += refusals.filter { !$0.contains("another program is using the log") }
      // None doubled, and none that nobody was told of: all were told of, and there are no more.
      let report = try one.verify()
      if report.size != writers * count + 1 { wrong.append("the log has \(report.size) entries") }
      wrong += report.findings.map(\.description)
      if task == .write { print("many writers: \(refusals.count) refused; \(waits)") }
    }
    return wrong
  }

  @Test func `many programs write at once, and nothing is lost, doubled or out of order`() throws {
    #expect(try writing(.write) == [])
  }

  @Test func `the same test sees one of many programs that did not record what it says`() throws {
    let wrong = try writing(.lie)

    #expect(wrong.contains { $0.contains("writer 0 was told") })
    #expect(wrong.contains { $0.contains("entries") })
  }

  /// The shim, compiled with the C compiler that Swift needs anyway.
  func shim() throws -> String {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Faults/fault.c").path
    let library = FileManager.default.temporaryDirectory
      .appending(path: "navigator-fault-\(UInt64.random(in: 0...UInt64.max)).so").path
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0, "the C compiler could not make the shim")
    return library
  }

  /// A log whose next append has to write both files.
  func prepare(_ one: inout TemporaryLog) throws {
    for number in 0..<3 { _ = try one.log.append(one.referral(number)).get() }
    try RawDatabase.execute("DELETE FROM secret WHERE idx > 3", one.path + "/vault.db")
  }

  private func faults(_ task: Child.Task) throws -> [String] {
    let library = try shim()
    defer { try? FileManager.default.removeItem(atPath: library) }
    var lines: [String] = []
    try withLog { one, notes in
      try prepare(&one)
      let step = Child.isLarge ? 1 : 4
      let process = try Child.start(task, [one.path, notes, "\(step)"], shim: library)
      process.waitUntilExit()
      lines = try Child.lines(notes)
    }
    return lines
  }

  @Test func `whichever system call fails, what is said is true`() throws {
    let lines = try faults(.faults)

    #expect(lines.last == "end", "the other process broke off: \(lines.last ?? "no line")")
    let cases = lines.dropLast()
    #expect(cases.count > (Child.isLarge ? 100 : 25))
    #expect(cases.filter { $0.contains("FALSE") } == [])
    #expect(cases.contains { $0.hasSuffix(" not-recorded") })
    #expect(cases.contains { $0.hasSuffix(" recorded") })
    print("faults: \(cases.count) cases")
  }

  @Test func `the same test sees a program that takes a failure for a success`() throws {
    #expect(try faults(.deny).contains { $0.contains("FALSE recorded and not there") })
  }

  @Test func `killed at any system call, the record is there once or not at all`() throws {
    let library = try shim()
    defer { try? FileManager.default.removeItem(atPath: library) }
    try withLog { one, notes in
      try prepare(&one)
      let referral = try Child.referral(writer: 1, number: 1)
      var (there, absent, call) = (0, 0, 1)
      while true {
        let path = one.path + "-case"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: one.path, toPath: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let process = try Child.start(.die, [path, notes, "\(call)"], shim: library)
        process.waitUntilExit()
        if process.terminationReason == .exit { break }

        var log = try Child.open(path)
        let index = try log.store.read { try $0.index(of: referral.id) }
        if index == nil { absent += 1 } else { there += 1 }
        #expect(try log.append(referral).get().number == 4, "killed at call \(call)")
        let report = try Verifier(SQLiteStore(opening: path), depth: .everyCheckpoint).report()
        #expect(report.size == 5)
        #expect(report.isConsistent, "killed at call \(call): \(report.text)")
        call += Child.isLarge ? 1 : 9
      }
      // The last one ran to its end, so every call of an append was met.
      #expect(FileManager.default.contents(atPath: notes) == Data("4\n".utf8))
      print("killed at a system call: \(absent) times absent, \(there) times there")
      #expect(absent > 0)
      #expect(there > 0 || !Child.isLarge)
    }
  }

  @Test func `a full disk is said to be full, and space that returns is used`() throws {
    try withLog { one, _ in
      let pages = try DatabaseQueue(path: one.path + "/log.db").read {
        try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0
      }
      var acknowledged = 0
      for more in 0..<5 {
        var log = try AuditLog(
          SQLiteStore(
            opening: one.path, spoiledBy: "PRAGMA max_page_count = \(pages + 3 * more)"),
          now: one.sources.now, random: one.sources.random)
        while true {
          let reply = log.append(one.referral())
          if reply.receipt != nil {
            acknowledged += 1
            continue
          }
          guard case .notRecorded(let reason) = reply else {
            Issue.record("\(reply)")
            break
          }
          #expect(reason.contains("full"))
          break
        }
        #expect(try log.size() == acknowledged + 1)
        #expect(try one.verify().isConsistent)
      }
      #expect(acknowledged > 0)
      _ = try one.log.append(one.referral()).get()
      #expect(try one.log.size() == acknowledged + 2)
    }
  }
}
