import Audit
import Foundation
import Interviews
import NavigatorUI
import Pathways

/// A meeting at work: takes lines, keeps each before it is acted on, and records each case before
/// the next begins.
struct PanelRoom {
  let pathway: Pathway
  private(set) var session: PanelSession
  private(set) var file: PanelFile
  private(set) var entries: [ActionList.Entry] = []
  private let state: StateFolder
  private let recorder: PanelRecorder
  private let holidays: BankHolidays?
  private let openItems: OpenItems
  private var log: AuditLog

  /// Takes up a meeting where it stands: a new one, or one that was left.
  init(
    _ file: PanelFile, pathway: Pathway, isApproved: Bool, state: StateFolder, log: AuditLog,
    holidays: BankHolidays? = nil
  ) throws {
    guard let day = CivilDate(file.day) else {
      throw PanelFile.Failure(description: "the meeting that was left has no day")
    }
    self.file = file
    self.pathway = pathway
    self.state = state
    self.log = log
    self.holidays = holidays
    openItems = OpenItems { log, titles in
      try Unfinished(in: log, holidays, at: nil, titles: titles).items
    }
    recorder = PanelRecorder(
      pathway: pathway, contentHash: file.contentHash, isApproved: isApproved, seed: file.seed)
    session = PanelSession(
      of: try CompiledPathway(pathway), references: file.references, today: day,
      at: file.started)
    for line in file.lines {
      let reply = session.read(line.text, at: line.at)
      if let result = reply.result { enter(result) }
    }
  }

  /// Whether every finished case stands in the record.
  var isRecorded: Bool { entries.allSatisfy { $0.entered != nil } }

  /// Takes a line.
  ///
  /// - Throws: what the disk says if the line cannot be kept; nothing came of it then.
  mutating func read(_ line: String, at time: String) throws -> PanelSession.Reply {
    let wasAbout = session.reference
    var next = session
    var reply = next.read(line, at: time)
    guard !reply.leaves else { return reply }
    var kept = file
    kept.lines.append(PanelFile.Line(at: time, text: line))
    try kept.save(in: state)
    file = kept
    session = next
    if let result = reply.result {
      let problem = enter(result)
      let last = entries.last?.entered
      let words =
        problem.map { "NOT RECORDED: \($0) It is kept, and tried again with the next start." }
        ?? last.map { entered in
          entered.isOwn
            ? "Recorded as number \(entered.about), since nothing was recorded of this reference."
            : "Recorded, as later entries about number \(entered.about)."
        }
      reply.lines = [words].compactMap(\.self) + reply.lines
    }
    if let agreed = reply.agreed, let due = rulesDue(of: agreed, at: time) {
      let day = DueDay(ruled: due.date, agreed: agreed.due)
      if day.isByRules { reply.lines.append("Due \(day.words).") }
    }
    if session.reference != wasAbout { reply.lines += before }
    return reply
  }

  /// What an earlier meeting found of the case that is talked about.
  var before: [String] {
    guard let reference = session.reference else { return [] }
    // A meeting goes on without it.
    let lines = try? PanelRecorder.before(
      reference, in: log, open: { try openItems.items(in: log) },
      route: { pathway.route(Route.ID($0))?.title ?? $0 },
      action: { pathway.duty(Duty.ID($0))?.wording.title ?? $0.replacing("_", with: " ") })
    return lines ?? []
  }

  /// When the rules say that an action of the case in hand is due, as the record will tell it.
  private func rulesDue(of action: PanelAction, at time: String) -> CivilMinute? {
    guard let reference = session.reference,
      let target = try? PanelRecorder.target(of: reference, in: log)
    else {
      return session.deadline(of: action.action).flatMap { deadline in
        CivilMinute(written: time).flatMap { deadline.due(from: $0, in: nil, holidays) }
      }
    }
    // Bound to a check, only what that check has open has a deadline of its own.
    return (try? openItems.items(in: log))?
      .first { $0.record == target && $0.duty.rawValue == action.action }?.ruled
  }

  /// What the record has open, by the number of the check.
  func open(titles: Unfinished.Titles) throws -> [Int: [Unfinished.Item]] {
    Dictionary(grouping: try openItems.items(in: log, titles: titles), by: \.record)
  }

  /// Records a case.
  ///
  /// - Returns: why it is not recorded; nil if it is.
  @discardableResult
  private mutating func enter(_ result: PanelResult) -> String? {
    do {
      let entered = try recorder.record(result, number: entries.count, in: &log)
      entries.append(ActionList.Entry(result: result, entered: entered))
      return nil
    } catch {
      entries.append(ActionList.Entry(result: result, entered: nil))
      return "\(error)"
    }
  }
}
