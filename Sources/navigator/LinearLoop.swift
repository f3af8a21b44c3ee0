import NavigatorUI

/// Writes lines, reads a line, does what follows, and again.
enum LinearLoop {
  static func run(_ desk: Desk) {
    var journey = desk.journey
    let bodies = desk.bodies
    journey.adopt(bodies)
    let known = desk.directory(beside: bodies)
    desk.removeExpired()
    journey.adopt(known.directory, problems: known.problems + desk.recordProblems)
    var session = LinearSession(journey)
    for line in session.opening { Console.write(line) }
    while true {
      Console.prompt(session.prompt)
      let reply = session.read(readLine(strippingNewline: true), at: desk.moment)
      let performed = desk.perform(reply.effects)
      if let news = performed.news { session.report(news: news) }
      if let failure = performed.failure { session.report(failure: failure) }
      if let book = performed.book { session.adopt(book) }
      if let problem = performed.problem { session.report(problem: problem) }
      if let problem = desk.perform(session.adopt(performed.notes)).problem {
        session.report(problem: problem)
      }
      for line in session.lines(for: reply) { Console.write(line) }
      if reply.isOver { return }
    }
  }
}
