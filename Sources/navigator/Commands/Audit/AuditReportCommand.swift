import ArgumentParser
import Audit
import Foundation
import PathwayAnalysis
import Pathways

/// Counts the record into the tables that partnerships ask for.
struct AuditReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Count what was recorded, in the labels of the field; small numbers are kept back.",
    discussion: """
      The reports are declared by the pathway. A navigation is not a referral, and every table \
      says so. Without --period it is about the last whole month, quarter, half-year or year.

      Several machines' records are joined from their exports, which are checked line by line: \
      one that is not what its log signed is refused.

      A report that is written with --output is an entry of the record of this login, if there is \
      one: which report, of what period, from which checkpoints, and whether every number is shown.

      Examples:
        navigator audit report monthly
        navigator audit report quarterly --period 2026-Q4 --format html --output report.html
        navigator audit report annual --period 2026/27 --from housing.jsonl --from police.jsonl
        navigator audit report --list

      Exit status: 0 counted; 1 an export is not what its log signed; 2 usage or bad input; 3 \
      could not tell.
      """)

  @Argument(help: "Which report: monthly, quarterly, annual, …")
  var report: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Such as 2026-11, 2026-Q4, 2026-H2, 2026, or 2026/27.", valueName: "period"))
  var period: String?

  @Option(name: .long, help: "text, csv or html.")
  var format = Format.text

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Count an export (JSON Lines) instead of the record of this login; may be given again.",
      valueName: "file"))
  var from: [String] = []

  @Option(name: .long, help: "The largest number that is not shown.")
  var threshold = Disclosure.usual.threshold

  @Option(name: .long, help: "What other numbers are rounded to.")
  var round = Disclosure.usual.base

  @Flag(name: .long, help: "Show every number as it is. Not for release.")
  var everyNumber = false

  @Option(name: .long, help: "The width of the text, in characters.")
  var width = 80

  @Option(name: .long, help: ArgumentHelp("Write to this new file.", valueName: "file"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The role of whoever asked for it; never a name.", valueName: "role"))
  var role: String?

  @Flag(name: .long, help: "List the reports that the pathway declares.")
  var list = false

  @Option(name: .long, help: "The pathway's folder name.")
  var pathway = PathwayLibrary.usual

  @OptionGroup var options: AuditOptions

  @OptionGroup var library: LibraryOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, html
  }

  /// What was asked for and cannot be.
  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  func run() throws {
    do {
      let rules: (pathway: Pathway, areas: [Area])
      do {
        let library = try PathwayLibrary(
          chosen: library.pathways, environment: Environment.variables)
        rules = (try library.load(pathway, on: nil).pathway, (try? library.areas()) ?? [])
      } catch {
        Console.complain("navigator: \(error)")
        ProgramExit.leave(.couldNotTell)
      }
      if list {
        for form in rules.pathway.reports { Console.write("\(form.id)  \(form.title)") }
        return
      }
      let query = try query(rules.pathway, rules.areas)
      let result = try from.isEmpty ? counted(query) : joined(query)
      if output != nil { try record(result) }
      try deliver(written(result))
    } catch let wrong as Wrong {
      Console.complain("navigator: \(wrong)")
      ProgramExit.leave(.badInput)
    } catch let fault as ExportReader.Fault {
      Console.complain("navigator: \(fault)")
      ProgramExit.leave(.no)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  private func query(_ pathway: Pathway, _ areas: [Area]) throws -> ReportQuery {
    let names = pathway.reports.map(\.id.rawValue)
    guard let report else {
      throw Wrong(description: "say which report: \(names.joined(separator: ", "))")
    }
    guard let form = pathway.reports.first(where: { $0.id.rawValue == report }) else {
      let nearest = Suggestion.nearest(to: report, among: names)
      throw Wrong(
        description: "there is no report '\(report)'; "
          + (nearest.map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", "))")
      )
    }
    guard
      let disclosure = everyNumber ? Disclosure.none : Disclosure(threshold: threshold, base: round)
    else {
      throw Wrong(
        description: "--threshold is 0 to 1000 and --round is 1 to 1000; \(threshold) and \(round) "
          + "are not")
    }
    return ReportQuery(
      form: form, period: try period(of: form), words: ReportWords(pathway, areas: areas),
      disclosure: disclosure)
  }

  private func period(of form: ReportForm) throws -> ReportPeriod {
    guard let period else {
      guard let today = Console.today else {
        throw Wrong(description: "the clock shows no time; name the period with --period")
      }
      return ReportPeriod.last(form.period, before: today)
    }
    guard let named = ReportPeriod(period) else {
      throw Wrong(
        description:
          "'\(period)' is not a period; write 2026-11, 2026-Q4, 2026-H2, 2026, or 2026/27")
    }
    guard named.span == form.period else {
      throw Wrong(
        description: "'\(form.id)' is about one \(form.period.rawValue), and '\(period)' is one "
          + named.span.rawValue)
    }
    return named
  }

  /// The record of this login, or of a folder.
  private func counted(_ query: ReportQuery) throws -> Report {
    let place = try options.place()
    guard place.exists else {
      throw Wrong(description: "nothing was recorded yet: there is no \(place.path)")
    }
    let replays = try replays(query)
    return try options.withLog { log in
      guard let replays else { return try log.report(query) }
      var codes: [Int: String] = [:]
      try log.eachRecord { record in
        (record.index, record.referral.map(replays.code))
      } take: { index, code in
        codes[index] = code
      }
      return try log.report(query) { codes[$0] }
    }
  }

  /// Makes the report an entry of the record before it is written.
  private func record(_ report: Report) throws {
    try checkOutput()
    guard let form = self.report, try options.place().exists else { return }
    let role = try role.map { try Code.checked($0) }
    let reply = try options.withLog { $0.append(report, form: form, role: role) }
    switch reply {
    case .recorded(let receipt): Console.complain("navigator: recorded as number \(receipt.number)")
    case .notRecorded(let reason):
      throw Wrong(description: "not written, because it could not be recorded: \(reason)")
    case .unknown(let reason):
      AuditOptions.leave(
        .couldNotTell, "not written; it is not known whether it is recorded: \(reason)")
    }
  }

  /// How a record comes out by the rules of today, if the report tells that.
  private func replays(_ query: ReportQuery) throws -> ReportReplay? {
    guard query.form.tables.contains(.standard(.replayDifferences)) else { return nil }
    let rules = InstalledRules(
      try PathwayLibrary(chosen: library.pathways, environment: Environment.variables),
      on: Console.today)
    return ReportReplay { referral in
      rules.rules(referral.pathway.id, area: referral.area, authority: referral.authority)
    }
  }

  /// The exports of several machines.
  private func joined(_ query: ReportQuery) throws -> Report {
    let replays = try replays(query)
    var exports: [ExportReader.Verified] = []
    for path in from {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Wrong(description: "\(path) cannot be read")
      }
      var reader = ExportReader(path, counting: query) { replays?.code(of: $0) }
      var lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
      // The last line ends too.
      if lines.last?.isEmpty == true { lines.removeLast() }
      for line in lines { try reader.take(line) }
      exports.append(try reader.finish())
    }
    let (report, repeated) = try ExportReader.joined(exports, query)
    for name in repeated {
      Console.complain("navigator: \(name) is the beginning of another export; counted once")
    }
    return report
  }

  private func written(_ report: Report) -> String {
    if options.json { return report.json.json + "\n" }
    return switch format {
    case .text: ReportText(report, width: width).text
    case .csv: ReportSpreadsheet(report).text
    case .html: ReportPage(report).html
    }
  }

  private func deliver(_ text: String) throws {
    guard let output else {
      Console.prompt(text)
      return
    }
    try checkOutput()
    guard
      FileManager.default.createFile(
        atPath: output, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Wrong(description: "\(output) cannot be written") }
    Console.complain("navigator: written to \(output)")
  }

  private func checkOutput() throws {
    if let output, FileManager.default.fileExists(atPath: output) {
      throw Wrong(description: "\(output) is there already; name a new file")
    }
  }
}
