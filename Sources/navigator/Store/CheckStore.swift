import Foundation
import NavigatorUI
import Pathways

extension Check {
  /// How long a check is kept after its last change; the official form's drafts are kept as long.
  static let keptDays = 28

  /// Whether it has been kept for as long as it may be. What is not recorded yet stays.
  func isExpired(on today: CivilDate) -> Bool {
    guard let last = CivilMinute(written: updated)?.date, unrecorded.isEmpty else { return false }
    return today.dayNumber - last.dayNumber > Self.keptDays
  }
}

/// The saved checks on the disk, one file for each.
struct CheckStore {
  private let folder: URL
  private let rememberedFile: URL

  /// What the folder holds.
  struct Contents {
    /// The newest first.
    let checks: [Check]
    /// Files that cannot be read, and why. They are left where they are.
    let unreadable: [(path: String, reason: String)]
  }

  init(in state: StateFolder) throws(StateFolder.Failure) {
    folder = try state.prepare("checks")
    rememberedFile = state.url.appending(path: "remembered.json")
  }

  var contents: Contents {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var checks: [Check] = []
    var unreadable: [(path: String, reason: String)] = []
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
      let url = folder.appending(path: name)
      do {
        let check = try CheckFile(reading: try Data(contentsOf: url)).check
        guard name == "\(check.id).json" else {
          throw CheckFile.Unreadable(description: "its name is not that of its check")
        }
        checks.append(check)
      } catch {
        unreadable.append((url.path, "\(error)"))
      }
    }
    return Contents(
      checks: checks.sorted { ($0.updated, $0.id) > ($1.updated, $1.id) },
      unreadable: unreadable)
  }

  func save(_ check: Check) throws(StateFolder.Failure) {
    guard CheckFile.isID(check.id), let data = try? CheckFile(check).data else {
      throw StateFolder.Failure(description: "the check '\(check.id)' cannot be written")
    }
    try StateFolder.write(data, to: url(of: check.id))
  }

  func discard(_ id: Check.ID) throws(StateFolder.Failure) {
    guard CheckFile.isID(id) else { return }
    do {
      try FileManager.default.removeItem(at: url(of: id))
    } catch CocoaError.fileNoSuchFile {
      return
    } catch {
      throw StateFolder.Failure(
        description: "the saved check cannot be removed: \(error.localizedDescription)")
    }
  }

  /// The role of the person at the keyboard, as older versions kept it.
  var remembered: Answers {
    guard let data = try? Data(contentsOf: rememberedFile),
      let json = try? JSONDecoder().decode([String: JSONValue].self, from: data)
    else { return [:] }
    return Answers(json: json)
  }

  /// The place that older versions remembered; nil if there is none, or it cannot be read.
  var rememberedPlace: AreaPlace? {
    guard let data = try? Data(contentsOf: rememberedFile),
      let json = try? JSONDecoder().decode([String: JSONValue].self, from: data)
    else { return nil }
    return json[Self.placeKey].flatMap(AreaPlace.init(json:))
  }

  /// No fact can have this name: ids hold no colon.
  private static let placeKey = "place:"

  /// Removes what older versions remembered here; it stands in the settings now.
  func forgetRemembered() {
    try? FileManager.default.removeItem(at: rememberedFile)
  }

  private func url(of id: Check.ID) -> URL {
    folder.appending(path: "\(id).json")
  }
}
