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
  /// from there would contradict what was signed before, for ever.
  public static func restore(
    _ path: String, to target: String, receipts: [[UInt8]] = []
  ) throws {
    guard try Posix.status(target) == nil else {
      throw StoreFault(.exists, "\(target) is there already; move it away first")
    }
    let copy = BackupFolder(path: path)
    let part = LogFolder(path: target + ".part")
    try? part.remove()
    try Posix.makeFolder(part.path)
    for (name, folder) in BackupFolder.names {
      let source = copy.path + "/" + folder + "/" + name
      guard let bytes = try Posix.read(source, most: .max) else {
        throw StoreFault(.missingFile, "\(source) is missing; the backup is not whole")
      }
      try Posix.create(part.path + "/" + name, bytes)
    }
    try Posix.create(part.lock, [])
    let report = try Verifier(SQLiteStore(opening: part.path), receipts: receipts).report()
    guard report.isConsistent else {
      try part.remove()
      let ahead = report.findings.first { $0.kind == .anchorAhead }
      throw StoreFault(
        .damaged,
        ahead.map {
          "\($0.message); this copy must not sign again: record the missing ones in a new log"
        }
          ?? "the backup does not verify: \(report.findings.map(\.description).joined(separator: " "))"
      )
    }
    try Posix.sync(part.path)
    try Posix.move(part.path, target)
  }
}

/// The folder of a backup.
struct BackupFolder {
  let path: String

  var log: String { path + "/log" }
  var secrets: String { path + "/secrets" }

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
      log, log + "-journal", vault, vault + "-journal", lock, signingKey, vaultKey, anchor,
    ] {
      try Posix.remove(file)
    }
    try Posix.removeFolder(path)
  }
}
