import NavigatorUI

/// Writes lines, reads a line, does what follows, and again.
enum LinearLoop {
  static func run(_ desk: Desk) {
    var journey = desk.journey
    journey.adopt(desk.bodies)
    var session = LinearSession(journey)
    for line in session.opening { Console.write(line) }
    while true {
      Console.prompt(session.prompt)
      let reply = session.read(readLine(strippingNewline: true), at: desk.moment)
      let problem = desk.perform(reply.effects)
      // The problem first: the lines that follow were written in the belief that it was saved.
      if let problem { Console.write("There is a problem. \(problem)") }
      for line in reply.lines { Console.write(line) }
      if reply.isOver { return }
    }
  }
}
