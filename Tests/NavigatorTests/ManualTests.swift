import Foundation
import NavigatorUI
import Testing

@testable import navigator

/// The manual page and the help are made of the same tables as the program, and say all of them.
@Suite struct ManualTests {
  @Test func `the manual page has every command and every one of its options`() throws {
    let tree = try CommandTree.own()
    let page = ManPage(of: tree).text

    #expect(tree.command.all().count > 12)
    for (words, command) in tree.command.all() where words.count > 1 {
      let name = ManPage.escaped(words.dropFirst().joined(separator: " "))
      #expect(page.contains(".SS \"\(name)\""))
      for argument in command.ownArguments {
        #expect(page.contains(".B \(ManPage.escaped(argument.spelling))"), "\(argument.spelling)")
      }
    }
  }

  @Test func `the manual page has every key, word and exit status`() throws {
    let page = ManPage(of: try CommandTree.own()).text

    for command in Command.all {
      #expect(page.contains(ManPage.escaped(command.help)))
      #expect(page.contains(".B \(ManPage.escaped(command.keyNames))"))
    }
    for status in ProgramExit.Status.allCases {
      #expect(page.contains(".B \(status.rawValue)\n\(status.meaning)"))
    }
  }

  @Test func `no line of the manual page is taken for a macro by accident`() throws {
    let page = ManPage(of: try CommandTree.own()).text
    let macros = [".TH ", ".SH ", ".SS ", ".TP", ".B ", ".PP", ".br", ".nf", ".fi"]

    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains { line.hasPrefix($0) }, "\(line)")
    }
    #expect(ManPage.escaped(".so /etc/passwd").hasPrefix("\\&"))
    #expect(ManPage.escaped("a\\b") == "a\\eb")
  }

  @Test func `the help of every command has its exit statuses and an example`() throws {
    let commands = try CommandTree.own().command.all()
    for (words, command) in commands {
      let help = command.discussion ?? ""
      #expect(help.contains("Exit status: 0"), "\(words)")
      #expect(help.contains("Example"), "\(words)")
    }
  }

  @Test func `the commands in the examples of the help exist`() throws {
    let tree = try CommandTree.own().command
    let names = Set((tree.subcommands ?? []).map(\.commandName))
    for (_, command) in tree.all() {
      for line in (command.discussion ?? "").split(separator: "\n") where line.hasPrefix("  ") {
        let words = line.split(whereSeparator: { " |\"$(".contains($0) })
        guard let place = words.firstIndex(of: "navigator"), place + 1 < words.count else {
          continue
        }
        let next = words[place + 1]
        guard next.first?.isLetter == true, place == 0 || line.contains("| navigator") else {
          continue
        }
        #expect(names.contains(String(next)) || line.contains("navigator   "), "\(line)")
      }
    }
  }
}
