import Frames
import NavigatorUI
import Terminal

/// Draws a frame, waits for an event, does what follows, and again.
enum FullScreenLoop {
  /// - Throws: ``TerminalSession/Failure`` if the whole screen cannot be used.
  static func run(_ open: inout OpenJourney, _ look: Look) throws -> OpenJourney.Ending {
    var theme = look.theme(for: open.journey.preferences)
    var session = try TerminalSession(theme: theme)
    var farewell = ""
    session.show(frame(of: open.journey, on: session, look))
    open.furnish()
    while true {
      session.show(frame(of: open.journey, on: session, look))
      let event = session.nextEvent()
      let effects = open.journey.handle(event, at: open.desk.moment, size: session.size)
      // On the disk before the next frame: whatever happens then, no answer is lost.
      open.perform(effects)
      let chosen = look.theme(for: open.journey.preferences)
      if chosen != theme {
        session.use(chosen)
        session.redraw()
        theme = chosen
      }
      if event == .key(.control("l")) { session.redraw() }
      let text = open.journey.check?.order.isEmpty == false ? "\(open.journey.farewell)\n" : ""
      if text != farewell {
        session.setFarewell(text)
        farewell = text
      }
      if effects.contains(.changeMode) {
        session.close()
        return .otherMode
      }
      if effects.contains(.quit) { break }
    }
    session.close()
    if !farewell.isEmpty { Console.prompt(farewell) }
    return .over
  }

  private static func frame(
    of journey: Journey, on session: borrowing TerminalSession, _ look: Look
  ) -> Frame {
    let isASCII = look.isASCII(for: journey.preferences)
    return journey.frame(size: session.size, glyphs: isASCII ? .ascii : session.glyphs)
  }
}
