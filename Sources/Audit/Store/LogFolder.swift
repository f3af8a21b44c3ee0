/// The folder of a log and the files in it, all for their owner alone.
struct LogFolder: Hashable, Sendable {
  let path: String

  var log: String { path + "/log.db" }
  var vault: String { path + "/vault.db" }
  var lock: String { path + "/lock" }
  var signingKey: String { path + "/signing.key" }
  var stagedKey: String { path + "/signing.next" }
  var vaultKey: String { path + "/vault.key" }
  var stagedVaultKey: String { path + "/vault.next" }
  var anchor: String { path + "/anchor" }

  /// Refuses a folder or a file in it that somebody else could read, change or exchange.
  func check() throws(StoreFault) {
    guard let folder = try Posix.status(path) else {
      throw StoreFault(
        .noLog,
        "there is no audit log at \(path); the first check makes one, or restore a copy of the one that was there: navigator audit restore"
      )
    }
    try Self.checkRights(path, folder, isFolder: true)
    if case .network(let kind) = Posix.fileSystem(path) {
      throw StoreFault(
        .networkFileSystem,
        "\(path) lies on a network file system (\(kind)), where locks and writes are not to be "
          + "relied on; keep the log on a disk of this machine")
    }
    // The folder `log` of a backup has no secrets and no keys, and can be verified all the same.
    var isLogAlone = true
    for file in [vault, vaultKey, signingKey] where try Posix.status(file) != nil {
      isLogAlone = false
    }
    for file in isLogAlone ? [log, anchor] : [log, signingKey, anchor]
    where try Posix.status(file) == nil {
      throw StoreFault(.missingFile, "\(file) is missing; restore it from a backup")
    }
    for file in [log, vault, lock, signingKey, stagedKey, vaultKey, stagedVaultKey, anchor] {
      if let status = try Posix.status(file) {
        try Self.checkRights(file, status, isFolder: false)
      }
    }
  }

  private static func checkRights(
    _ path: String, _ status: Posix.Status, isFolder: Bool
  ) throws(StoreFault) {
    guard !status.isLink else {
      throw StoreFault(
        .symbolicLink, "\(path) is a symbolic link; put the real one in its place")
    }
    guard isFolder ? status.isFolder : status.isFile else {
      throw StoreFault(.damaged, "\(path) is not a \(isFolder ? "folder" : "file")")
    }
    guard status.owner == Posix.user else {
      throw StoreFault(.notOurs, "\(path) belongs to somebody else; each login has its own log")
    }
    guard status.rights & 0o077 == 0 else {
      throw StoreFault(
        .tooOpen,
        "others can reach \(path) (rights \(String(status.rights, radix: 8))); find out who did, "
          + "then: chmod \(isFolder ? "700" : "600") \(path)")
    }
  }
}
