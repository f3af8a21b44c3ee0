/// Copies of a log that are whole, and are verified before anybody relies on them.
///
/// Two folders with two lives: `log` may be kept as long as wanted, since nothing in it can be read;
/// `secrets` only for a short, stated time, since a secret that was erased lives on in it.
public enum Backup {
  /// Copies a log that may be in use.
  ///
  /// - Returns: the verification of the copy.
  public static func take(of store: SQLiteStore, to path: String) throws -> VerificationReport {
    guard try Posix.status(path) == nil else {
      throw StoreFault(.exists, "\(path) is there already; choose another folder")
    }
    let copy = BackupFolder(path: path)
    for folder in [path, copy.log, copy.secrets] { try Posix.makeFolder(folder) }
    try store.exclusively {
      try store.copyFiles(to: copy)
    }
    for folder in [copy.log, copy.secrets, path] { try Posix.sync(folder) }
    return try check(path)
  }

  /// Verifies a backup by restoring it beside itself.
  public static func check(_ path: String, receipts: [[UInt8]] = []) throws -> VerificationReport {
    let trial = path + ".trial"
    try restore(path, to: trial)
    defer { try? LogFolder(path: trial).remove() }
    return try Verifier(SQLiteStore(opening: trial), receipts: receipts).report()
  }

  /// Puts a backup in the place of a log that is not there any more.
  ///
  /// Refused if a receipt shows that the log had gone on after the backup was taken: signing again
  /// from there would contradict what was signed before, for ever. With a volume to open the log
  /// goes on under another name and another key, and says what is missing.
  ///
  /// - Parameter names: what the receipts are called, such as their files.
  /// - Returns: the verification of the log that is there now. It may find that more is missing of a
  ///   volume before its own than the log says; nothing else.
  @discardableResult
  public static func restore(
    _ path: String, to target: String, receipts: [[UInt8]] = [], names: [String] = [],
    opening volume: NewVolume? = nil
  ) throws -> VerificationReport {
    // Two programs at once would take each other's half-made folder for their own.
    let lock = try FileLock(target + ".restoring", tries: 1)
    defer { try? Posix.remove(target + ".restoring") }
    let report = try restoreAlone(path, to: target, (receipts, names), volume)
    _ = consume lock
    return report
  }

  private static func restoreAlone(
    _ path: String, to target: String, _ receipts: (notes: [[UInt8]], names: [String]),
    _ volume: NewVolume?
  ) throws -> VerificationReport {
    guard try Posix.status(target) == nil else {
      throw StoreFault(.exists, "\(target) is there already; move it away first")
    }
    let copy = BackupFolder(path: path)
    // A log is there whole or not at all: everything is done beside its place.
    let part = LogFolder(path: target + ".part")
    try? part.remove()
    try Posix.makeFolder(part.path)
    do {
      for (name, folder) in BackupFolder.names {
        let source = copy.path + "/" + folder + "/" + name
        guard let bytes = try Posix.read(source, most: .max) else {
          throw StoreFault(.missingFile, "\(source) is missing; the backup is not whole")
        }
        if name.hasSuffix(".db"), BackupFolder.isCutShort(bytes) {
          throw StoreFault(
            .damaged, "\(source) is damaged or cut short; restore another backup")
        }
        try Posix.create(part.path + "/" + name, bytes)
      }
      try Posix.create(part.lock, [])
      // What is opened once stays for ever, so every checkpoint is looked at before.
      var report = try verified(part, receipts, volume == nil ? .newest : .everyCheckpoint)
      if let volume {
        try volume.open(in: part, report)
        report = try verified(part, receipts, isVolumeNew: true)
      } else if report.isBehind {
        throw StoreFault(.behind, NewVolume.refusal(report))
      }
      guard report.mayGoOn else { throw NewVolume.damaged(report) }
      try Posix.sync(part.path)
      try Posix.move(part.path, target)
      return report
    } catch {
      try? part.remove()
      throw copy.named(error, in: part)
    }
  }

  private static func verified(
    _ part: LogFolder, _ receipts: (notes: [[UInt8]], names: [String]),
    _ depth: Verifier.Depth = .newest, isVolumeNew: Bool = false
  ) throws -> VerificationReport {
    let store = try SQLiteStore(opening: part.path)
    var verifier = Verifier(
      store, depth: depth, receipts: receipts.notes, names: receipts.names)
    verifier.isVolumeNew = isVolumeNew
    let report = try verifier.report()
    try store.close()
    return report
  }
}

/// The folder of a backup.
struct BackupFolder {
  let path: String

  var log: String { path + "/log" }
  var secrets: String { path + "/secrets" }

  /// Whether a database lacks bytes that its first page says it has: the size of a page stands at 16,
  /// how many there are at 28 (sqlite.org/fileformat2.html, 1.3). SQLite itself fills up a last page
  /// that is cut with zeros.
  static func isCutShort(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 32 else { return false }
    let page = Int(bytes[16]) << 8 | Int(bytes[17])
    let pages = bytes[28..<32].reduce(0) { $0 << 8 | Int($1) }
    return bytes.count < (page == 1 ? 65_536 : page) * pages
  }

  /// A fault of a restored file, by the name that the file has in the backup.
  func named(_ error: any Error, in part: LogFolder) -> any Error {
    guard let fault = error as? StoreFault,
      [.damaged, .key, .schema, .newer].contains(fault.kind)
    else { return error }
    var words = fault.description
    for (name, folder) in Self.names {
      words = words.replacing("\(part.path)/\(name)", with: "\(path)/\(folder)/\(name)")
    }
    guard words != fault.description else { return error }
    for advice in ["restore it from a backup", "restore a backup"] {
      words = words.replacing(advice, with: "restore another backup")
    }
    return StoreFault(fault.kind, words)
  }

  static let names = [
    ("log.db", "log"), ("anchor", "log"), ("vault.db", "secrets"), ("vault.key", "secrets"),
    ("signing.key", "secrets"),
  ]
}

extension SQLiteStore {
  /// VACUUM INTO and never a copy of a file that is in use; the file is made before, for its owner
  /// alone, because SQLite would make it as the umask says.
  fileprivate func copyFiles(to copy: BackupFolder) throws {
    try Posix.create(copy.log + "/log.db", [])
    try vacuumLog(into: copy.log + "/log.db")
    try Posix.create(copy.secrets + "/vault.db", [])
    try vacuumVault(into: copy.secrets + "/vault.db")
    for (name, place) in BackupFolder.names where !name.hasSuffix(".db") {
      guard let bytes = try Posix.read(folder.path + "/" + name) else {
        throw StoreFault(.missingFile, "\(folder.path)/\(name) is missing; restore it first")
      }
      try Posix.create(copy.path + "/" + place + "/" + name, bytes)
    }
    for (name, place) in BackupFolder.names { try Posix.sync(copy.path + "/" + place + "/" + name) }
  }
}

extension LogFolder {
  /// Removes the files of a copy that nobody uses.
  func remove() throws(StoreFault) {
    for file in [
      log, log + "-journal", vault, vault + "-journal", lock, signingKey, stagedKey, vaultKey,
      stagedVaultKey, anchor,
    ] {
      try Posix.remove(file)
      // Whoever was cut off while a file was replaced leaves this.
      try Posix.remove(file + ".part")
    }
    try Posix.removeFolder(path)
  }
}
