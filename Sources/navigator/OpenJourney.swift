import NavigatorUI

/// A journey with the desk that serves it. It goes from one mode to the other as a whole.
struct OpenJourney {
  /// Why a mode was left.
  enum Ending: Hashable {
    case over, otherMode
  }

  private(set) var desk: Desk
  var journey: Journey
  private var isFurnished = false

  init(at desk: Desk) {
    self.desk = desk
    journey = desk.journey
  }

  /// Does what an event led to, and says in the journey what could not be done.
  mutating func perform(_ effects: [Effect]) {
    let performed = desk.perform(effects)
    if let news = performed.news { journey.report(news: news) }
    if let failure = performed.failure { journey.report(failure: failure) }
    if let book = performed.book { journey.adopt(book) }
    if let problem = performed.problem { journey.report(problem: problem) }
    if let problem = desk.perform(journey.adopt(performed.notes)).problem {
      journey.report(problem: problem)
    }
    if let problem = desk.keep(effects) { journey.report(settingsProblem: problem) }
  }

  /// Does what a line led to; see ``perform(_:)``.
  mutating func perform(_ effects: [Effect], in session: inout LinearSession) {
    let performed = desk.perform(effects)
    if let news = performed.news { session.report(news: news) }
    if let failure = performed.failure { session.report(failure: failure) }
    if let book = performed.book { session.adopt(book) }
    if let problem = performed.problem { session.report(problem: problem) }
    if let problem = desk.perform(session.adopt(performed.notes)).problem {
      session.report(problem: problem)
    }
    if let problem = desk.keep(effects) { session.report(settingsProblem: problem) }
  }

  /// Adds what takes a moment to read, once; the first frame does not wait for it.
  mutating func furnish() {
    guard !isFurnished else { return }
    isFurnished = true
    journey.adopt(desk.moment)
    let bodies = desk.bodies
    journey.adopt(bodies)
    let known = desk.directory(beside: bodies)
    desk.removeExpired()
    journey.adopt(known.directory, problems: known.problems + desk.recordProblems)
  }
}
