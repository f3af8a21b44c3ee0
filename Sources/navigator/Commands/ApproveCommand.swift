import ArgumentParser
import Foundation
import PathwayFormat
import Pathways

/// Enters a role's approval into a pathway's own file.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Enter the approval of a responsible person into a pathway's file.",
    discussion: """
      Proves the pathway first: one with findings cannot be approved. Then adds the role, the \
      day, the hash of the files and the hash of what they mean to the list 'approved' in \
      pathway.yaml, and changes nothing else in it. The approval stands while every rule, date, \
      source and word stays the same; comments and the layout of the files may change.

      Read what you sign first: navigator explain.

      Exit status: 0 entered; 1 the pathway has findings; 2 usage; 3 could not tell.

      Examples:
        navigator approve modern-slavery --role lawyer --pathways pathways
        navigator approve --role "safeguarding lead" --date 2026-12-01 --pathways pathways
      """)

  @Argument(help: "The pathway's folder name.")
  var pathway = PathwayLibrary.usual

  @Option(name: .long, help: "The role that approves: one of 'approval-needs' in pathway.yaml.")
  var role: String

  @Option(
    name: .long, help: ArgumentHelp("The day of the approval (default: today).", valueName: "day"))
  var date: String?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      guard let today = CivilDate(Date()) else {
        throw PathwayLibrary.Unreadable(description: "the clock shows no date")
      }
      let desk = ApprovalDesk(library: library, today: today)
      Console.write(try desk.approve(pathway, as: role, on: date))
    } catch let refusal as ApprovalDesk.Refusal {
      Console.complain("navigator: \(refusal.sentence)")
      ProgramExit.leave(refusal.status)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }
}

/// Checks that an approval may be given, and writes it.
struct ApprovalDesk {
  let library: PathwayLibrary
  let today: CivilDate

  /// Why an approval was not entered.
  struct Refusal: Error, Hashable {
    let status: ProgramExit.Status
    let sentence: String
  }

  /// Enters the approval into the pathway's head file.
  ///
  /// - Parameter written: the day, as somebody wrote it; today if nil.
  /// - Returns: what was entered, and what is still missing.
  /// - Throws: ``Refusal``, or what the disk says.
  func approve(_ pathway: String, as role: String, on written: String?) throws -> String {
    let name = pathway.replacing("_", with: "-")
    guard library.names.contains(name) else {
      let nearest = Suggestion.nearest(to: name, among: library.names)
      throw Refusal(
        status: .badInput,
        sentence: "there is no pathway '\(pathway)' in \(library.folder.path)"
          + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
    guard let date = written.map({ CivilDate($0) }) ?? today else {
      throw Refusal(
        status: .badInput,
        sentence: "'\(written ?? "")' is not a date; write year-month-day, such as 2026-11-21")
    }
    guard date <= today else {
      throw Refusal(status: .badInput, sentence: "\(date.inWords) is still to come")
    }
    let files = try library.files(of: name)
    let (need, content, meaning) = try signed(files, name: name, role: role)
    let approval = Pathway.Approval(
      role: need, date: date, contentHash: content, meaningHash: meaning)
    let edited = try edited(files, adding: approval, content: content, meaning: meaning)
    let head = library.folder.appending(path: edited.file.path)
    try Data(edited.file.bytes).write(to: head, options: .atomic)
    let missing = edited.pathway.approvalState(of: .init(content: content, meaning: meaning))
      .missing
    return """
      Approved by the \(need) on \(date.inWords), in \(head.path)
      Content hash: \(content)
      Meaning hash: \(meaning)
      \(missing.isEmpty
        ? "Every role that has to approve has done so."
        : "Still a draft: the approval of \(missing.joined(separator: " and ")) is missing.")
      """
  }

  /// What is signed, once nothing stands in the way: the role as the pathway writes it, and the
  /// two hashes.
  private func signed(
    _ files: [PathwayFile], name: String, role: String
  ) throws -> (role: String, content: String, meaning: String) {
    let reading = PathwayReader().read(files)
    guard let pathway = reading.pathway else {
      throw Refusal(
        status: .no,
        sentence: "the pathway has faults, so nobody can approve it:\n\(reading.report)")
    }
    let needs = pathway.approvalNeeds
    let asked = Pathway.Approval(role: role, date: today, contentHash: "")
    guard let need = needs.first(where: { asked.isBy($0) }) else {
      let nearest = Suggestion.nearest(to: role, among: needs).map { "did you mean '\($0)'?" }
      throw Refusal(
        status: .badInput,
        sentence: needs.isEmpty
          ? "the pathway does not say who has to approve it; add 'approval-needs:' to pathway.yaml"
          : "the pathway does not need the approval of '\(role)'; "
            + (nearest ?? "it needs: \(needs.joined(separator: ", "))"))
    }
    let report = CheckReport(of: [name], in: library, budget: 4_000_000)
    guard report.status == .yes else {
      throw Refusal(
        status: report.status == .couldNotTell ? .couldNotTell : .no,
        sentence: "the pathway has findings, so nobody can approve it:\n\(report.text)")
    }
    guard let meaning = PathwayLibrary.meaningHash(of: files) else {
      throw Refusal(status: .couldNotTell, sentence: "what the pathway means cannot be told")
    }
    let content = PathwayLibrary.contentHash(of: files)
    let state = pathway.approvalState(of: .init(content: content, meaning: meaning))
    if let already = state.standing.first(where: { $0.isBy(need) }) {
      throw Refusal(
        status: .badInput,
        sentence: "the \(need) approved exactly these rules on \(already.date.inWords) already")
    }
    return (need, content, meaning)
  }

  /// The head file with the approval in it, read again to be sure that nothing else changed.
  private func edited(
    _ files: [PathwayFile], adding approval: Pathway.Approval, content: String, meaning: String
  ) throws -> (file: PathwayFile, pathway: Pathway) {
    let head = files.first { PathwayLibrary.isHead($0) }
    guard let head, let bytes = ApprovalLines(in: head.bytes).bytes(adding: approval) else {
      throw unclear
    }
    let file = PathwayFile(path: head.path, bytes: bytes)
    let after = files.map { $0.path == file.path ? file : $0 }
    guard let old = PathwayReader().read(files).pathway,
      let new = PathwayReader().read(after).pathway,
      new.approvals.filter({ $0 != approval }) == old.approvals.filter({ $0 != approval }),
      new.approvals.contains(approval),
      PathwayLibrary.contentHash(of: after) == content,
      PathwayLibrary.meaningHash(of: after) == meaning
    else { throw unclear }
    return (file, new)
  }

  private var unclear: Refusal {
    Refusal(
      status: .couldNotTell,
      sentence: "the place for the approval in pathway.yaml cannot be told, so nothing was "
        + "written; give it a line 'approved: []' by itself")
  }
}
