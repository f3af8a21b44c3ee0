import Audit
import Foundation
import Testing

/// Appends with one system call after another failing, in a process that has the shim loaded.
struct FaultRun {
  /// A log to copy for each case.
  let folder: String
  /// Where to write what came of each case.
  let notes: String
  let step: Int

  private typealias Arm = @convention(c) (Int, Int32) -> Void
  private typealias Count = @convention(c) () -> Int
  private typealias Folder = @convention(c) (UnsafePointer<CChar>) -> Void

  private func symbol(_ name: String) throws -> UnsafeMutableRawPointer {
    let program = unsafe dlopen(nil, RTLD_NOW)
    guard let symbol = unsafe dlsym(program, name) else {
      throw NoReceipt(description: "the shim is not loaded")
    }
    return unsafe symbol
  }

  private func arm(_ count: Int, _ kind: Int32) throws {
    let call = unsafe unsafeBitCast(try symbol("fault_arm"), to: Arm.self)
    call(count, kind)
  }

  private func left() throws -> Int {
    let call = unsafe unsafeBitCast(try symbol("fault_left"), to: Count.self)
    return call()
  }

  private func watch(_ path: String) throws {
    let call = unsafe unsafeBitCast(try symbol("fault_folder"), to: Folder.self)
    unsafe call(path)
  }

  /// Appends so many records, with a mark in the trace for each that was acknowledged.
  func trace(_ count: Int) throws {
    var log = try Child.open(folder)
    try watch(folder)
    let begin = unsafe unsafeBitCast(try symbol("fault_trace"), to: Folder.self)
    let mark = unsafe unsafeBitCast(try symbol("fault_mark"), to: Folder.self)
    unsafe begin(notes)
    for number in 0..<count {
      let receipt = try log.append(Child.referral(writer: 1, number: number)).get()
      unsafe mark("\(number) \(receipt.number)")
    }
    unsafe mark("end")
  }

  /// Every call of an append, or each of so many, with each error.
  func run(isDenying: Bool) throws {
    _ = FileManager.default.createFile(atPath: notes, contents: nil)
    let out = try #require(FileHandle(forWritingAtPath: notes))
    for (kind, name) in [(EIO, "EIO"), (ENOSPC, "ENOSPC")] {
      var call = 1
      while true {
        let path = folder + "-case"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: folder, toPath: path)
        let (isReached, verdict) = try one(path, call, kind, isDenying)
        try? FileManager.default.removeItem(atPath: path)
        if !isReached { break }
        try out.write(contentsOf: Data("\(name) \(call) \(verdict)\n".utf8))
        call += step
      }
    }
    try out.write(contentsOf: Data("end\n".utf8))
  }

  /// What was said after a fault at one call, and whether it was true.
  private func one(
    _ path: String, _ call: Int, _ kind: Int32, _ isDenying: Bool
  ) throws -> (isReached: Bool, verdict: String) {
    let referral = try Child.referral(writer: 1, number: 1)
    var log = try Child.open(path)
    let size = try log.size()
    try watch(path)
    try arm(call, kind)
    let reply = log.append(referral)
    let isReached = try left() == 0
    try arm(0, 0)
    guard isReached else { return (false, "") }

    var faults: [String] = []
    var after = try Child.open(path)
    let index = try after.store.read { try $0.index(of: referral.id) }
    let answer: String
    switch reply {
    case .recorded(let receipt):
      answer = "recorded"
      if index != receipt.number { faults.append("recorded as \(receipt.number) and not there") }
    case .notRecorded:
      answer = "not-recorded"
      if index != nil, !isDenying { faults.append("not recorded, and there") }
      if index == nil, isDenying { faults.append("recorded and not there") }
    case .unknown:
      answer = "unknown"
    }
    if case .recorded(let receipt) = after.append(referral) {
      if receipt.number != size { faults.append("again as \(receipt.number)") }
    } else {
      faults.append("not recorded when run again")
    }
    let report = try Verifier(SQLiteStore(opening: path)).report()
    if report.size != size + 1 { faults.append("\(report.size) entries") }
    faults += report.findings.map { "\($0.kind.rawValue)" }
    return (true, answer + (faults.isEmpty ? "" : " FALSE " + faults.joined(separator: ", ")))
  }

  /// Restores a copy that is behind with a fault at one call; writes what came of it.
  func restore(from backup: String, at call: Int, _ kind: Int32) throws {
    let receipt = try #require(FileManager.default.contents(atPath: backup + "/receipt"))
    let volume = NewVolume(
      now: { Instant(milliseconds: 1_795_226_400_000) }, random: Child.random)
    try watch(folder)
    try arm(call, kind)
    let report = try? Backup.restore(
      backup, to: folder, receipts: [[UInt8](receipt)], opening: volume)
    let isReached = try left() == 0
    try arm(0, 0)
    let words = isReached ? (report == nil ? "refused" : "restored") : "whole"
    try Data("\(words)\n".utf8).write(to: URL(fileURLWithPath: notes))
  }

  /// Is killed at one call; writes a line only if that call is never reached.
  func die(at call: Int) throws {
    let referral = try Child.referral(writer: 1, number: 1)
    var log = try Child.open(folder)
    try watch(folder)
    try arm(call, -1)
    let reply = log.append(referral)
    try arm(0, 0)
    try Data("\(reply.receipt?.number ?? -1)\n".utf8).write(to: URL(fileURLWithPath: notes))
  }
}
