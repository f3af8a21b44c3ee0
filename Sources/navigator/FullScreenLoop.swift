import Frames
import NavigatorUI
import Terminal

/// Draws a frame, waits for an event, does what follows, and again.
enum FullScreenLoop {
  /// - Throws: ``TerminalSession/Failure`` if the whole screen cannot be used.
  static func run(_ desk: Desk, theme: Theme) throws {
    var journey = desk.journey
    var session = try TerminalSession(theme: theme)
    var farewell = ""
    var isOver = false
    session.show(journey.frame(size: session.size, glyphs: session.glyphs))
    let bodies = desk.bodies
    journey.adopt(bodies)
    let known = desk.directory(beside: bodies)
    desk.removeExpired()
    journey.adopt(known.directory, problems: known.problems + desk.recordProblems)
    while !isOver {
      session.show(journey.frame(size: session.size, glyphs: session.glyphs))
      let event = session.nextEvent()
      let effects = journey.handle(event, at: desk.moment, size: session.size)
      // On the disk before the next frame: whatever happens then, no answer is lost.
      let performed = desk.perform(effects)
      if let news = performed.news { journey.report(news: news) }
      if let failure = performed.failure { journey.report(failure: failure) }
      if let book = performed.book { journey.adopt(book) }
      if let problem = performed.problem { journey.report(problem: problem) }
      if let problem = desk.perform(journey.adopt(performed.notes)).problem {
        journey.report(problem: problem)
      }
      if event == .key(.control("l")) { session.redraw() }
      let text = journey.check?.order.isEmpty == false ? "\(journey.farewell)\n" : ""
      if text != farewell {
        session.setFarewell(text)
        farewell = text
      }
      isOver = effects.contains(.quit)
    }
    session.close()
    if !farewell.isEmpty { Console.prompt(farewell) }
  }
}
