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
      Each of the two is the folder of a pathway, a folder with several pathways in it, or a \
      git revision whose folder pathways/ is read. One pathway is compared with one, of a \
      revision the one of the same name or of --pathway; otherwise every pathway that both have \
      is compared, and those that only one has are named. No output but the summary means: \
      proved equal for every combination of answers. Wording is not compared. What the newer \
      version renamed (was:) is compared under its new name. A changed default, source or place \
      in the order is named even where every combination of answers has the same outcome: it \
      reaches whoever is not asked, or is asked later.

      Exit status: 0 equal; 1 different; 2 usage; 3 could not tell.

      Examples:
        navigator diff HEAD pathways/modern-slavery
        navigator diff v2026.11 v2026.12
        navigator diff v2026.11 pathways
      """)

  @Argument(help: "The older version: a folder, or a git revision.")
  var old: String

  @Argument(help: "The newer version.")
  var new: String

  @Option(name: .long, help: "The one pathway to compare, by its folder's name.")
  var pathway: String?

  @Option(name: .long, help: "How many groups are printed in full.")
  var limit = 20

  @Flag(name: .long, help: "Write the groups as JSON.")
  var json = false

  func run() throws {
    do {
      let (before, after) = (try VersionSource(old), try VersionSource(new))
      guard let name = try onlyPathway(before, after) else {
        try compareAll(before, after)
        return
      }
      let newer = try after.read(name)
      let comparison = Comparison(of: try before.read(name), with: newer)
      Console.write(json ? try Self.text(of: value(comparison)) : text(comparison, newer))
      guard comparison.isFinished else { ProgramExit.leave(.couldNotTell) }
      ProgramExit.leave(comparison.isEqual ? .yes : .no)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  /// The name of the pathway, if one is to be compared with one.
  private func onlyPathway(_ before: VersionSource, _ after: VersionSource) throws -> String? {
    if let pathway { return pathway }
    switch (before, after) {
    case (.pathway, .pathway): return PathwayLibrary.usual
    case (.pathway, let other), (let other, .pathway):
      // A copy may be called otherwise than what it is a copy of.
      let name = before.name ?? after.name ?? PathwayLibrary.usual
      return try other.names().contains(name) ? name : PathwayLibrary.usual
    default: return nil
    }
  }

  /// Every pathway of two folders or revisions.
  private func compareAll(_ before: VersionSource, _ after: VersionSource) throws {
    let (older, newer) = (try before.names(), try after.names())
    let added = newer.filter { !older.contains($0) }
    let removed = older.filter { !newer.contains($0) }
    var lines =
      added.map { "new pathway: \($0)" } + removed.map { "pathway no longer there: \($0)" }
    var values: [String: JSONValue] = [:]
    var isEqual = added.isEmpty && removed.isEmpty
    var isFinished = true
    for name in newer.filter(older.contains) {
      let pathway = try after.read(name)
      let comparison = Comparison(of: try before.read(name), with: pathway)
      lines.append("\(name):\n\(text(comparison, pathway))")
      values[name] = value(comparison)
      isEqual = isEqual && comparison.isEqual
      isFinished = isFinished && comparison.isFinished
    }
    let whole: JSONValue = [
      "equal": .bool(isEqual), "finished": .bool(isFinished),
      "added_pathways": .array(added.map(JSONValue.string)),
      "removed_pathways": .array(removed.map(JSONValue.string)), "pathways": .object(values),
    ]
    Console.write(json ? try Self.text(of: whole) : lines.joined(separator: "\n"))
    guard isFinished else { ProgramExit.leave(.couldNotTell) }
    ProgramExit.leave(isEqual ? .yes : .no)
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
    for change in comparison.handling {
      lines.append("\(change.subject): \(change.before) → \(change.after)")
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
      let others = comparison.handling.count
      let asked =
        others == 0
        ? ""
        : " \(others) \(others == 1 ? "thing is" : "things are") asked, taken or listed otherwise."
      lines.append("\(comparison.changes.count) groups of cases differ.\(listed)\(asked)")
    }
    return lines.joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String {
    let percent = share * 100
    return percent < 0.01 ? "less than 0.01%" : String(format: "%.2f%%", percent)
  }

  private func value(_ comparison: Comparison) -> JSONValue {
    let changes: [JSONValue] = comparison.changes.map { change in
      [
        "subject": .string(change.subject), "before": .string(change.before),
        "after": .string(change.after), "share": .number(change.share),
        "example": .object(change.example.answers.json),
      ]
    }
    return [
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
      "handling": .array(
        comparison.handling.map { change in
          [
            "subject": .string(change.subject), "before": .string(change.before),
            "after": .string(change.after),
          ]
        }),
      "not_compared": .array(comparison.limits.map(JSONValue.string)),
    ]
  }

  private static func text(of value: JSONValue) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
