import Pathways

/// What is kept of a check while a report is counted.
struct ReportCase {
  /// Where something counts, but for the column: a table, and a line of it.
  struct Place: Hashable, Sendable {
    let table: Int
    let row: String
  }

  enum Kind: Hashable, Sendable {
    case finished, abandoned, rerun
  }

  /// How long somebody may have had the concern when the check was finished.
  enum Concern: Hashable, Sendable {
    case days(Int)
    case unlimited, notKnown
  }

  struct Owed: Hashable, Sendable {
    let id: String
    let isDue: Bool
    /// Whether the answers said that somebody had done it already.
    let isDone: Bool
  }

  /// What a record itself says. Many records say the same, and are counted together.
  struct Shape: Hashable, Sendable {
    let kind: Kind
    var places: [Place] = []
    /// Nil if the record cannot be opened.
    var duties: [Owed]?
    var concern = Concern.notKnown

    func owes(_ duty: String) -> Bool {
      duties?.contains { $0.id == duty && $0.isDue && !$0.isDone } ?? false
    }
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

  /// The number of the shape.
  let shape: Int
  let column: Int
  let finished: Instant?
  /// Duties that were owed before the run that stands was finished, and since when.
  var since: [String: Instant] = [:]
  /// What later events say; nil if there are none.
  var events: Events?

  /// Something that was said later about a record.
  struct Event: Sendable {
    let about: Int
    let kind: EntryKind
    let code: String?
    let subject: String?
    let value: String?
    let happened: Instant?

    init(_ kind: EntryKind, about: Int, _ content: CanonicalText?) {
      self.about = about
      self.kind = kind
      code = content?["code"]?.text
      subject = content?["subject"]?.text
      value = content?["value"]?.text
      happened = (content?["happened"]?.text ?? content?["entered"]?.text).flatMap { Instant($0) }
    }
  }

  /// What later events say of a check, folded.
  struct Events {
    var ticks: [String: Tick] = [:]
    var decisions: [String: String] = [:]
    var overrides: Set<String> = []
    var corrections: [String: String] = [:]
    var void: String?
    var replay: String?
  }
}

extension ReportCase.Events {
  typealias Tick = ReportCase.Tick

  /// What is said before anything happens: what the answers said was done already, somebody else
  /// did, at a time that nobody said.
  init(_ shape: ReportCase.Shape) {
    for duty in shape.duties ?? [] where duty.isDone {
      ticks[duty.id] = Tick(state: .doneByOther)
    }
  }

  mutating func take(_ event: ReportCase.Event) {
    switch event.kind {
    // That it is void stands in the leaf; why may be gone.
    case .void: void = event.code ?? "not_known"
    case .override: overrides.insert(event.code ?? "not_known")
    case .correction:
      if let subject = event.subject, let value = event.value { corrections[subject] = value }
    case .outcome:
      guard let code = event.code else { return }
      if let subject = event.subject, let step = DutyStep(rawValue: code) {
        tick(subject, step, event.value, event.happened)
      } else {
        decide(code, event.subject, event.value)
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
