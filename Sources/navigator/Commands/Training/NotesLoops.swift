import Foundation
import Frames
import NavigatorUI
import Terminal

/// Follows a presentation on a second screen. Nothing is written while nothing changes.
enum NotesLoops {
  /// How long a change may stay unseen, in milliseconds.
  private static let pause = 500

  /// There is nothing to follow.
  struct Nothing: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: ``Nothing`` if no presentation runs.
  static func start(
    environment: [String: String]
  ) throws(Nothing) -> (reader: NotesReader, screen: NotesScreen) {
    let start = "Start one on the first screen with: navigator train"
    guard var reader = NotesReader(environment: environment) else {
      throw Nothing(description: "there is no home folder; set HOME or XDG_STATE_HOME")
    }
    switch reader.look() {
    case .notes(let notes): return (reader, NotesScreen(.following(notes)))
    case .unreadable(let reason): return (reader, NotesScreen(.unreadable(reason)))
    case .nothing:
      throw Nothing(description: "no training presentation runs for this login. \(start)")
    case .broken:
      throw Nothing(
        description: "the last training presentation stopped without ending, so there is "
          + "nothing to follow. \(start)")
    }
  }

  private static func state(_ found: NotesReader.Found) -> NotesScreen.State {
    switch found {
    case .nothing: .over
    case .broken: .broken
    case .notes(let notes): .following(notes)
    case .unreadable(let reason): .unreadable(reason)
    }
  }

  /// - Throws: ``TerminalSession/Failure`` if the whole screen cannot be used.
  static func runFullScreen(
    _ reader: NotesReader, _ screen: NotesScreen, theme: Theme
  ) throws {
    var (reader, screen) = (reader, screen)
    var session = try TerminalSession(theme: theme)
    var mustDraw = true
    while true {
      if mustDraw { session.show(screen.frame(size: session.size, glyphs: session.glyphs)) }
      let event = session.nextEvent(timeoutMilliseconds: pause)
      if screen.handle(event, size: session.size) { break }
      if event == .key(.control("l")) { session.redraw() }
      mustDraw = screen.show(state(reader.look())) || event != .tick
    }
    session.close()
  }

  static func runLinear(_ reader: NotesReader, _ screen: NotesScreen) {
    var (reader, screen) = (reader, screen)
    Console.write("Type again to hear all of it, quit to leave.")
    for line in screen.lines() { Console.write(line) }
    var typed = WaitingInput()
    while true {
      guard let lines = typed.next(within: pause) else { return }
      for line in lines {
        switch line.lowercased() {
        case "quit", "exit", "q", "leave": return
        case "again": for line in screen.lines(isWhole: true) { Console.write(line) }
        default: Console.write("Type again to hear all of it, quit to leave.")
        }
      }
      if screen.show(state(reader.look())) {
        for line in screen.lines() { Console.write(line) }
      }
    }
  }
}

/// Lines from standard input, without waiting longer than is said.
private struct WaitingInput {
  private var rest: [UInt8] = []

  /// - Parameter milliseconds: how long to wait at most.
  /// - Returns: the lines that came, if any; nil when no more can come.
  mutating func next(within milliseconds: Int) -> [String]? {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&input, 1, Int32(milliseconds)) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
    guard count > 0 else { return nil }
    rest += buffer.prefix(count)
    let lines = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
    rest = Array(lines.last ?? [])
    return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
  }
}
