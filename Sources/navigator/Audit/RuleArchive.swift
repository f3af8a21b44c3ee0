import Crypto
import Foundation
import Merkle
import NavigatorUI
import PathwayFormat
import Pathways

/// The rules by which anything was ever recorded, kept by their hash, so that a record can be
/// replayed after the rules have changed.
struct RuleArchive {
  /// Holds a folder for each content, named by its hash, laid out as the installed rules are.
  let folder: URL
  let library: PathwayLibrary

  init(in state: StateFolder, beside library: PathwayLibrary) {
    folder = state.url.appending(path: "rules")
    self.library = library
  }

  /// The hash of an area pack as it is installed.
  func hash(ofArea area: Area.ID) -> String? {
    (try? library.files(of: "areas/\(area.rawValue)")).map(Self.hash)
  }

  static func hash(of files: [PathwayFile]) -> String {
    PathwayLibrary.contentHash(of: files)
  }

  /// Keeps the rules that a route was reached by, if they are installed still.
  ///
  /// - Parameter name: the folder name of the pathway.
  func keep(_ reached: Reached, of name: String) throws(StateFolder.Failure) {
    try keep(name, reached.contentHash)
    if let area = reached.places.first(where: { $0.part == .now })?.place.area,
      let hash = hash(ofArea: area)
    {
      try keep("areas/\(area.rawValue)", hash)
    }
  }

  /// Keeps the rules of one pathway or area pack, if they are installed still.
  func keep(_ name: String, _ contentHash: String) throws(StateFolder.Failure) {
    let target = place(of: contentHash)
    guard !FileManager.default.fileExists(atPath: target.path),
      let files = try? library.files(of: name),
      Self.hash(of: files) == contentHash
    else { return }
    let part = folder.appending(path: ".\(target.lastPathComponent).part")
    do {
      try? FileManager.default.removeItem(at: part)
      for file in files {
        let url = part.appending(path: file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
        try StateFolder.write(Data(file.bytes), to: url)
      }
      try FileManager.default.moveItem(at: part, to: target)
    } catch {
      throw StateFolder.Failure(
        description: "the rules cannot be kept beside the record: \(error)")
    }
  }

  /// The folder of a content, by its hash.
  func place(of contentHash: String) -> URL {
    folder.appending(path: contentHash.replacingOccurrences(of: "sha256:", with: ""))
  }

  /// The rules of a content as a library; nil if they were not kept.
  func library(of contentHash: String) -> PathwayLibrary? {
    let url = place(of: contentHash)
    return FileManager.default.fileExists(atPath: url.path)
      ? try? PathwayLibrary(chosen: url.path, environment: [:]) : nil
  }
}
