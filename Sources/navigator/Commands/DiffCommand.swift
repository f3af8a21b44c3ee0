import ArgumentParser
import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways

/// Says for whom two versions of a pathway differ.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Print every group of cases that two versions of a pathway treat differently.",
    discussion: """
      Each of the two is the folder of a pathway, or a git revision whose folder \
      pathways/modern-slavery (or the one of --pathway) is read. No output but the summary \
      means: proved equal for every combination of answers. Wording is not compared. What \
      the newer version renamed (was:) is compared under its new name.

      Exit status: 0 equal; 1 different; 2 usage; 3 could not tell.

      Examples:
        navigator diff HEAD pathways/modern-slavery
        navigator diff v2026.11 v2026.12
      """)

  @Argument(help: "The older version: a folder or a git revision.")
  var old: String

  @Argument(help: "The newer version.")
  var new: String

  @Option(name: .long, help: "The pathway's folder below pathways/, for git revisions.")
  var pathway = PathwayLibrary.usual

  @Option(name: .long, help: "How many groups are printed in full.")
  var limit = 20

  @Flag(name: .long, help: "Write the groups as JSON.")
  var json = false

  func run() throws {
    do {
      let (before, after) = (try read(old), try read(new))
      let comparison = Comparison(of: before, with: after)
      Console.write(json ? try jsonText(comparison) : text(comparison, after))
      guard comparison.isFinished else { ProgramExit.leave(.couldNotTell) }
      ProgramExit.leave(comparison.isEqual ? .yes : .no)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  private func read(_ version: String) throws -> Pathway {
    let folder = URL(fileURLWithPath: version)
    let isFolder = FileManager.default.fileExists(
      atPath: folder.appending(path: "pathway.yaml").path)
    let files: [PathwayFile]
    if isFolder {
      let library = try PathwayLibrary(
        chosen: folder.deletingLastPathComponent().path, environment: [:])
      files = try library.files(of: folder.lastPathComponent)
    } else {
      files = try GitRevision(name: version).files(of: pathway)
    }
    let reading = PathwayReader().read(files)
    guard let pathway = reading.pathway else {
      throw PathwayLibrary.Unreadable(
        description: "'\(version)' cannot be read:\n\(reading.report)")
    }
    return pathway
  }

  private func text(_ comparison: Comparison, _ pathway: Pathway) -> String {
    var lines: [String] = []
    let compiled = try? CompiledPathway(pathway)
    for change in comparison.changes.prefix(limit) {
      lines.append("\(change.subject): \(change.before) → \(change.after)")
      lines.append("  for \(Self.percent(change.share)) of all combinations; for example")
      for step in compiled.map({ change.example.walk(in: $0) }) ?? [] {
        lines.append("  - \(step)")
      }
    }
    if comparison.changes.count > limit {
      lines.append("… and \(comparison.changes.count - limit) more groups (--limit)")
    }
    for fact in comparison.added { lines.append("new fact: \(fact)") }
    for fact in comparison.removed { lines.append("fact no longer there: \(fact)") }
    for rename in comparison.renamed {
      lines.append("renamed: \(rename.what) \(rename.was) is now \(rename.now)")
    }
    for body in comparison.bodies {
      lines.append("body \(body.name): \(body.before) → \(body.after)")
    }
    for limit in comparison.limits { lines.append("not compared: \(limit)") }
    if comparison.isEqual {
      lines.append(
        "Proved equal: every combination of answers has the same outcome. Wording is not compared.")
    } else if !comparison.isFinished {
      lines.append("Not finished: this is not a proof of anything.")
    } else {
      let bodies = comparison.bodies.count
      let listed =
        bodies == 0 ? "" : " \(bodies) \(bodies == 1 ? "body is" : "bodies are") listed otherwise."
      lines.append("\(comparison.changes.count) groups of cases differ.\(listed)")
    }
    return lines.joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String {
    let percent = share * 100
    return percent < 0.01 ? "less than 0.01%" : String(format: "%.2f%%", percent)
  }

  private func jsonText(_ comparison: Comparison) throws -> String {
    let changes: [JSONValue] = comparison.changes.map { change in
      [
        "subject": .string(change.subject), "before": .string(change.before),
        "after": .string(change.after), "share": .number(change.share),
        "example": .object(change.example.answers.json),
      ]
    }
    let value: JSONValue = [
      "equal": .bool(comparison.isEqual), "finished": .bool(comparison.isFinished),
      "changes": .array(changes),
      "added": .array(comparison.added.map { .string($0.rawValue) }),
      "removed": .array(comparison.removed.map { .string($0.rawValue) }),
      "renamed": .array(
        comparison.renamed.map { rename in
          [
            "what": .string(rename.what), "was": .string(rename.was), "now": .string(rename.now),
          ]
        }),
      "bodies": .array(
        comparison.bodies.map { body in
          [
            "name": .string(body.name), "before": .string(body.before),
            "after": .string(body.after),
          ]
        }),
      "not_compared": .array(comparison.limits.map(JSONValue.string)),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
