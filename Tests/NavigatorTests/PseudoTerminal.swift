import Foundation
import Testing

/// The built program in a terminal of its own, as a person would start it.
final class PseudoTerminal {
  /// How the program ended.
  enum End: Hashable {
    case left(Int32)
    case killed(Int32)
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// ioctl_tty(2): TIOCSPTLCK and TIOCGPTN; and POSIX_SPAWN_SETSID of posix_spawn(3).
  private static let unlock: UInt = 0x4004_5431
  private static let numberOfDevice: UInt = 0x8004_5430
  private static let ownSession: Int16 = 0x80
  /// POSIX_SPAWN_SETSIGMASK: the threads of a test run hold signals back, and a child inherits it.
  private static let ownMask: Int16 = 0x08

  private var terminal: Int32
  /// Kept open here, so that the modes of the terminal can be read after the program is gone.
  private let device: Int32
  let child: pid_t
  let state: URL
  private(set) var output: [UInt8] = []
  /// What a person sees.
  fileprivate(set) var screen: DrawnScreen

  /// The built program.
  static var navigator: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "navigator")
        .path
    }
  }

  /// - Parameter program: another program than the built one, such as a shell that starts it.
  init(
    _ arguments: [String] = [], program other: String? = nil, columns: UInt16 = 80,
    rows: UInt16 = 24, environment: [String: String] = [:]
  ) throws {
    let program = try other ?? Self.navigator
    screen = DrawnScreen(columns: Int(columns), rows: Int(rows))
    state = FileManager.default.temporaryDirectory
      .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")
    // What posix_openpt(3), unlockpt(3) and ptsname(3) do; Glibc's module has none of them.
    // A child that inherits this end keeps the terminal alive, and never sees it hang up.
    terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: CInt = 0
    var unlocked: CInt = 0
    guard terminal >= 0, unsafe ioctl(terminal, Self.unlock, &unlocked) == 0,
      unsafe ioctl(terminal, Self.numberOfDevice, &number) == 0
    else { throw Failure(description: "no terminal could be made") }
    let path = "/dev/pts/\(number)"
    device = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size)

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens is the one that controls it.
    for number in Int32(0)...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, number, path, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Self.ownSession | Self.ownMask)
    var nothing = sigset_t()
    unsafe sigemptyset(&nothing)
    unsafe posix_spawnattr_setsigmask(&attributes, &nothing)
    var variables = ProcessInfo.processInfo.environment
    variables["TERM"] = "xterm-256color"
    variables["LC_ALL"] = "C.UTF-8"
    variables["XDG_STATE_HOME"] = state.path
    variables["XDG_CONFIG_HOME"] = state.path
    for (key, value) in environment { variables[key] = value }
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    let pairs = unsafe variables.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
      for index in unsafe pairs.indices { unsafe free(pairs[index]) }
    }
    var child: pid_t = 0
    let status = unsafe posix_spawn(&child, program, &actions, &attributes, words, pairs)
    guard status == 0 else { throw Failure(description: "\(program): \(status)") }
    self.child = child
  }

  deinit {
    kill(child, SIGKILL)
    if terminal >= 0 { close(terminal) }
    close(device)
    try? FileManager.default.removeItem(at: state)
  }

  /// Reads until a text was written, for ten seconds at most.
  func wait(for text: String) throws {
    let wanted = Array(text.utf8)
    let start = output.count
    for _ in 0..<200 {
      read(milliseconds: 50)
      if output[max(0, start - wanted.count)...].firstRange(of: wanted) != nil { return }
    }
    throw Failure(description: "'\(text)' did not come; the last: \(tail)")
  }

  /// Reads what there is, for as long as something comes.
  func read(milliseconds: Int32) {
    guard terminal >= 0 else { return }
    var poll = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while unsafe Glibc.poll(&poll, 1, milliseconds) > 0 {
      let count = unsafe Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else { return }
      output += buffer.prefix(count)
      screen.take(buffer.prefix(count))
    }
  }

  /// Reads until the screen is as wanted, for ten seconds at most.
  func wait(
    until what: String, _ isAsWanted: (DrawnScreen) -> Bool
  ) throws {
    for _ in 0..<500 {
      read(milliseconds: 20)
      if isAsWanted(screen) { return }
    }
    throw Failure(description: "\(what) did not come; the screen:\n\(screen.text)")
  }

  /// Reads until the screen shows a text, for ten seconds at most.
  func wait(toSee text: String) throws {
    try wait(until: "'\(text)'") { $0.text.contains(text) }
  }

  /// Gives the window another size, as its owner does with the mouse.
  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    read(milliseconds: 0)
    screen.resize(columns: Int(columns), rows: Int(rows))
    _ = unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until nothing more comes, has everything drawn anew over rubbish, and gives back the
  /// screen from before and the one from after.
  func redrawn(showing text: String) throws -> (before: DrawnScreen, after: DrawnScreen) {
    try wait(toSee: text)
    read(milliseconds: 120)
    let before = screen
    screen.wipe()
    type("\u{0C}")
    try wait(until: "a new drawing") { !$0.text.contains("~") && $0.text.contains(text) }
    read(milliseconds: 60)
    return (before, screen)
  }

  /// Takes the terminal away, as a connection that breaks does.
  func hangUp() {
    close(terminal)
    terminal = -1
  }

  /// Types a text, however long; what the program writes meanwhile is read.
  func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    var poll = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
    for _ in 0..<20_000 where !rest.isEmpty {
      read(milliseconds: 0)
      guard unsafe Glibc.poll(&poll, 1, 20) > 0 else { continue }
      // A terminal keeps 4,096 bytes that nobody has read.
      let part = Array(rest.prefix(1024))
      let written = unsafe write(terminal, part, part.count)
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  /// Pastes a text, as a terminal does for a program that has asked to be told.
  func paste(_ text: String) {
    type("\u{1B}[200~\(text.replacingOccurrences(of: "\n", with: "\r"))\u{1B}[201~")
  }

  /// Waits for the program to end, for ten seconds at most.
  func end() throws -> End {
    var status: Int32 = 0
    for _ in 0..<200 {
      read(milliseconds: 20)
      if unsafe waitpid(child, &status, WNOHANG) == child {
        read(milliseconds: 50)
        // wait(2): the low seven bits are the signal.
        return status & 0x7F == 0 ? .left(status >> 8 & 0xFF) : .killed(status & 0x7F)
      }
      usleep(30_000)
    }
    throw Failure(description: "the program does not end; the last: \(tail)")
  }

  /// Whether the terminal echoes and takes whole lines, as a shell expects it.
  var isCooked: Bool {
    var modes = termios()
    guard unsafe tcgetattr(device, &modes) == 0 else { return false }
    return modes.c_lflag & UInt32(ECHO) != 0 && modes.c_lflag & UInt32(ICANON) != 0
  }

  /// What was written last, without what cannot be seen.
  var tail: String {
    String(decoding: output.suffix(2000), as: UTF8.self).filter { $0.isASCII && !$0.isNewline }
  }

  /// Whether the screen from before came back, and nothing was drawn after that.
  var isRestored: Bool {
    let leave = Array("\u{1B}[?1049l".utf8)
    let enter = Array("\u{1B}[?1049h".utf8)
    guard let left = output.ranges(of: leave).last else { return false }
    return (output.ranges(of: enter).last?.lowerBound ?? 0) < left.lowerBound
  }
}

extension PseudoTerminal {
  /// Writes over the screen, as another program would, so that only a whole drawing mends it.
  func screenIsRubbish() {
    read(milliseconds: 50)
    screen.wipe()
  }
}
