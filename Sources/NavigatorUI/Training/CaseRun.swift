internal import Interviews
internal import Pathways

/// One halt on the way through a case, at which the presenter waits.
enum TrainingStop: Hashable, Sendable {
  /// What to say before the case is shown.
  case opening
  /// So many steps of the story are told.
  case tell(Int)
  /// The interview's question, for the room to answer.
  case ask(Fact.ID)
  /// The same question with the answer that the case has.
  case answer(Fact.ID)
  case outcome, learning, discussion, mistakes
}

/// A case played through the interview, with what is known at every halt.
struct CaseRun: Sendable {
  let entry: TrainingCase
  /// Answers that were changed to see what follows.
  let changed: Answers
  private(set) var stops: [TrainingStop] = [.opening]
  /// The interview as it stands at each halt; before the answer where a question is asked.
  private(set) var interviews: [Interview] = []
  /// How many steps of the story are told at each halt.
  private(set) var told: [Int] = [0]
  /// Questions that the story does not answer, which count as not known.
  private(set) var unsaid: [Fact.ID] = []

  init(_ entry: TrainingCase, changed: Answers, in compiled: CompiledPathway) {
    self.entry = entry
    self.changed = changed
    let training = entry.training
    var lookedUp = Answers()
    for fact in compiled.pathway.facts where !fact.isAskable {
      lookedUp[fact.id] = entry.scenario.answers[fact.id]
    }
    var interview = Interview(of: compiled, lookedUp: lookedUp)
    interviews = [interview]
    for step in 1...max(1, training.reveal.count) {
      let isLast = step >= training.reveal.count
      var known = training.answers(after: step)
      if isLast { known = known.filled(from: entry.scenario.answers) }
      for fact in known.facts where changed[fact] != nil { known[fact] = changed[fact] }
      // What the story says differently now counts at once.
      for fact in interview.answered where known[fact.id] != interview.answers[fact.id] {
        if let given = known[fact.id] { try? interview.answer(fact.id, given) }
      }
      add(.tell(step), interview, told: step)
      while case .ask(let fact) = interview.step {
        let given =
          known[fact.id] ?? (isLast ? changed[fact.id] ?? fact.unsaidAnswer : nil)
        guard let given else { break }
        if known[fact.id] == nil { unsaid.append(fact.id) }
        add(.ask(fact.id), interview, told: step)
        guard (try? interview.answer(fact.id, given)) != nil else { break }
        add(.answer(fact.id), interview, told: step)
      }
    }
    let count = training.reveal.count
    for stop in [TrainingStop.outcome, .learning, .discussion, .mistakes] {
      add(stop, interview, told: count)
    }
  }

  private mutating func add(_ stop: TrainingStop, _ interview: Interview, told count: Int) {
    stops.append(stop)
    interviews.append(interview)
    told.append(count)
  }

  /// The interview at the end of the case.
  var complete: Interview { interviews[interviews.count - 1] }

  /// The answer of the case to a question, at the halt where it is asked.
  func given(_ fact: Fact.ID) -> Given? {
    stops.firstIndex(of: .answer(fact)).flatMap { interviews[$0].answers[fact] }
  }
}

extension Fact {
  /// What counts where nothing is said of the fact.
  var unsaidAnswer: Given? {
    mayBeNotKnown ? .notKnown : answers.first.map { takesSeveral ? .several([]) : .one($0.id) }
  }
}
