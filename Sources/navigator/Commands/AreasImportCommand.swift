import ArgumentParser
import Foundation
import PathwayFormat
import Pathways

/// Makes draft packs from entries of the national map of partnerships.
struct AreasImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a draft pack from an entry of the national partnership map.",
    discussion: """
      Reads front matter and the sections Activities, Members and Objectives. It mends misspelt \
      words, characters of a wrong code page and text outside its list, and drops names, \
      mailboxes and numbers of people. Each of these is said in a notice.

      The draft can be read at once, but its councils and contacts are still to be written.

      \(ProgramExit.inWords)

      Examples:
        navigator areas import 11.md
        navigator areas import partnerships/*.md --to drafts
      """)

  @Argument(help: "Files of entries.")
  var files: [String]

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "Write a folder for each draft here, instead of printing.", valueName: "folder"))
  var target: String?

  func run() throws {
    guard let today = CivilDate(Date()) else { ProgramExit.leave(.couldNotTell) }
    var status = ProgramExit.Status.yes
    for file in files {
      do {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let entry = try MapEntry(bytes)
        for notice in entry.notices { Console.complain("\(file): note: \(notice)") }
        try deliver(DraftPack(entry, today: today))
      } catch let fault as MapEntry.NoEntry {
        Console.complain("navigator: \(file) is no entry of the partnership map: \(fault)")
        status = status.worse(.badInput)
      } catch {
        Console.complain("navigator: \(file): \(error.localizedDescription)")
        status = .couldNotTell
      }
    }
    ProgramExit.leave(status)
  }

  private func deliver(_ draft: DraftPack) throws {
    let names = draft.files.keys.sorted()
    guard let target else {
      for name in names { Console.write("# \(draft.id)/\(name)\n\(draft.files[name] ?? "")") }
      return
    }
    let folder = URL(fileURLWithPath: target).appending(path: draft.id.rawValue)
    // A draft that somebody has worked on is worth more than a new one.
    guard !FileManager.default.fileExists(atPath: folder.path) else { throw Exists(folder: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in names {
      try Data((draft.files[name] ?? "").utf8).write(to: folder.appending(path: name))
    }
    Console.write("\(folder.path): \(names.joined(separator: ", "))")
  }

  private struct Exists: LocalizedError {
    let folder: URL

    var errorDescription: String? {
      "\(folder.path) exists already; move it away, or name another folder with --to"
    }
  }
}
