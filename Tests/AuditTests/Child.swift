import Audit
import Foundation
import Merkle
import Testing

/// Another process of a test: this very test program, started again with a task to do.
///
/// A process that is to be killed, or whose system calls are to fail, cannot be the one that looks
/// whether anything was lost.
enum Child {
  static let variable = "NAVIGATOR_AUDIT_CHILD"

  /// What the other process does.
  enum Task: String {
    /// Appends records and notes each one that was acknowledged.
    case write
    /// The control: notes each one before it is appended.
    case boast
    /// The control: notes one that it did not append.
    case lie
    /// Appends one record with a fault at one system call after another.
    case faults
    /// The control: takes every answer for a success.
    case deny
    /// Appends one record and is killed at one system call.
    case die
    /// Restores a copy as a new volume, with a fault at one system call.
    case restore
    /// Appends some records while every change of the disk is written down.
    case trace
  }

  /// Starts the other process. Words are its arguments.
  static func start(_ task: Task, _ words: [String], shim: String? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    process.arguments = ["--testing-library", "swift-testing", "--filter", "ChildTests"]
    var environment = ProcessInfo.processInfo.environment
    environment[variable] = ([task.rawValue] + words).joined(separator: "|")
    environment["LD_PRELOAD"] = shim
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Whether the larger sizes are wanted: `NAVIGATOR_AUDIT_LARGE=1 swift test --filter AuditTests`.
  static var isLarge: Bool { ProcessInfo.processInfo.environment["NAVIGATOR_AUDIT_LARGE"] != nil }

  /// How often a writer that was refused tries again.
  static let mostAttempts = 20

  // How the lines begin that say something else than which record has which number.
  static let refused = "refused"
  static let unknown = "unknown"
  static let longest = "longest"

  /// What a writer noted as recorded: its own number and the number in the log.
  static func acknowledged(_ path: String) throws -> [String] {
    try lines(path).filter { line in
      ![refused, unknown, longest].contains { line.hasPrefix("\($0) ") }
    }
  }

  /// The lines of a file, without one that was cut off.
  static func lines(_ path: String) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return String(decoding: data, as: UTF8.self).components(separatedBy: "\n").dropLast()
  }

  /// The record with this number of this writer; the same in both processes.
  static func referral(writer: Int, number: Int) throws -> Referral {
    let bytes = [writer, number].flatMap { part in
      (0..<8).map { UInt8(truncatingIfNeeded: part >> (8 * $0)) }
    }
    let id = try #require(RecordID(bytes: bytes))
    return TemporaryLog.referral(id, number, caseReference: "W\(writer)-\(number)")
  }

  static func random(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255) }
  }

  static func open(_ path: String) throws -> AuditLog {
    try AuditLog(
      SQLiteStore(opening: path), now: { Instant(milliseconds: 1_795_226_400_000) },
      random: { random($0) })
  }
}

/// The tasks of the other process. Does nothing in an ordinary run.
@Suite(.enabled(if: ProcessInfo.processInfo.environment[Child.variable] != nil))
struct ChildTests {
  @Test func `the task that another test gave is done`() throws {
    let words = (ProcessInfo.processInfo.environment[Child.variable] ?? "")
      .components(separatedBy: "|")
    let task = try #require(Child.Task(rawValue: words[0]))
    switch task {
    case .write, .boast, .lie:
      try write(words, task)
    case .faults, .deny:
      try FaultRun(folder: words[1], notes: words[2], step: Int(words[3]) ?? 1)
        .run(isDenying: task == .deny)
    case .trace:
      try FaultRun(folder: words[1], notes: words[2], step: 1).trace(Int(words[3]) ?? 1)
    case .restore:
      try FaultRun(folder: words[1], notes: words[3], step: 1)
        .restore(from: words[2], at: Int(words[4]) ?? 1, Int32(words[5]) ?? -1)
    case .die:
      try FaultRun(folder: words[1], notes: words[2], step: 1).die(at: Int(words[3]) ?? 1)
    }
  }

  /// One line for each answer, in one write, so that it is there whole or not at all.
  ///
  /// Does what a person would do: what was not recorded is run again, with the same id.
  private func write(_ words: [String], _ task: Child.Task) throws {
    let (writer, first, count) = (Int(words[2]) ?? 0, Int(words[3]) ?? 0, Int(words[4]) ?? 0)
    let notes = try #require(FileHandle(forWritingAtPath: words[5]))
    try notes.seekToEnd()
    func note(_ line: String) throws {
      let line = line.replacing("\n", with: " ")
      try notes.write(contentsOf: Data("\(line)\n".utf8))
    }
    func again<Value>(_ number: Int, _ body: () throws -> Value?) throws -> Value {
      for _ in 0..<Child.mostAttempts {
        do {
          if let value = try body() { return value }
        } catch let fault as StoreFault where fault.kind == .busy {
          try note("\(Child.refused) \(number) \(fault)")
        }
      }
      throw NoReceipt(description: "record \(number) was not recorded however often it was tried")
    }
    var log = try again(first) { try Child.open(words[1]) }
    var longest = Duration.zero
    for number in first..<first + count {
      let referral = try Child.referral(writer: writer, number: number)
      if task == .boast { try note("\(number) 0") }
      if task == .lie, number == first + count - 1 {
        try note("\(number) \(try log.size())")
        break
      }
      let receipt = try again(number) { () -> Receipt? in
        let start = ContinuousClock.now
        let reply = log.append(referral)
        longest = max(longest, .now - start)
        switch reply {
        case .recorded(let receipt): return receipt
        case .unknown(let reason): try note("\(Child.unknown) \(number) \(reason)")
        case .notRecorded(let reason):
          let isThere = try log.store.read { try $0.index(of: referral.id) } != nil
          try note("\(isThere ? "FALSE" : Child.refused) \(number) \(reason)")
        }
        return nil
      }
      if task != .boast { try note("\(number) \(receipt.number)") }
    }
    if task == .write { try note("\(Child.longest) \(longest)") }
  }
}
