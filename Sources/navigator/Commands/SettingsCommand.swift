import ArgumentParser
import Foundation
import Frames
import NavigatorUI
import Pathways

/// Where the settings stand, and what counts now.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings",
    abstract: "Print where the settings are kept, and what counts now.",
    discussion: """
      The command line goes before the settings file, and the file before variables of the \
      environment; only NO_COLOR always means no colours. Change a setting on the page Settings \
      of the program, or in the file.

      Exit status: 0 all is used; 1 something in the file is not; 2 usage; 3 could not tell.

      Examples:
        navigator settings
        ${EDITOR:-vi} "$(navigator settings --path)"
      """)

  @Flag(name: .long, help: "Print the path of the file and nothing else.")
  var path = false

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let store = SettingsStore(environment: environment)
    if path {
      guard let file = store.file else {
        Console.complain("navigator: there is no home folder to keep settings in; set HOME")
        ProgramExit.leave(.couldNotTell)
      }
      Console.write(file.path)
      return
    }
    let kept = store.read()
    if !kept.report.isEmpty { Console.complain(kept.report) }
    for line in Self.lines(kept, at: store.file, environment) { Console.write(line) }
    if !kept.faults.isEmpty { ProgramExit.leave(.no) }
  }

  /// The file, and each setting with where it comes from.
  static func lines(
    _ kept: SettingsStore.Contents, at file: URL?, _ environment: [String: String]
  ) -> [String] {
    let settings = kept.settings
    let look = Look(theme: nil, glyphs: nil, environment: environment)
    let preferences = settings.preferences
    let theme = look.theme(for: preferences)
    let folder = environment["NAVIGATOR_PATHWAYS"].flatMap { $0.isEmpty ? nil : $0 }
    var lines = [
      "file: \(file?.path ?? "none, because there is no home folder")"
        + (kept.exists || file == nil ? "" : " (not written yet)"),
      "theme: \(theme.rawValue)" + (look.isWithoutColour ? " (because NO_COLOR is set)" : ""),
      "glyphs: \(preferences.glyphs.rawValue)", "mode: \(preferences.mode.rawValue)",
      "pathways: "
        + (settings.pathways ?? folder.map { "\($0) (from NAVIGATOR_PATHWAYS)" } ?? "installed"),
    ]
    for case (let key, .group(let entries)?) in settings.lines {
      lines += entries.map { "\(key).\($0.key): \($0.value)" }
    }
    return lines
  }
}
