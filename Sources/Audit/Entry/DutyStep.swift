import Pathways

/// What was done about a duty, as the code of a later event; the duty is its subject.
public enum DutyStep: String, Hashable, Sendable, CaseIterable {
  case done = "duty_done"
  case doneByOther = "duty_done_by_other"
  /// Somebody tried, and nobody answered or would take it.
  case noAnswer = "duty_no_answer"
  /// The value of the event is the reason.
  case notDone = "duty_not_done"
  /// What was said of it before was wrong.
  case reopened = "duty_reopened"

  /// Whether nobody has to do the duty any more.
  public var closes: Bool {
    switch self {
    case .done, .doneByOther, .notDone: true
    case .noAnswer, .reopened: false
    }
  }
}

extension Referral.RecordedDuty {
  /// Whether somebody had to do it when the route was reached.
  public var isOpen: Bool {
    !isDone && (standing == Standing.due.code || standing == Standing.dueBecauseUnsure.code)
  }
}
