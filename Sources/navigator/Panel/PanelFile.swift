import Foundation
import Pathways

/// A meeting that is going on, as it lies on the disk: what was typed, line by line, so that
/// nothing is lost when the power is cut. It is removed when the meeting ends.
struct PanelFile: Codable, Equatable {
  struct Line: Codable, Equatable {
    let at: String
    let text: String
  }

  let pathway: String
  let contentHash: String
  let started: String
  /// The day of the meeting, by which a number of days is counted.
  let day: String
  let seed: [UInt8]
  /// The references from a file; nil if they are asked for.
  let references: [String]?
  var lines: [Line] = []

  enum CodingKeys: String, CodingKey {
    case pathway, started, day, seed, references, lines
    case contentHash = "content_hash"
  }

  /// A meeting that cannot be taken up again.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Days after which a meeting that nobody took up again is removed, as saved checks are.
  static let days = 28

  private static func url(in state: StateFolder) -> URL {
    state.url.appending(path: "panel/meeting.json")
  }

  /// The meeting that was left; nil if there is none, or if it is too old to be kept.
  static func left(in state: StateFolder, today: CivilDate) throws -> PanelFile? {
    let url = url(in: state)
    guard let data = try? Data(contentsOf: url) else { return nil }
    guard let file = try? JSONDecoder().decode(PanelFile.self, from: data) else {
      throw Failure(
        description: "the meeting that was left cannot be read: \(url.path). Move it away.")
    }
    if let day = CivilDate(file.day), let last = day.adding(days: days), last < today {
      remove(in: state)
      return nil
    }
    return file
  }

  /// Whether a meeting that was left may hold a case reference.
  static func holds(_ reference: String, in state: StateFolder) -> Bool {
    guard let data = try? Data(contentsOf: url(in: state)) else { return false }
    guard let file = try? JSONDecoder().decode(PanelFile.self, from: data) else { return true }
    return ((file.references ?? []) + file.lines.map(\.text)).contains {
      $0.lowercased().contains(reference.lowercased())
    }
  }

  func save(in state: StateFolder) throws {
    _ = try state.prepare("panel")
    try StateFolder.write(try JSONEncoder().encode(self), to: Self.url(in: state))
  }

  static func remove(in state: StateFolder) {
    try? FileManager.default.removeItem(at: url(in: state))
  }
}
