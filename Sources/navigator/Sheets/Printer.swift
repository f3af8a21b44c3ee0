import Foundation

/// The printing program of the system, `lpr`, where there is one.
struct Printer {
  /// Why nothing was printed.
  enum Failure: Error, Hashable, CustomStringConvertible {
    case isMissing
    case refused(Int32)
    case cannotBeStarted(String)

    var description: String {
      switch self {
      case .isMissing:
        "there is no printing program (lpr) on this computer. Write the sheet to a file as a page "
          + "for a browser instead, and print it from there."
      case .refused(let status):
        "the printing program (lpr) said no, with status \(status). Nothing may have been printed."
      case .cannotBeStarted(let reason):
        "the printing program (lpr) cannot be started: \(reason)"
      }
    }
  }

  private let program: URL

  /// - Parameter path: the folders to look in, as in the environment's `PATH`.
  init(path: String) throws(Failure) {
    let found = path.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { URL(fileURLWithPath: String($0)).appending(path: "lpr") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else { throw .isMissing }
    program = found
  }

  /// Hands the text over through a pipe, so that it never lies in a file.
  func print(_ text: String) throws(Failure) {
    // A printing program that leaves early must not take this one with it.
    _ = signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    let process = Process()
    process.executableURL = program
    process.standardInput = pipe
    do {
      try process.run()
    } catch {
      throw .cannotBeStarted(error.localizedDescription)
    }
    try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw .refused(process.terminationStatus) }
  }
}
