import Foundation
import NavigatorUI

/// The manual page, in the macros of man(7), made of the table of commands, the command line and
/// the exit statuses.
struct ManPage {
  private var lines: [String] = []

  /// What the program keeps, and where.
  static let files: [(path: String, meaning: String)] = [
    (
      "$XDG_CONFIG_HOME/navigator/settings.yaml",
      "Settings, and what is remembered of you. Without the variable: ~/.config."
    ),
    (
      "$XDG_STATE_HOME/navigator/checks/",
      "The saved checks, one file for each. Without the variable: ~/.local/state."
    ),
    (
      "$XDG_STATE_HOME/navigator/audit/",
      "The record of referrals: see navigator audit."
    ),
    (
      "share/navigator/pathways/",
      "The rules, beside the folder of the program; or below navigator_navigator.resources."
    ),
  ]

  static let environment: [(name: String, meaning: String)] = [
    ("NO_COLOR", "With any value that is not empty: no colours, whatever the settings say."),
    (
      "NAVIGATOR_PATHWAYS",
      "A folder with rules in place of the installed ones. --pathways and the settings go before it."
    ),
    ("TERM", "The type of the terminal. Where it cannot be drawn on, the program talks in lines."),
    ("LANG, LC_ALL", "Whether lines can be drawn with more than ASCII."),
  ]

  init(of tree: CommandTree) {
    lines.append(".TH NAVIGATOR 1 \"\" \"navigator \(Navigator.version)\" \"User Commands\"")
    section("NAME")
    text("navigator - \(tree.command.abstract ?? "")")
    section("SYNOPSIS")
    for (words, command) in tree.command.all() where words.count > 1 {
      lines += [".B \(Self.escaped(words.joined(separator: " ")))", Self.synopsis(of: command)]
      lines.append(".br")
    }
    section("DESCRIPTION")
    discussion(tree.command.discussion ?? "")
    section("COMMANDS")
    for (words, command) in tree.command.all() where words.count > 1 {
      lines.append(".SS \"\(Self.escaped(words.dropFirst().joined(separator: " ")))\"")
      text(command.abstract ?? "")
      for argument in command.ownArguments {
        item(argument.spelling, argument.abstract ?? "")
      }
      if let more = command.discussion {
        lines.append(".PP")
        discussion(more)
      }
    }
    section("KEYS AND WORDS")
    text(
      "On the whole screen a key, in line by line mode the word. What cannot be used now says why.")
    for command in NavigatorUI.Command.all {
      item(
        [command.keyNames, command.word].compactMap(\.self).joined(separator: ", or: "),
        command.help)
    }
    section("FILES")
    for file in Self.files { item(file.path, file.meaning) }
    section("ENVIRONMENT")
    for variable in Self.environment { item(variable.name, variable.meaning) }
    section("EXIT STATUS")
    for status in ProgramExit.Status.allCases { item("\(status.rawValue)", status.meaning) }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func section(_ name: String) {
    lines.append(".SH \"\(name)\"")
  }

  private mutating func text(_ text: String) {
    lines.append(Self.escaped(text))
  }

  private mutating func item(_ label: String, _ text: String) {
    lines += [".TP", ".B \(Self.escaped(label))", Self.escaped(text)]
  }

  /// Paragraphs as they stand in the help; lines that are set in stay as they are.
  private mutating func discussion(_ text: String) {
    var isLiteral = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isLiteral {
        lines.append(isIndented ? ".nf" : ".fi")
        isLiteral = isIndented
      }
      lines.append(line.isEmpty ? ".PP" : Self.escaped(String(line)))
    }
    if isLiteral { lines.append(".fi") }
  }

  private static func synopsis(of command: CommandTree.Command) -> String {
    let parts = command.ownArguments.map { argument in
      argument.isOptional ? "[\(argument.spelling)]" : argument.spelling
    }
    return escaped(parts.joined(separator: " "))
  }

  /// A text that no macro and no escape of troff is found in.
  static func escaped(_ text: String) -> String {
    var result = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    result = result.replacing("\n", with: " ")
    return result.first.map { ".'".contains($0) } == true ? "\\&\(result)" : result
  }
}
