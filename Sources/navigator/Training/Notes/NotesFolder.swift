import Foundation

/// Where presentations say what belongs to them, so that a second screen can follow.
///
/// Each has two files: one that it holds locked as long as it runs (flock(2)), so that one whose
/// program was killed can be told from one that runs; and the notes. The folder is
/// `training` among what the program keeps, and is not there while nobody presents.
struct NotesFolder {
  /// Something that cannot be done with the folder.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static let lockSuffix = ".lock"
  static let notesSuffix = ".json"

  let url: URL

  /// - Returns: nil if there is no home for it.
  init?(environment: [String: String]) {
    guard let home = StateHome.url(in: environment) else { return nil }
    url = home.appending(path: "training")
  }

  /// The presentations that left something here, by name, and whether each still runs.
  var presentations: [(name: String, isRunning: Bool)] {
    let items = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return items.filter { $0.hasPrefix("presenting-") && $0.hasSuffix(Self.lockSuffix) }.sorted()
      .map { item in
        (String(item.dropLast(Self.lockSuffix.count)), isLocked(url.appending(path: item)))
      }
  }

  /// Whether another program holds the lock of a file.
  private func isLocked(_ file: URL) -> Bool {
    let descriptor = unsafe open(file.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    // Closing it gives the lock back, if it was taken.
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  func lockFile(_ name: String) -> URL { url.appending(path: name + Self.lockSuffix) }
  func notesFile(_ name: String) -> URL { url.appending(path: name + Self.notesSuffix) }

  /// Removes both files of a presentation.
  func remove(_ name: String) {
    for file in [notesFile(name), lockFile(name)] {
      try? FileManager.default.removeItem(at: file)
    }
  }

  /// Removes the folder and the one above it, if nothing is in them.
  func removeIfEmpty() {
    for folder in [url, url.deletingLastPathComponent()] {
      // rmdir(2) leaves a folder alone that is not empty.
      guard unsafe rmdir(folder.path) == 0 else { return }
    }
  }
}
