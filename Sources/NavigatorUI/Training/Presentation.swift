public import Frames
internal import Interviews
public import Pathways

/// A training session: which scenario, how far it is told, what the room thinks.
///
/// A value that takes keys and gives back ``TrainingEffect``. It knows no check and no record.
public struct Presentation: Sendable {
  public let course: TrainingCourse
  private let start: TrainingSession
  private let firstScenario: Scenario.ID?
  private let beginsWithQuiz: Bool
  /// By which quizzes are drawn.
  let seed: UInt64
  /// The file of the first session return; nil if none was asked for.
  private let firstReturnName: String?
  /// How many returns were written; each has a file of its own, for each group.
  var returnCount = 0
  let today: CivilDate
  var session: TrainingSession
  /// Whether it is shown line by line, where words stand for keys.
  var isLinear = false
  /// The case as the story has it, without what was changed in a what-if.
  private var story: CaseRun?
  /// The case of the session, played.
  private(set) var run: CaseRun?

  /// - Parameters:
  ///   - scenario: the one to begin with; nil for the list.
  ///   - beginsWithQuiz: about the scenario, or over all that are wanted.
  ///   - seed: by which quizzes are drawn.
  ///   - returnName: the file of the session return; its ending decides the form.
  ///   - today: the date of the return; nil leaves it to the day of review of the rules.
  ///   - seconds: the time now, in seconds since any fixed moment.
  public init(
    of course: TrainingCourse, filter: TrainingFilter = TrainingFilter(),
    scenario: Scenario.ID? = nil, beginsWithQuiz: Bool = false, seed: UInt64 = 1,
    returnName: String? = nil, today: CivilDate? = nil, at seconds: Int = 0
  ) {
    self.beginsWithQuiz = beginsWithQuiz
    self.seed = seed
    firstReturnName = returnName
    self.today = today ?? course.pathway.reviewBy
    self.course = course
    firstScenario = scenario
    start = TrainingSession(filter: filter)
    session = start
    reset(at: seconds)
  }

  /// Begins again for a new group.
  mutating func reset(at seconds: Int) {
    session = start
    session.trail = [TrainingPlace(page: root)]
    session.now = seconds
    run = nil
    story = nil
    if beginsWithQuiz {
      beginQuiz(about: firstScenario)
    } else if let firstScenario {
      open(firstScenario)
    }
  }

  /// The file of the next session return; nil if none was asked for.
  var returnName: String? {
    firstReturnName.map { name in
      guard returnCount > 0 else { return name }
      // Before the ending, which decides the form; a dot in a folder's name is no ending.
      let end = name.lastIndex(of: ".").flatMap { name[$0...].contains("/") ? nil : $0 }
      let place = end ?? name.endIndex
      return "\(name[..<place])-\(returnCount + 1)\(name[place...])"
    }
  }

  var place: TrainingPlace {
    get { session.trail[session.trail.count - 1] }
    set { session.trail[session.trail.count - 1] = newValue }
  }

  var page: TrainingPage { place.page }

  mutating func push(_ page: TrainingPage) {
    session.trail.append(TrainingPlace(page: page))
  }

  /// Shows a scenario from its beginning.
  mutating func open(_ id: Scenario.ID) {
    guard let entry = course.entry(id) else { return }
    session.scenario = id
    session.position = 0
    session.changed = Answers()
    session.votes = [:]
    session.begun = session.now
    session.trail = [TrainingPlace(page: root), TrainingPlace(page: .story)]
    run = CaseRun(entry, changed: Answers(), in: course.compiled)
    story = run
  }

  /// Changes an answer of the case, and goes on from there.
  mutating func branch(_ changed: Answers) {
    guard let entry = course.entry(session.scenario) else { return }
    let stop = self.stop
    session.changed = changed
    run = CaseRun(entry, changed: changed, in: course.compiled)
    let same = stop.flatMap { stop in run?.stops.firstIndex(of: stop) }
    session.position = same ?? min(session.position, (run?.stops.count ?? 1) - 1)
  }

  /// The answer of the story to a question; nil where the story does not come to it.
  func storyAnswer(_ fact: Fact.ID) -> Given? { story?.given(fact) }

  /// Makes room for what comes: what was said goes, and what was asked back can be confirmed once.
  mutating func begin(at seconds: Int) {
    session.now = seconds
    session.status = nil
    session.confirming = session.asked
    session.asked = nil
  }

  /// The halt at which the presenter waits.
  var stop: TrainingStop? {
    run.flatMap { $0.stops.indices.contains(session.position) ? $0.stops[session.position] : nil }
  }

  /// The interview at this halt.
  var interview: Interview? {
    run.flatMap {
      $0.interviews.indices.contains(session.position) ? $0.interviews[session.position] : nil
    }
  }

  /// The question on the screen, and whether its answer is shown.
  var question: (fact: Fact, isRevealed: Bool)? {
    guard page == .story else { return nil }
    switch stop {
    case .ask(let id): return course.pathway.fact(id).map { ($0, false) }
    case .answer(let id): return course.pathway.fact(id).map { ($0, true) }
    default: return nil
    }
  }

  /// Whether the whole story is told and every question answered.
  var isAtEnd: Bool {
    switch stop {
    case .outcome, .learning, .discussion, .mistakes: true
    default: false
    }
  }

  /// Whole minutes since the case was begun.
  var minutesUsed: Int { session.begun.map { max(0, session.now - $0) / 60 } ?? 0 }

  /// Takes what happened.
  ///
  /// - Parameters:
  ///   - seconds: the time now, in seconds since any fixed moment.
  ///   - size: of the screen, by which pages are turned.
  public mutating func handle(_ event: Event, at seconds: Int, size: Size) -> [TrainingEffect] {
    session.now = seconds
    switch event {
    case .endOfInput: return [.quit]
    case .resize, .tick, .paste: return []
    case .key(let key):
      begin(at: seconds)
      let before = session.trail
      let effects = press(key, size: size)
      // What is typed into a field is no key to show to the room.
      if key != .character("R"), !page.takesText {
        session.keys = Array((session.keys + [key.shownName]).suffix(5))
      }
      if before.map(\.page) != session.trail.map(\.page) { place.scroll = nil }
      return effects
    }
  }

  private mutating func press(_ key: Key, size: Size) -> [TrainingEffect] {
    if key == .control("c") { return perform(.quit, size: size) }
    if page.takesText { return type(key) }
    if case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII, digit > 0
    {
      pick(digit - 1)
      return []
    }
    if question?.isRevealed == false, let digit = key.shiftedDigit {
      vote(digit - 1, by: -1)
      return []
    }
    guard let command = TrainingCommand.pressed(key) else { return [] }
    return perform(command.id, size: size)
  }

  /// Says that something the caller had to do went wrong, in place of the news that it was done.
  public mutating func report(problem: String) {
    session.status = problem
    // Only a return can go wrong.
    session.isUnwritten = true
  }

  /// A key while text is typed.
  private mutating func type(_ key: Key) -> [TrainingEffect] {
    switch key {
    case .character(let character):
      if session.entry.count < 200 { session.entry.append(character) }
    case .backspace, .delete:
      if session.entry.popLast() == nil { session.entry = session.form?.takeBack() ?? "" }
    case .enter: return acceptField(session.entry)
    case .escape:
      session.entry = ""
      session.form = nil
      session.trail.removeLast()
    default: break
    }
    return []
  }
}
