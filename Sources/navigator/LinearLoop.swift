import NavigatorUI
import Terminal

/// Writes lines, reads a line, does what follows, and again.
enum LinearLoop {
  /// - Parameter isArriving: whether the journey comes over from the whole screen.
  static func run(_ open: inout OpenJourney, isArriving: Bool = false) -> OpenJourney.Ending {
    open.furnish()
    var session = LinearSession(open.journey)
    for line in isArriving ? session.arrive() : session.opening { Console.write(line) }
    while true {
      Console.prompt(session.prompt)
      let typed = TypedLines.next()
      if typed.count > 1 {
        Console.write("")
        for line in session.refuse(pasted: typed) { Console.write(line) }
        continue
      }
      let reply = session.read(typed.first, at: open.desk.moment)
      if reply.effects.contains(.clearTerminal) { Console.prompt(ClearedTerminal.text) }
      open.perform(reply.effects, in: &session)
      for line in session.lines(for: reply) { Console.write(line) }
      open.journey = session.journey
      if reply.isOver { return .over }
      if reply.changesMode { return .otherMode }
    }
  }
}
