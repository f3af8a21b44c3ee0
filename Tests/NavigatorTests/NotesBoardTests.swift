import Foundation
import NavigatorUI
import Testing

@testable import navigator

/// The files by which a second screen follows a presentation.
@Suite struct NotesBoardTests {
  private let home: URL
  private var environment: [String: String] { ["XDG_STATE_HOME": home.path] }
  private var folder: URL { home.appending(path: "navigator/training") }

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appending(path: "notes-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  private func notes(_ title: String) -> PresenterNotes {
    PresenterNotes(title: title, place: "", parts: [.init("NOW", ["Ask."])])
  }

  private func expect(
    _ reader: inout NotesReader, _ wanted: NotesReader.Found,
    at location: SourceLocation = #_sourceLocation
  ) {
    let found = reader.look()
    #expect(found == wanted, sourceLocation: location)
  }

  private func left() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted()
  }

  private func message(
    _ body: () throws(NotesLoops.Nothing) -> Void
  ) -> String {
    do {
      try body()
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `a second screen sees what the first put up, and its end`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var reader = try #require(NotesReader(environment: environment))
    expect(&reader, .nothing)
    var board = try NotesBoard(environment: environment)
    expect(&reader, .nothing)
    for title in ["One", "Two", "Three"] {
      try board.post(notes(title))
      expect(&reader, .notes(notes(title)))
      expect(&reader, .notes(notes(title)))
    }
    board.close()
    expect(&reader, .nothing)
    #expect(try left() == [])
  }

  @Test func `only the owner can read the folder`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let board = try NotesBoard(environment: environment)
    let rights = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
    #expect((rights as? NSNumber)?.intValue == 0o700)
    board.close()
  }

  @Test func `what a killed presentation left is told apart, and removed by the next`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (suffix, text) in [("lock", ""), ("json", #"{"format": 1}"#)] {
      try text.write(
        to: folder.appending(path: "presenting-a-1-1.\(suffix)"), atomically: true,
        encoding: .utf8)
    }
    var reader = try #require(NotesReader(environment: environment))
    expect(&reader, .broken)
    var board = try NotesBoard(environment: environment)
    try board.post(notes("One"))
    expect(&reader, .notes(notes("One")))
    #expect(try left().count(where: { $0.hasSuffix(".lock") }) == 1)
    board.close()
    #expect(try left() == [])
  }

  @Test func `of two presentations the one that was begun last is followed`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var first = try NotesBoard(environment: environment)
    try first.post(notes("First"))
    // Names have the second in which they were begun; one that sorts last is begun last.
    let later = folder.appending(path: "presenting-zzzzzzzz-1-1.lock")
    try Data().write(to: later)
    let handle = try FileHandle(forUpdating: later)
    #expect(flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    let page = NotesBoard.Page(notes: notes("Second"))
    try JSONEncoder().encode(page)
      .write(to: folder.appending(path: "presenting-zzzzzzzz-1-1.json"), options: .atomic)
    var reader = try #require(NotesReader(environment: environment))
    expect(&reader, .notes(notes("Second")))
    try handle.close()
    expect(&reader, .notes(notes("First")))
    first.close()
    expect(&reader, .broken)
  }

  @Test(arguments: ["", "no JSON", #"{"format": 2, "notes": {}}"#, "[]"])
  func `what this version did not write is not guessed at`(text: String) throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var board = try NotesBoard(environment: environment)
    try board.post(notes("One"))
    let file = try #require(try left().first { $0.hasSuffix(".json") })
    try text.write(to: home.appending(path: file), atomically: true, encoding: .utf8)
    var reader = try #require(NotesReader(environment: environment))
    guard case .unreadable(let reason) = reader.look() else {
      Issue.record("it was read")
      return
    }
    #expect(reason.contains("was not written by this version of the program"))
    board.close()
  }

  @Test func `errors are plain, and say how to mend it`() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let start = "Start one on the first screen with: navigator train"
    #expect(
      message { () throws(NotesLoops.Nothing) in
        _ = try NotesLoops.start(environment: environment)
      } == "no training presentation runs for this login. \(start)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "presenting-a-1-1.lock"))
    #expect(
      message { () throws(NotesLoops.Nothing) in
        _ = try NotesLoops.start(environment: environment)
      }
        == "the last training presentation stopped without ending, so there is nothing to follow. "
        + start)
    #expect(
      message { () throws(NotesLoops.Nothing) in _ = try NotesLoops.start(environment: [:]) }
        == "there is no home folder; set HOME or XDG_STATE_HOME")
    #expect(throws: NotesFolder.Failure.self) { try NotesBoard(environment: [:]) }
  }
}
