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
  private var log: AuditLog

  /// Takes up a meeting where it stands: a new one, or one that was left.
  init(
    _ file: PanelFile, pathway: Pathway, isApproved: Bool, state: StateFolder, log: AuditLog
  ) throws {
    guard let day = CivilDate(file.day) else {
      throw PanelFile.Failure(description: "the meeting that was left has no day")
    }
    self.file = file
    self.pathway = pathway
    self.state = state
    self.log = log
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
    return reply
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
