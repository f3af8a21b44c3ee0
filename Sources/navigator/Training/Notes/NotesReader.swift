import Foundation
import NavigatorUI

/// Looks at what presentations have put up. It changes nothing.
struct NotesReader {
  /// What there is to follow.
  enum Found: Hashable {
    /// Nobody presents.
    case nothing
    /// Nobody presents, and the last presentation did not end as it should.
    case broken
    case notes(PresenterNotes)
    case unreadable(String)
  }

  /// More than any notes are long; a larger file is none of this program's.
  private static let mostBytes = 1_000_000

  private let folder: NotesFolder
  /// What was read last, and from which state of the file.
  private var last: (stamp: Stamp, found: Found)?

  private struct Stamp: Hashable {
    let name: String
    let node: UInt64
    let date: Date?
  }

  /// - Returns: nil if there is no home in which anything could be.
  init?(environment: [String: String]) {
    guard let folder = NotesFolder(environment: environment) else { return nil }
    self.folder = folder
  }

  /// The notes of the presentation that was begun last.
  mutating func look() -> Found {
    let presentations = folder.presentations
    guard let name = presentations.last(where: \.isRunning)?.name else {
      return presentations.isEmpty ? .nothing : .broken
    }
    let file = folder.notesFile(name)
    // Nothing is put up yet: for a moment after the start.
    guard let facts = try? FileManager.default.attributesOfItem(atPath: file.path) else {
      return last?.found ?? .nothing
    }
    let stamp = Stamp(
      name: name, node: (facts[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
      date: facts[.modificationDate] as? Date)
    if let last, last.stamp == stamp { return last.found }
    let found = read(file)
    last = (stamp, found)
    return found
  }

  private func read(_ file: URL) -> Found {
    guard let data = try? Data(contentsOf: file) else {
      return .unreadable("The file \(file.path) cannot be read.")
    }
    guard data.count <= Self.mostBytes else {
      return .unreadable("The file \(file.path) is too long to be notes.")
    }
    guard let page = try? JSONDecoder().decode(NotesBoard.Page.self, from: data),
      page.format == NotesBoard.Page.currentFormat
    else {
      return .unreadable(
        "The file \(file.path) was not written by this version of the program. "
          + "Start the presentation again with the same version.")
    }
    return .notes(page.notes)
  }
}
