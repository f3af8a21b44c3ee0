import Foundation
import NavigatorUI

/// What a running presentation puts up for the second screen, and takes down when it ends.
struct NotesBoard {
  /// What stands in the file.
  struct Page: Codable {
    /// Raised when what stands in it changes, so that another version says so and does not guess.
    static let currentFormat = 1

    var format = currentFormat
    let notes: PresenterNotes
  }

  private let folder: NotesFolder
  private let name: String
  /// Holds the lock as long as the presentation runs.
  private let lock: FileHandle
  private var last: PresenterNotes?

  /// Makes the files, and removes those of presentations that no longer run.
  ///
  /// - Throws: ``NotesFolder/Failure`` if there is no place for them.
  init(environment: [String: String]) throws(NotesFolder.Failure) {
    guard let folder = NotesFolder(environment: environment) else {
      throw .init(description: "there is no home folder; set HOME or XDG_STATE_HOME")
    }
    do {
      try FileManager.default.createDirectory(
        at: folder.url, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .init(
        description: "the folder \(folder.url.path) cannot be made: \(error.localizedDescription)")
    }
    for left in folder.presentations where !left.isRunning { folder.remove(left.name) }
    // The time first, so that names sort by it; the rest keeps two of one second apart.
    let time = String(Int(Date().timeIntervalSince1970), radix: 36)
    let process = ProcessInfo.processInfo.processIdentifier
    name = "presenting-\(time)-\(process)-\(UInt16.random(in: 0...UInt16.max))"
    self.folder = folder
    lock = try Self.lock(for: name, in: folder)
  }

  /// The file gets its name when it is locked already: nobody sees it without its lock.
  private static func lock(
    for name: String, in folder: NotesFolder
  ) throws(NotesFolder.Failure) -> FileHandle {
    let start = folder.url.appending(path: ".\(name)")
    let descriptor = unsafe open(
      start.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(start) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      unsafe rename(start.path, folder.lockFile(name).path) == 0
    else {
      let failure = failure(start)
      try? FileManager.default.removeItem(at: start)
      throw failure
    }
    return handle
  }

  private static func failure(_ file: URL) -> NotesFolder.Failure {
    let reason = unsafe String(cString: strerror(errno))
    return .init(description: "\(file.path) cannot be made: \(reason)")
  }

  /// Puts up the notes, whole or not at all; nothing if they are the same as before.
  ///
  /// - Throws: what the disk says.
  mutating func post(_ notes: PresenterNotes) throws {
    guard notes != last else { return }
    try JSONEncoder().encode(Page(notes: notes))
      .write(to: folder.notesFile(name), options: .atomic)
    last = notes
  }

  /// Takes everything down.
  func close() {
    folder.remove(name)
    try? lock.close()
    folder.removeIfEmpty()
  }
}
