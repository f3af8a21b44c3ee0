import Foundation
import Frames
import NavigatorUI
import Terminal

/// Shows a training session and does what it asks, which can only be to end or to write a text.
enum TrainingLoops {
  /// - Throws: ``TerminalSession/Failure`` if the whole screen cannot be used.
  static func runFullScreen(
    _ room: TrainingRoom, theme: Theme, _ environment: [String: String]
  ) throws {
    var presentation = room.presentation
    var session = try TerminalSession(theme: theme)
    var isOver = false
    // The room does not have to know that there is no second screen.
    var board = try? NotesBoard(environment: environment)
    defer { board?.close() }
    while !isOver {
      try? board?.post(presentation.notes)
      session.show(presentation.frame(size: session.size, glyphs: session.glyphs))
      let event = session.nextEvent()
      // It is no key of the session: what was said last stays on the screen.
      if event == .key(.control("l")) {
        session.redraw()
        continue
      }
      let effects = presentation.handle(event, at: TrainingRoom.seconds, size: session.size)
      for effect in effects {
        if let problem = perform(effect) { presentation.report(problem: problem) }
      }
      isOver = effects.contains(.quit)
    }
    session.close()
  }

  static func runLinear(_ room: TrainingRoom, _ environment: [String: String]) {
    var lines = TrainingLines(room.presentation)
    var board = try? NotesBoard(environment: environment)
    defer { board?.close() }
    try? board?.post(lines.presentation.notes)
    for line in lines.opening { Console.write(line) }
    while true {
      Console.prompt(lines.prompt)
      let typed = TypedLines.next()
      guard typed.count <= 1 else {
        Console.write("Several lines came at once, as from a paste. None of them was used.")
        continue
      }
      let reply = lines.read(typed.first, at: TrainingRoom.seconds)
      let problems = reply.effects.compactMap(perform)
      for problem in problems { lines.report(problem: problem) }
      for line in problems.isEmpty ? reply.lines : problems { Console.write(line) }
      try? board?.post(lines.presentation.notes)
      if reply.isOver { return }
    }
  }

  /// - Returns: what could not be done, as a sentence.
  private static func perform(_ effect: TrainingEffect) -> String? {
    guard case .write(let name, let text) = effect else { return nil }
    do {
      // Never over something that is there already.
      try Data(text.utf8).write(to: URL(fileURLWithPath: name), options: .withoutOverwriting)
      return nil
    } catch {
      return "'\(name)' was not written: \(error.localizedDescription)"
    }
  }
}
