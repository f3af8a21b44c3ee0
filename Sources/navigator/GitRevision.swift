import Foundation
import PathwayFormat

/// The files of a pathway as they stood in a git revision.
struct GitRevision {
  let name: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: ``Failure`` if git is missing, or knows no such revision or folder.
  func files(of pathway: String) throws -> [PathwayFile] {
    guard !name.hasPrefix("-") else {
      throw Failure(description: "'\(name)' is neither a folder nor a git revision")
    }
    let root = "pathways/\(pathway)"
    let listing = try git(["ls-tree", "-r", "--name-only", "-z", name, "--", root])
    let paths = listing.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasSuffix(".yaml") && PathwayLibrary.isNeeded("/\($0)", for: .withoutScenarios) }
    guard !paths.isEmpty else {
      throw Failure(
        description: "'\(name)' is not a folder with a pathway, and as a git revision it has no "
          + "files under \(root)")
    }
    return try paths.map { path in
      PathwayFile(
        path: String(path.dropFirst("pathways/".count)),
        bytes: [UInt8](try git(["show", "\(name):\(path)"])))
    }
  }

  /// The folder names of all pathways.
  ///
  /// - Throws: ``Failure`` if git is missing, or knows no such revision, or there are none.
  func pathways() throws -> [String] {
    guard !name.hasPrefix("-") else {
      throw Failure(description: "'\(name)' is neither a folder nor a git revision")
    }
    let listing = try git(["ls-tree", "-r", "--name-only", "-z", name, "--", "pathways"])
    let names = listing.split(separator: 0).compactMap { bytes -> String? in
      let parts = String(decoding: bytes, as: UTF8.self).split(separator: "/")
      return parts.count == 3 && parts[2] == "pathway.yaml" ? String(parts[1]) : nil
    }
    guard !names.isEmpty else {
      throw Failure(
        description: "'\(name)' is not a folder with a pathway, and as a git revision it has none "
          + "under pathways/")
    }
    return names.sorted()
  }

  private func git(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The whole tree is named from its root, wherever in it the program was started.
    process.arguments = ["git", "-C", try Self.root()] + arguments
    return try Self.output(of: process)
  }

  private static func root() throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "rev-parse", "--show-toplevel"]
    let text = String(decoding: try output(of: process), as: UTF8.self)
    return text.trimmingCharacters(in: .newlines)
  }

  private static func output(of process: Process) throws -> Data {
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "git: \(String(decoding: complaint, as: UTF8.self))"
          .trimmingCharacters(in: .newlines))
    }
    return data
  }
}
