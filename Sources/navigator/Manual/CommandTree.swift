import ArgumentParser
import Foundation

/// The commands with their arguments, as the parser of the command line knows them.
///
/// It is read from the parser itself, so that what is made of it cannot go stale.
struct CommandTree: Decodable {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?
    let shouldDisplay: Bool?
  }

  struct Argument: Decodable {
    let kind: String
    let abstract: String?
    let isOptional: Bool
    let isRepeating: Bool
    let valueName: String?
    let names: [Name]?
    let shouldDisplay: Bool?

    /// How it is written, such as `--at <time>`.
    var spelling: String {
      let value = "<\(valueName ?? "value")>"
      guard let names, !names.isEmpty else { return value + (isRepeating ? " ..." : "") }
      let list = names.map(\.spelling).joined(separator: ", ")
      return kind == "option" ? "\(list) \(value)" : list
    }
  }

  struct Name: Decodable {
    let kind: String
    let name: String

    var spelling: String { kind == "long" ? "--\(name)" : "-\(name)" }
  }

  let command: Command

  /// The tree of this program.
  static func own() throws -> CommandTree {
    try JSONDecoder().decode(CommandTree.self, from: Data(Navigator._dumpHelp().utf8))
  }
}

extension CommandTree.Command {
  /// The commands below this one, each with the words that call it; help is not one of them.
  func all(below words: [String] = []) -> [(words: [String], command: Self)] {
    let own = words + [commandName]
    return [(own, self)]
      + (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
      .flatMap { $0.all(below: own) }
  }

  /// The arguments that belong to this command and not to every one.
  var ownArguments: [CommandTree.Argument] {
    (arguments ?? []).filter { argument in
      let names = argument.names?.map(\.name) ?? []
      return argument.shouldDisplay != false && !names.contains("help")
        && !names.contains("version")
    }
  }
}
