import Merkle

/// How a copy goes on that is behind a checkpoint kept elsewhere: in a volume of its own.
public struct NewVolume: Sendable {
  let now: @Sendable () -> Instant
  let random: @Sendable (Int) -> [UInt8]
  let takesUnchecked: Bool

  /// - Parameter takesUnchecked: whether what is missing may be named by a checkpoint of which nobody
  ///   can tell here whether it is genuine: its key came in after the copy was taken, or it stands on
  ///   a sheet.
  public init(
    takesUnchecked: Bool = false, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.takesUnchecked = takesUnchecked
    self.now = now
    self.random = random
  }

  /// Opens the volume in a copy that nobody uses yet.
  func open(in folder: LogFolder, _ report: VerificationReport) throws {
    let others = report.findings.filter { !$0.kind.saysBehind }
    guard others.isEmpty else { throw Self.damaged(report) }
    let newest = try Self.newest(of: report.ahead)
    guard !newest.isEmpty else {
      throw StoreFault(
        .nothingMissing,
        "no receipt is ahead of this copy, so nothing is known to be missing; "
          + "restore it without --new-volume, or give the newest receipt that you have")
    }
    let strange = newest.filter { !$0.isChecked }
    guard takesUnchecked || strange.isEmpty else {
      throw StoreFault(
        .notChecked,
        "\(Self.names(strange)). Compare it with another sheet of that time, then add --unchecked; "
          + "or leave it out, if you do not trust it")
    }
    let store = try SQLiteStore(opening: folder.path)
    let log = try AuditLog(store, now: now, random: random)
    _ = try log.openVolume(
      newest.map { .init(size: $0.size, root: $0.root, origin: $0.origin) },
      isChecked: strange.isEmpty)
    try store.close()
  }

  /// The newest checkpoint of each volume, in order.
  private static func newest(of ahead: [OutsideCheckpoint]) throws -> [OutsideCheckpoint] {
    var newest: [String: OutsideCheckpoint] = [:]
    for one in ahead {
      guard let other = newest[one.origin] else {
        newest[one.origin] = one
        continue
      }
      guard one.size != other.size || one.root == other.root else {
        throw StoreFault(
          .damaged,
          "\(other.name) and \(one.name) are of one size and contradict each other; "
            + "find out which is genuine, and leave the other out")
      }
      // Of two that say the same, the one that can be checked.
      if (one.size, one.isChecked ? 1 : 0) > (other.size, other.isChecked ? 1 : 0) {
        newest[one.origin] = one
      }
    }
    return newest.values.sorted { $0.origin < $1.origin }
  }

  private static func names(_ checkpoints: [OutsideCheckpoint]) -> String {
    checkpoints.map { one in
      "\(one.name) (\(one.size) entries of '\(one.origin)'): \(one.trust.doubt ?? "")"
    }.joined(separator: "; ")
  }

  /// Why a copy is not restored that is behind, and what can be done.
  static func refusal(_ report: VerificationReport) -> String {
    let reasons = report.findings.filter(\.kind.saysBehind)
    let isCertain = reasons.contains { $0.kind == .anchorAhead }
    return reasons.map(\.message).joined(separator: "; ")
      + (isCertain
        ? "; "
        : "; compare it letter by letter with the paper, and leave it out if it is not genuine; if "
          + "it is, ")
      + "this copy must not sign again under its name, because it would contradict what it "
      + "signed. Restore a newer copy. If there is none, --new-volume goes on under another name "
      + "and another key, and says for ever which entries are missing"
  }

  /// So many faults are told one by one.
  private static let mostFaults = 3

  /// Why a copy is not restored that is not as it was signed, or not to be read.
  static func damaged(_ report: VerificationReport) -> StoreFault {
    let own = report.findings.filter { !$0.kind.saysBehind }
    let faults = own.isEmpty ? report.findings : own
    if faults.allSatisfy(\.kind.isOfReceipt) {
      return StoreFault(
        .damaged,
        faults.map(\.message).joined(separator: ". ")
          + ". Nothing was found wrong with the backup itself. Give another receipt")
    }
    let isOfTwoBackups = report.isOfTwoBackups
    // What is advised for a log in use mends nothing here.
    var words = faults.prefix(mostFaults).map {
      isOfTwoBackups ? "\($0.fact)." : $0.description
    }
    if faults.count > mostFaults { words.append("And \(faults.count - mostFaults) more.") }
    let list = words.joined(separator: " ")
    return StoreFault(
      .damaged,
      isOfTwoBackups
        ? "the log and the secrets are not of the same backup; put those together that were taken "
          + "together. The backup does not verify: \(list)"
        : "the backup does not verify: \(list)")
  }
}

extension Finding.Kind {
  /// Whether it says no more than that entries were signed that are not here.
  var saysBehind: Bool {
    self == .anchorAhead || self == .anchorAheadUnchecked || self == .moreMissing
  }

  /// Whether a section that ought to open does not.
  var saysNotOpened: Bool { [.secretWrong, .secretUnexplained, .contentOther].contains(self) }

  /// Whether it is about a receipt that cannot be one of this log, and not about what is here.
  var isOfReceipt: Bool { [.receiptWrong, .anchorForeign, .sheetDiffers].contains(self) }
}

extension VerificationReport {
  /// Whether nothing is wrong but that entries were signed that are not here, and that this copy
  /// would contradict if it signed on.
  var isBehind: Bool {
    findings.allSatisfy(\.kind.saysBehind) && findings.contains { $0.kind != .moreMissing }
  }

  /// Whether this copy may sign on: it contradicts nothing that was signed. What is missing of a
  /// volume before its own it cannot contradict, for it signs under another name.
  var mayGoOn: Bool { findings.allSatisfy { $0.kind == .moreMissing } }

  /// Whether the secrets cannot be those of this log: the signing key is another, or at least half of
  /// the sections do not open. Some that do not open may be damaged; so many are not.
  var isOfTwoBackups: Bool {
    let closed = findings.count { $0.kind.saysNotOpened }
    return findings.contains { $0.kind == .signingKeyOther }
      || closed > 2 && 2 * closed >= sections - explained.values.reduce(0, +)
  }
}
