import Pathways

/// What is kept of a record while a report is counted.
struct ReportCase {
  /// Where something counts, but for the column: a table, and a line of it.
  struct Place: Hashable {
    let table: Int
    let row: String
  }

  enum Kind {
    case finished, abandoned, rerun
  }

  /// How long somebody may have had the concern when the check was finished.
  enum Concern: Hashable {
    case days(Int)
    case unlimited, notKnown
  }

  /// What came of a duty.
  struct Tick: Hashable {
    var state: DutyStep
    var isTried = false
    var done: Instant?
    var reason: String?

    /// Somebody said something about it that still stands.
    var stands: Bool { state != .reopened }
    var isDone: Bool { state == .done || state == .doneByOther }
  }

  let kind: Kind
  let column: Int
  /// What the record itself says.
  var places: [Place] = []
  /// Its duties and whether they were due; nil if the record cannot be opened.
  var duties: [(id: String, isDue: Bool)]?
  var concern = Concern.notKnown
  var finished: Instant?

  // What later events say.
  var ticks: [String: Tick] = [:]
  var decisions: [String: String] = [:]
  var overrides: Set<String> = []
  var corrections: [String: String] = [:]
  var void: String?
  var replay: String?

  /// Takes in what a later event says.
  mutating func take(_ kind: EntryKind, _ content: Canonical?) {
    let code = content?["code"]?.text
    let subject = content?["subject"]?.text
    let value = content?["value"]?.text
    switch kind {
    // That it is void stands in the leaf; why may be gone.
    case .void: void = code ?? "not_known"
    case .override: overrides.insert(code ?? "not_known")
    case .correction: if let subject, let value { corrections[subject] = value }
    case .outcome:
      guard let code else { return }
      if let subject, let step = DutyStep(rawValue: code) {
        let happened = content?["happened"]?.text ?? content?["entered"]?.text
        tick(subject, step, value, happened.flatMap { Instant($0) })
      } else {
        decide(code, subject, value)
      }
    default: break
    }
  }

  private mutating func tick(_ duty: String, _ state: DutyStep, _ value: String?, _ at: Instant?) {
    var tick = ticks[duty] ?? Tick(state: state)
    tick.state = state
    if state == .noAnswer { tick.isTried = true }
    tick.done = tick.isDone ? at : nil
    tick.reason = state == .notDone ? value ?? "not_known" : nil
    ticks[duty] = tick
  }

  // A decision that is taken again replaces the one before; what is issued or accepted adds up.
  private mutating func decide(_ code: String, _ subject: String?, _ value: String?) {
    switch code {
    case "reasonable_grounds", "conclusive_grounds": decisions[code] = value ?? "not_known"
    case "reference_issued", "accepted_by":
      decisions["\(code) \(subject ?? "not_known")"] = code == "accepted_by" ? value : subject
    default: decisions[code] = ""
    }
  }

  /// The lines of the table of decisions in which it counts.
  var decisionLines: Set<String> {
    Set(
      decisions.map { code, value in
        let name = code.split(separator: " ").first.map(String.init) ?? code
        return value.isEmpty ? name : "\(name): \(value)"
      })
  }
}
