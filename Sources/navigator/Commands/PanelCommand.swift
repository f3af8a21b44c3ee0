import ArgumentParser
import Audit
import Foundation
import Interviews
import NavigatorUI
import Pathways

/// A meeting that goes through a list of cases.
struct PanelCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "panel",
    abstract: "Go through a list of cases in a meeting: what is met, who does what, by when.",
    discussion: """
      Asks for one case reference after the other, or takes them from a file, one on each line; \
      '--from -' takes them from standard input up to an empty line. A reference is never taken \
      from the command line, and never tells who somebody is. For each case it asks what the \
      definition asks; "not known yet" is an answer. Then it shows which parts are met, not known \
      or not found, and takes down who does what, by role, and by when. The word end in place of a \
      reference ends the meeting.

      Each case is recorded before the next begins, as later entries about the check with the same \
      reference, or as a check of its own where nothing is recorded. What is open comes back in \
      'navigator audit open'. Each line is kept as it is typed: a meeting that was cut off goes on \
      with the next 'navigator panel'. Type back, why, skip or quit at any question.

      With --json a whole meeting is read from standard input: {"cases": [{"reference": "HG-0417", \
      "answers": {"age_then": "child", "act_done": ["recruited"]}, "actions": [{"action": \
      "state_purpose", "owner": "social worker", "due": "2026-12-01"}]}]}.

      Exit status: 0 the meeting is over and recorded; 1 it was left, or a case is not recorded; \
      2 usage or bad input; 3 it could not be read or kept.

      Examples:
        navigator panel
        navigator panel --from references.txt --format csv --out actions.csv
        navigator panel --json < meeting.json
        navigator audit outcome 12 duty_done --subject state_purpose
      """)

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "Take the references from this file; - for standard input.", valueName: "file"))
  var from: String?

  @ArgumentParser.Option(name: .long, help: "How the action list is written: text, csv or json.")
  var format: Format?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("Write the action list to this new file.", valueName: "file"))
  var out: String?

  @Flag(name: .long, help: "Read the whole meeting as JSON from standard input.")
  var json = false

  @Flag(name: .long, help: "Drop a meeting that was left, and begin a new one.")
  var new = false

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The pathway's folder name.", valueName: "name"))
  var pathway = "nrm-criteria"

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard !json || (from == nil && !new) else {
      throw ValidationError("--json reads the whole meeting; --from and --new go without it")
    }
  }

  func run() throws {
    do {
      if let out, FileManager.default.fileExists(atPath: out) {
        throw SheetFile.Failure.exists(out)
      }
      let environment = ProcessInfo.processInfo.environment
      let library = try PathwayLibrary(chosen: library.pathways, environment: environment)
      guard let today = Console.today else {
        throw PathwayLibrary.Unreadable(description: "the clock shows no date")
      }
      let loaded = try library.load(pathway, on: today, part: .rules)
      guard loaded.pathway.duties.contains(where: PanelResult.isElement) else {
        throw PanelFile.Failure(
          description: "the pathway '\(pathway)' has no part whose variants are called met, "
            + "not_known and not_found, so a meeting cannot go through it")
      }
      let state = try StateFolder(environment: environment)
      let meeting = Meeting(
        library: library, loaded: loaded, state: state, today: today)
      let status = json ? try attendJSON(meeting) : try attend(meeting)
      ProgramExit.leave(status)
    } catch let fault as PanelRequest.Fault {
      Console.complain("navigator: \(fault). Nothing was recorded.")
      ProgramExit.leave(.badInput)
    } catch let failure as SheetFile.Failure {
      Console.complain("navigator: \(failure)")
      if case .exists = failure { ProgramExit.leave(.badInput) }
      ProgramExit.leave(.couldNotTell)
    } catch let fault as PanelEntry.Fault {
      Console.complain("navigator: \(fault)")
      ProgramExit.leave(.badInput)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  /// What a meeting works with.
  struct Meeting {
    let library: PathwayLibrary
    let loaded: PathwayLibrary.Loaded
    let state: StateFolder
    let today: CivilDate

    var isApproved: Bool {
      loaded.pathway.approvalState(of: loaded.fingerprint).isApproved
    }

    var banners: [String] {
      var banners = isApproved ? [] : ["Draft: not approved for use."]
      if loaded.pathway.reviewBy < today {
        banners.append("Past its review date, \(loaded.pathway.reviewBy.inWords).")
      }
      if library.isChosen { banners.append("The rules come from \(library.folder.path).") }
      return banners
    }

    /// Opens the record, and keeps the rules beside it so that it can be replayed.
    func log() throws -> AuditLog {
      try RuleArchive(in: state, beside: library)
        .keep(loaded.folder.lastPathComponent, loaded.contentHash)
      return try LogPlace(in: state).openOrMake()
    }

    var holidays: BankHolidays? { library.bankHolidays }

    /// The titles of what other rules have open of the cases.
    var titles: Unfinished.Titles {
      (try? PastRules(chosen: library.isChosen ? library.folder.path : nil))?.titles
        ?? Unfinished.Titles()
    }

    func list(
      of entries: [ActionList.Entry], on day: CivilDate, open: [Int: [Unfinished.Item]]
    ) -> ActionList {
      ActionList(
        title: loaded.pathway.title, day: day, banners: banners, pathway: loaded.pathway,
        entries: entries, open: open)
    }
  }

  private static var time: String { Date().formatted(.iso8601) }

  private func attendJSON(_ meeting: Meeting) throws -> ProgramExit.Status {
    let data = (try? FileHandle.standardInput.readToEnd()) ?? Data()
    let request: PanelRequest
    do {
      request = try JSONDecoder().decode(PanelRequest.self, from: data)
    } catch {
      throw PanelRequest.Fault(
        at: "the input", message: "it is not a meeting as JSON; 'navigator panel --help' shows one")
    }
    let results = try request.results(
      in: CompiledPathway(meeting.loaded.pathway), today: meeting.today, at: Self.time)
    let recorder = PanelRecorder(
      pathway: meeting.loaded.pathway, contentHash: meeting.loaded.contentHash,
      isApproved: meeting.isApproved, seed: SystemRandom.bytes(32))
    var log = try meeting.log()
    var entries: [ActionList.Entry] = []
    for (number, result) in results.enumerated() {
      do {
        let entered = try recorder.record(result, number: number, in: &log)
        entries.append(ActionList.Entry(result: result, entered: entered))
      } catch {
        Console.complain("navigator: case \(number + 1): \(error)")
        entries.append(ActionList.Entry(result: result, entered: nil))
      }
    }
    let open = try Unfinished(in: log, meeting.holidays, at: nil, titles: meeting.titles)
    try hand(
      meeting.list(
        of: entries, on: meeting.today, open: Dictionary(grouping: open.items, by: \.record)),
      as: format ?? .json)
    return entries.allSatisfy { $0.entered != nil } ? .yes : .no
  }

  private func attend(_ meeting: Meeting) throws -> ProgramExit.Status {
    let lines = PanelLines.ofTerminal
    lines.say(meeting.banners)
    var room = try room(for: meeting)
    if room.session.isOver, room.entries.isEmpty {
      throw PanelEntry.Fault("there is no reference to talk about")
    }
    let goesOn = !room.file.lines.isEmpty
    lines.say(
      room.session.opening + room.before + (goesOn ? room.session.standing : []))
    while !room.session.isOver {
      lines.say(room.session.question)
      lines.ask(room.session.prompt)
      guard let line = readLine(strippingNewline: true) else {
        Console.complain("\nThe meeting is kept. 'navigator panel' goes on with it.")
        return .no
      }
      let reply = try room.read(line, at: Self.time)
      lines.say(reply.lines)
      if reply.leaves {
        Console.complain("The meeting is kept. 'navigator panel' goes on with it.")
        return .no
      }
    }
    let day = CivilDate(room.file.day) ?? meeting.today
    try hand(
      meeting.list(of: room.entries, on: day, open: room.open(titles: meeting.titles)),
      as: format ?? .text)
    guard room.isRecorded else {
      Console.complain("navigator: not all of it is recorded. 'navigator panel' tries again.")
      return .no
    }
    PanelFile.remove(in: meeting.state)
    return .yes
  }

  /// The meeting that was left, or a new one.
  private func room(for meeting: Meeting) throws -> PanelRoom {
    if new { PanelFile.remove(in: meeting.state) }
    let left = try PanelFile.left(in: meeting.state, today: meeting.today)
    if let left {
      guard from == nil else {
        throw PanelEntry.Fault(
          "a meeting of \(left.day) was left. Go on with it without --from, or drop it with --new")
      }
      guard left.contentHash == meeting.loaded.contentHash, left.pathway == pathway else {
        throw PanelEntry.Fault(
          "a meeting of \(left.day) was left, and the rules have changed since. Its finished cases "
            + "are recorded. Drop it with --new, and begin again with the others")
      }
      Console.complain("Going on with the meeting of \(left.day).")
    }
    let file =
      try left
      ?? PanelFile(
        pathway: pathway, contentHash: meeting.loaded.contentHash, started: Self.time,
        day: "\(meeting.today)", seed: SystemRandom.bytes(32), references: references(meeting.today)
      )
    return try PanelRoom(
      file, pathway: meeting.loaded.pathway, isApproved: meeting.isApproved,
      state: meeting.state, log: meeting.log(), holidays: meeting.holidays)
  }

  /// The references of the file, each of them checked; nil if they are asked for.
  private func references(_ today: CivilDate) throws -> [String]? {
    guard let from else { return nil }
    var lines: [String] = []
    if from == "-" {
      while let line = readLine(strippingNewline: true), !line.isEmpty { lines.append(line) }
    } else {
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: from)) else {
        throw PanelEntry.Fault("'\(from)' cannot be read")
      }
      lines = String(decoding: data, as: UTF8.self)
        .split(whereSeparator: \.isNewline).map(String.init)
    }
    return try Self.checked(lines, today: today)
  }

  /// References without blanks, doubles or anything that tells who somebody is.
  static func checked(_ lines: [String], today: CivilDate) throws(PanelEntry.Fault) -> [String] {
    var references: [String] = []
    for (number, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      switch PanelEntry.reference(line, today: today) {
      case .failure(let fault):
        // The line is not repeated: what it holds may tell who somebody is.
        throw PanelEntry.Fault("line \(number + 1) of the references: \(fault)")
      case .success(let reference):
        guard !references.contains(where: { $0.lowercased() == reference.lowercased() }) else {
          throw PanelEntry.Fault("line \(number + 1) of the references stands there twice")
        }
        references.append(reference)
      }
    }
    return references
  }

  private func hand(_ list: ActionList, as format: Format) throws {
    let text =
      switch format {
      case .text: list.text + "\n"
      case .csv: list.csv
      case .json: list.json.json + "\n"
      }
    guard let out else { return Console.prompt(text) }
    try SheetFile.write(text, to: out)
    Console.complain("Written to \(out). Only you can read it.")
  }
}
