import Foundation

/// The few calls of the system that the store needs, with plain errors.
enum Posix {
  /// What is at a path.
  struct Status: Hashable {
    let isLink: Bool
    let isFolder: Bool
    let isFile: Bool
    let owner: UInt32
    /// The nine bits of rights.
    let rights: UInt32
  }

  /// Describes the path itself, not what a link points to; nil if nothing is there.
  static func status(_ path: String) throws(StoreFault) -> Status? {
    var buffer = stat()
    guard unsafe lstat(path, &buffer) == 0 else {
      if errno == ENOENT { return nil }
      throw fault("looked at", path)
    }
    let kind = buffer.st_mode & S_IFMT
    return Status(
      isLink: kind == S_IFLNK, isFolder: kind == S_IFDIR, isFile: kind == S_IFREG,
      owner: buffer.st_uid, rights: UInt32(buffer.st_mode & 0o777))
  }

  /// What changes when somebody writes a file or puts another in its place.
  struct Stamp: Hashable {
    let device: UInt64
    let file: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// The stamp of what is at a path; nil if nothing is there.
  static func stamp(_ path: String) throws(StoreFault) -> Stamp? {
    var buffer = stat()
    guard unsafe lstat(path, &buffer) == 0 else {
      if errno == ENOENT { return nil }
      throw fault("looked at", path)
    }
    return Stamp(
      device: UInt64(buffer.st_dev), file: UInt64(buffer.st_ino), size: Int(buffer.st_size),
      seconds: buffer.st_ctim.tv_sec, nanoseconds: buffer.st_ctim.tv_nsec)
  }

  static var user: UInt32 { geteuid() }

  /// What a path lies on; local where the kernel does not say.
  static func fileSystem(_ path: String) -> FileSystemKind {
    let mounts = try? read("/proc/self/mountinfo", most: 4 << 20)
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return FileSystemKind(of: real, mounts: String(decoding: mounts ?? [], as: UTF8.self))
  }

  /// The bytes that anybody may still write there.
  static func freeBytes(_ path: String) throws(StoreFault) -> Int {
    var buffer = statvfs()
    guard unsafe statvfs(path, &buffer) == 0 else { throw fault("looked at", path) }
    let (bytes, isTooMuch) = Int(buffer.f_bavail).multipliedReportingOverflow(
      by: Int(buffer.f_frsize))
    return isTooMuch ? .max : bytes
  }

  /// How many pieces of work are done at once; more than eight would wait for the disk.
  static let processors = min(8, max(1, ProcessInfo.processInfo.activeProcessorCount))

  static func makeFolder(_ path: String) throws(StoreFault) {
    guard unsafe mkdir(path, 0o700) == 0 else { throw fault("made", path) }
    // mkdir takes the umask off; a strange one could leave too little.
    guard unsafe chmod(path, 0o700) == 0 else { throw fault("made private", path) }
  }

  /// Makes a file that was not there, for its owner alone, and brings it to the disk.
  static func create(_ path: String, _ bytes: [UInt8]) throws(StoreFault) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault("made", path) }
    defer { close(file) }
    guard fchmod(file, 0o600) == 0 else { throw fault("made private", path) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes {
        unsafe write(file, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("written", path)
      }
      written += count
    }
    guard fsync(file) == 0 else { throw fault("brought to the disk", path) }
  }

  /// Puts bytes in the place of a file: there whole, or not at all.
  static func replace(
    _ path: String, _ bytes: [UInt8], syncingFolder: Bool = true
  ) throws(StoreFault) {
    let part = path + ".part"
    if try status(part) != nil { try remove(part) }
    try create(part, bytes)
    try move(part, path, syncingFolder: syncingFolder)
  }

  /// Puts bytes in the place of as many others. Returns whether it did: only in a file of this length
  /// that has no other name, and only as many bytes as a disk writes whole. Does not wait for the
  /// disk: after a power cut the new ones are there or the old ones.
  static func overwrite(_ path: String, _ bytes: [UInt8]) throws(StoreFault) -> Bool {
    let file = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return false }
      throw fault("opened", path)
    }
    defer { close(file) }
    var buffer = stat()
    guard unsafe fstat(file, &buffer) == 0 else { throw fault("looked at", path) }
    guard buffer.st_mode & S_IFMT == S_IFREG, buffer.st_nlink == 1,
      Int(buffer.st_size) == bytes.count, bytes.count <= leastSector
    else { return false }
    let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count else { throw fault("written", path) }
    return true
  }

  /// The bytes that every disk writes whole or not at all.
  private static let leastSector = 512

  static func move(
    _ old: String, _ new: String, syncingFolder: Bool = true
  ) throws(StoreFault) {
    guard unsafe rename(old, new) == 0 else { throw fault("renamed", new) }
    if syncingFolder { try sync(folderOf(new)) }
  }

  static func remove(_ path: String) throws(StoreFault) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw fault("removed", path) }
  }

  static func removeFolder(_ path: String) throws(StoreFault) {
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw fault("removed", path) }
  }

  /// Brings a file or a folder to the disk.
  static func sync(_ path: String) throws(StoreFault) {
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw fault("opened", path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw fault("brought to the disk", path) }
  }

  /// All bytes of a small file; nil if it is not there.
  static func read(_ path: String, most: Int = 65_536) throws(StoreFault) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("opened", path)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let room = chunk.count
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe Foundation.read(file, $0.baseAddress, room)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("read", path)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= most else {
        throw StoreFault(.damaged, "\(path) is longer than \(most) bytes; put the right file back")
      }
    }
  }

  static func folderOf(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  static func fault(_ step: String, _ path: String) -> StoreFault {
    let code = errno
    let reason = unsafe String(cString: strerror(code))
    return StoreFault(
      code == ENOSPC || code == EDQUOT ? .full : .system, "\(path) cannot be \(step): \(reason)")
  }
}

/// A lock that every program which uses a log takes, one after another (flock(2)).
struct FileLock: ~Copyable {
  private let file: Int32

  static let busy = "another program is using the log and does not let go; close it and try again"

  // Who records many things in a row has the lock back within a tenth of a millisecond. Who looks
  // rarely would hardly ever find it free.
  private static let pause: UInt32 = 250

  /// Waits for the lock, at most so many times a quarter of a millisecond.
  init(_ path: String, tries: Int = 100_000) throws(StoreFault) {
    file = try Self.take(path, tries: tries)
  }

  private static func take(_ path: String, tries: Int) throws(StoreFault) -> Int32 {
    let file = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Posix.fault("opened", path) }
    for _ in 0..<tries {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return file }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let fault = Posix.fault("locked", path)
        close(file)
        throw fault
      }
      usleep(pause)
    }
    close(file)
    throw StoreFault(.busy, busy)
  }

  deinit {
    // Closing the only descriptor of an flock gives it back.
    close(file)
  }
}
