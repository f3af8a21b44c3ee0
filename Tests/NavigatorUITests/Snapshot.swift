import Frames
import NavigatorUI
import Pathways
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text kept in a file beside the tests.
///
/// `NAVIGATOR_RECORD=1 swift test` writes the files anew; read the difference before keeping it.
struct TextSnapshot {
  let name: String
  let text: String

  static let isRecording = unsafe getenv("NAVIGATOR_RECORD") != nil

  /// What differs from the file, or nil.
  func difference(sourceFile: StaticString = #filePath) -> String? {
    let folders = "\(sourceFile)".split(separator: "/").dropLast()
    // Tests in a folder of their own keep their texts beside all others.
    let folder = folders.prefix { $0 != "NavigatorUITests" } + ["NavigatorUITests"]
    let path = "/\(folder.joined(separator: "/"))/Snapshots/\(name).txt"
    let actual = text + "\n"
    if Self.isRecording {
      return Self.write(actual, to: path) ? nil : "\(path) cannot be written"
    }
    guard let expected = Self.read(path) else { return "there is no \(path)" }
    guard expected != actual else { return nil }
    return "\(name) was\n\(expected)\nand is\n\(actual)"
  }

  private static func read(_ path: String) -> String? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = unsafe fgetc(file)
      guard byte >= 0 else { break }
      bytes.append(UInt8(byte))
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = unsafe fopen(path, "w") else { return false }
    defer { unsafe fclose(file) }
    return unsafe fputs(text, file) >= 0
  }
}

/// A screen kept as a text: rows, the roles of their cells, and the place of the cursor.
struct Snapshot {
  let name: String
  let frame: Frame

  /// What differs from the file, or nil.
  func difference() -> String? {
    TextSnapshot(name: name, text: frame.snapshot).difference()
  }
}

/// A screen, and the keys that lead to it.
struct Screen: Sendable, CustomTestStringConvertible {
  let name: String
  let keys: String
  var remembered: Answers = [:]
  var banners: [String] = []

  var testDescription: String { name }

  func journey() throws -> Journey {
    var first = try Fixture.journey()
    // Two saved checks, so that the list has something to show.
    first.press("^HG-1^1^h", at: Fixture.moment(1))
    first.press("^HG-2^2^1^h", at: Fixture.moment(2))
    let saved = name == "saved-checks" ? first.saved : []
    var journey = try Fixture.journey(remembered: remembered, saved: saved, banners: banners)
    journey.press(keys)
    return journey
  }

  /// No danger, an adult with signs who agrees, a council, police told.
  private static let adult = "^HG-0417^2^1^3^1 2 ^1^1^1^"
  /// Danger and age not known, police told: the child route with one duty done.
  private static let child = "^HG-0417^3^1^4^1 2 ^1^1^"

  static func named(_ name: String) throws -> Screen {
    try #require(all.first { $0.name == name })
  }

  static let all: [Screen] = [
    Screen(name: "home", keys: "", banners: ["Pathways folder: trial-rules"]),
    Screen(name: "home-remembered", keys: "v", remembered: ["organisation": .one("council")]),
    Screen(name: "saved-checks", keys: "2^v"),
    Screen(name: "case-reference", keys: "^HG-04"),
    Screen(name: "case-reference-name", keys: "^Maria^v"),
    Screen(
      name: "question-taken-over", keys: "^HG-0417^",
      remembered: ["nation": .one("england"), "organisation": .one("council")]),
    Screen(name: "question-first", keys: "^HG-0417^"),
    Screen(name: "question-second", keys: "^HG-0417^3^"),
    Screen(name: "question-again", keys: "^HG-0417^3^1^4^<"),
    Screen(name: "question-several", keys: "^HG-0417^3^1^4^1 3 "),
    Screen(name: "question-problem", keys: "^HG-0417^3^1^4^^"),
    Screen(name: "question-register", keys: "^HG-0417^2^1^3^4 5 ^"),
    Screen(name: "profile", keys: "4^"),
    Screen(name: "bodies-empty", keys: "^HG-0417^2^1^3^5 ^/"),
    Screen(name: "bodies-found", keys: "^HG-0417^2^1^3^5 ^/dorv"),
    Screen(name: "answers", keys: child + "AAAA"),
    Screen(name: "answers-set-aside", keys: adult + "3^1^AAv"),
    Screen(name: "result-child", keys: child + "cvvv"),
    Screen(name: "result-adult", keys: adult + "c"),
    Screen(name: "result-act", keys: adult + "cvvvvv"),
    Screen(name: "result-reopened", keys: child + "ch2^1^"),
    Screen(name: "duty", keys: child + "c2^"),
    Screen(name: "act", keys: adult + "cvvvvv^"),
    Screen(name: "explain", keys: child + "ce"),
    Screen(name: "routes", keys: "^HG-0417^2^1^3^r"),
    Screen(name: "routes-end", keys: child + "cr"),
    Screen(name: "settled", keys: "^HG-0417^3^1^4^d"),
    Screen(name: "why", keys: "^HG-0417^2^1^w"),
    Screen(name: "what-if", keys: child + "3w"),
    Screen(name: "sources", keys: child + "cs"),
    Screen(name: "have-ready", keys: child + "cg"),
    Screen(name: "contacts", keys: child + "ct"),
    Screen(name: "help", keys: "^HG-0417^2^?"),
    Screen(name: "palette", keys: "^HG-0417^2^:"),
    Screen(name: "palette-found", keys: "^HG-0417^2^:route"),
    Screen(name: "palette-nothing", keys: child + "c:zebra"),
    Screen(name: "settings", keys: "ov", remembered: ["organisation": .one("council")]),
    Screen(name: "storage", keys: "o6^"),
    Screen(name: "emergency", keys: "^HG-0417^2^!"),
  ]
}
