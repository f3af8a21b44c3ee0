public import Interviews
public import Pathways

/// A meeting that goes through a list of cases, line by line: a value, so that what was typed can
/// be typed again by the program after the power was cut.
public struct PanelSession: Sendable {
  /// What is waited for.
  enum Step: Hashable, Sendable {
    case reference
    case question(Fact.ID)
    /// Who does the proposal at this place.
    case owner(Int)
    case due(Int, owner: String)
    /// An action that nothing has proposed.
    case another
    case anotherOwner(String)
    case anotherDue(String, owner: String)
    case over
  }

  /// What is known of the case that is being talked about.
  struct Case: Sendable {
    let reference: String
    var interview: Interview
    var order: [Fact.ID] = []
    var actions: [PanelAction] = []
    let started: String
  }

  /// What came of a line.
  public struct Reply: Sendable {
    public var lines: [String] = []
    /// A case that is finished, to be recorded before anything else is asked.
    public var result: PanelResult?
    /// What was agreed with this line.
    public var agreed: PanelAction?
    /// Whether somebody leaves without an end, to go on another time.
    public var leaves = false
  }

  let compiled: CompiledPathway
  let today: CivilDate
  /// References that are still to come; nil if they are asked for.
  var queue: [String]?
  var step = Step.reference
  var current: Case?
  /// The cases that are finished, in order.
  public internal(set) var results: [PanelResult] = []

  /// - Parameters:
  ///   - references: checked before; nil asks for one after the other.
  ///   - time: of the beginning, as ISO 8601.
  public init(
    of compiled: CompiledPathway, references: [String]?, today: CivilDate, at time: String
  ) {
    self.compiled = compiled
    self.today = today
    queue = references
    if references != nil { _ = begin(at: time) }
  }

  public var isOver: Bool { step == .over }

  /// The reference of the case that is talked about.
  public var reference: String? { current?.reference }

  /// The rules' own deadline of an action in the case that is talked about; nil if the rules do
  /// not ask for it.
  public func deadline(of action: String) -> Deadline? {
    guard let current,
      PanelResult.proposals(for: current.interview).contains(where: {
        $0.action.rawValue == action
      }),
      let owed = current.interview.settledOutcome.duties.first(where: {
        $0.duty.rawValue == action
      })
    else { return nil }
    return compiled.pathway.duty(owed.duty)?.wording(of: owed.variant).by
  }

  /// Takes a line.
  ///
  /// - Parameter time: when it was typed, as ISO 8601.
  public mutating func read(_ line: String, at time: String) -> Reply {
    let text = PanelEntry.trimmed(line)
    if text == "quit", step != .over { return Reply(lines: [], leaves: true) }
    if text == "back", let earlier { return earlier(&self) }
    switch step {
    case .over: return Reply()
    case .reference: return takeReference(text, at: time)
    case .question(let fact): return takeAnswer(text, to: fact, at: time)
    case .owner(let place): return takeOwner(text, of: place, at: time)
    case .due(let place, let owner): return takeDue(text, of: place, owner, at: time)
    case .another: return takeAnother(text, at: time)
    case .anotherOwner(let action):
      return taking(PanelEntry.code(text, today: today)) { session, owner in
        session.step = .anotherDue(action, owner: owner)
        return Reply()
      }
    case .anotherDue(let action, let owner):
      return taking(PanelEntry.due(text, today: today)) { session, due in
        let agreed = PanelAction(
          action: action, title: action.replacing("_", with: " "), owner: owner, due: due)
        session.current?.actions.append(agreed)
        session.step = .another
        return Reply(agreed: agreed)
      }
    }
  }

  /// What goes back by one from here; nil where that is a question's own affair.
  private var earlier: ((inout PanelSession) -> Reply)? {
    func to(_ step: Step) -> (inout PanelSession) -> Reply {
      { session in
        session.step = step
        return Reply()
      }
    }
    switch step {
    case .reference, .question, .over: return nil
    case .owner, .another: return { $0.goBack() }
    case .due(let place, _): return to(.owner(place))
    case .anotherOwner: return to(.another)
    case .anotherDue(let action, _): return to(.anotherOwner(action))
    }
  }

  private mutating func taking<Value>(
    _ entry: Result<Value, PanelEntry.Fault>, _ body: (inout PanelSession, Value) -> Reply
  ) -> Reply {
    switch entry {
    case .success(let value): body(&self, value)
    case .failure(let fault): Reply(lines: ["Not taken: \(fault)"])
    }
  }

  private mutating func takeReference(_ text: String, at time: String) -> Reply {
    // Enter ends the actions of a case: pressed once more, it must not end the meeting.
    guard !text.isEmpty else {
      return Reply(lines: ["Type a case reference, or the word end to end the meeting."])
    }
    guard text.lowercased() != "end" else {
      step = .over
      return Reply()
    }
    return taking(PanelEntry.reference(text, today: today)) { session, reference in
      if session.isTaken(reference) {
        return Reply(lines: ["Not taken: this reference was talked about already."])
      }
      return Reply(lines: session.open(reference, at: time))
    }
  }

  private func isTaken(_ reference: String) -> Bool {
    results.contains { $0.reference.lowercased() == reference.lowercased() }
  }

  /// Goes to the next case of the list, or asks for one, or ends.
  mutating func begin(at time: String) -> [String] {
    current = nil
    guard queue != nil else {
      step = .reference
      return []
    }
    guard let next = queue?.first else {
      step = .over
      return []
    }
    queue?.removeFirst()
    return open(next, at: time)
  }

  private mutating func open(_ reference: String, at time: String) -> [String] {
    current = Case(
      reference: reference, interview: Interview(of: compiled), started: time)
    advance()
    return caseHeading
  }

  /// To the next question, or to the actions when there is none.
  private mutating func advance() {
    guard let current else { return }
    if case .ask(let fact) = current.interview.step {
      step = .question(fact.id)
    } else {
      step = PanelResult.proposals(for: current.interview).isEmpty ? .another : .owner(0)
    }
  }

  private mutating func takeAnswer(_ text: String, to id: Fact.ID, at time: String) -> Reply {
    guard let fact = compiled.pathway.fact(id) else { return Reply() }
    switch text {
    case "back": return goBack()
    case "why": return Reply(lines: explanation(of: fact))
    case "skip":
      return Reply(lines: ["This case is left out. Nothing is recorded of it."] + begin(at: time))
    default: break
    }
    switch given(text, for: fact) {
    case .failure(let fault): return Reply(lines: ["Not taken: \(fault)"])
    case .success(let given):
      do {
        try current?.interview.answer(id, given)
      } catch {
        return Reply(lines: ["Not taken: \(error)"])
      }
      current?.order.append(id)
      advance()
      if case .question = step { return Reply() }
      return Reply(lines: findings)
    }
  }

  private mutating func goBack() -> Reply {
    guard let last = current?.order.popLast() else {
      return Reply(lines: ["This is the first question of the case."])
    }
    current?.interview.withdraw(last)
    // What was agreed rested on the answers.
    current?.actions = []
    step = .question(last)
    return Reply()
  }

  private mutating func takeOwner(_ text: String, of place: Int, at time: String) -> Reply {
    guard !text.isEmpty else {
      stepOn(from: place)
      return Reply()
    }
    return taking(PanelEntry.code(text, today: today)) { session, owner in
      session.step = .due(place, owner: owner)
      return Reply()
    }
  }

  private mutating func takeDue(
    _ text: String, of place: Int, _ owner: String, at time: String
  ) -> Reply {
    taking(PanelEntry.due(text, today: today)) { session, due in
      guard let current = session.current else { return Reply() }
      let proposal = PanelResult.proposals(for: current.interview)[place]
      let agreed = PanelAction(
        action: proposal.action.rawValue, title: proposal.title, owner: owner, due: due)
      session.current?.actions.append(agreed)
      session.stepOn(from: place)
      return Reply(agreed: agreed)
    }
  }

  private mutating func stepOn(from place: Int) {
    let count = current.map { PanelResult.proposals(for: $0.interview).count } ?? 0
    step = place + 1 < count ? .owner(place + 1) : .another
  }

  private mutating func takeAnother(_ text: String, at time: String) -> Reply {
    guard text.isEmpty, let finished = current else {
      return taking(PanelEntry.code(text, today: today)) { session, action in
        session.step = .anotherOwner(action)
        return Reply()
      }
    }
    let result = PanelResult(
      reference: finished.reference, interview: finished.interview, actions: finished.actions,
      started: finished.started, finished: time)
    results.append(result)
    return Reply(lines: begin(at: time), result: result)
  }
}
