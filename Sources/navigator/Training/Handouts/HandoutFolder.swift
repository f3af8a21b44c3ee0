import Foundation

/// The folder into which handouts are written. What is there already stays, unless somebody says
/// otherwise.
struct HandoutFolder {
  enum Form: String, CaseIterable {
    case text, html, both

    /// The endings of the files.
    var endings: [String] {
      switch self {
      case .text: ["txt"]
      case .html: ["html"]
      case .both: ["txt", "html"]
      }
    }
  }

  /// Why nothing, or not everything, was written.
  enum Failure: Error, Hashable, CustomStringConvertible {
    case exist([String], folder: String)
    case cannotBeWritten(String, reason: String, written: Int)

    var description: String {
      switch self {
      case .exist(let names, let folder):
        let some = names.prefix(3).joined(separator: ", ")
        let more = names.count > 3 ? " and \(names.count - 3) more" : ""
        return "nothing was written: in '\(folder)' there is already \(some)\(more). "
          + "Name another folder with --out, or write over them with --force."
      case .cannotBeWritten(let path, let reason, let written):
        let others = written == 0 ? "Nothing was written." : "\(written) files were written before."
        return "'\(path)' cannot be written: \(reason) \(others)"
      }
    }
  }

  let url: URL

  /// Writes every handout, or none if one of the files is there already.
  ///
  /// - Parameter isForced: whether files that are there already are written over.
  /// - Returns: the paths, in the order of the handouts.
  func write(_ handouts: [Handout], as form: Form, isForced: Bool) throws(Failure) -> [String] {
    let files = handouts.flatMap { handout in
      form.endings.map { ending in
        (
          url.appending(path: "\(handout.name).\(ending)"),
          ending == "txt" ? handout.text : handout.page
        )
      }
    }
    let taken = files.map(\.0).filter { FileManager.default.fileExists(atPath: $0.path) }
    guard isForced || taken.isEmpty else {
      throw .exist(taken.map(\.lastPathComponent), folder: url.path)
    }
    var written: [String] = []
    var place = url.path
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for (file, text) in files {
        place = file.path
        // Without force a file that came in the meantime is left as it is.
        try Data(text.utf8).write(to: file, options: isForced ? .atomic : .withoutOverwriting)
        written.append(file.path)
      }
    } catch {
      throw .cannotBeWritten(
        place, reason: error.localizedDescription, written: written.count)
    }
    return written
  }
}
