import Foundation
import PathwayFormat
import Pathways

/// Where one of two versions to compare stands.
enum VersionSource {
  /// The folder of one pathway, whatever it is called.
  case pathway(URL)
  /// A folder with one folder for each pathway.
  case library(PathwayLibrary)
  case revision(GitRevision)

  init(_ version: String) throws {
    let folder = URL(fileURLWithPath: version)
    if FileManager.default.fileExists(atPath: folder.appending(path: "pathway.yaml").path) {
      self = .pathway(folder)
      return
    }
    if let library = try? PathwayLibrary(chosen: folder.path, environment: [:]),
      !library.names.isEmpty
    {
      self = .library(library)
      return
    }
    self = .revision(GitRevision(name: version))
  }

  /// The name of the pathway, where it is one pathway's own folder.
  var name: String? {
    if case .pathway(let folder) = self {
      folder.standardizedFileURL.lastPathComponent
    } else {
      nil
    }
  }

  /// The folder names of all pathways.
  func names() throws -> [String] {
    switch self {
    case .pathway: name.map { [$0] } ?? []
    case .library(let library): library.names
    case .revision(let revision): try revision.pathways()
    }
  }

  /// Reads a pathway; a folder of one pathway is that one, under any name.
  ///
  /// - Throws: ``PathwayLibrary/Unreadable`` with every diagnostic, or what the disk or git says.
  func read(_ name: String) throws -> Pathway {
    let files: [PathwayFile]
    let place: String
    switch self {
    case .pathway(let folder):
      let library = try PathwayLibrary(
        chosen: folder.deletingLastPathComponent().path, environment: [:])
      files = try library.files(of: folder.lastPathComponent)
      place = folder.relativePath
    case .library(let library):
      files = try library.files(of: name)
      place = library.folder.appending(path: name).relativePath
    case .revision(let revision):
      files = try revision.files(of: name)
      place = "\(revision.name):pathways/\(name)"
    }
    let reading = PathwayReader().read(files)
    guard let pathway = reading.pathway else {
      throw PathwayLibrary.Unreadable(description: "'\(place)' cannot be read:\n\(reading.report)")
    }
    return pathway
  }
}
