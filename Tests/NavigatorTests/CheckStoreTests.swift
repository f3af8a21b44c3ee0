import Foundation
import NavigatorUI
import Pathways
import TestSupport
import Testing

@testable import navigator

@Suite struct CheckStoreTests {
  private let state: URL
  private let store: CheckStore

  init() throws {
    state = FileManager.default.temporaryDirectory
      .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")
    store = try CheckStore(in: try StateFolder(environment: ["XDG_STATE_HOME": state.path]))
  }

  private func check(_ id: String = "0a1b") -> Check {
    Check(
      id: id, caseReference: "HG-0417", pathway: "modern_slavery", pathwayVersion: "2026.11",
      contentHash: "sha256:00",
      answers: ["danger": .one("no"), "signs": .several(["debt"]), "age": .notKnown],
      lookedUp: ["nation": .one("wales")], order: ["danger", "age", "signs"],
      started: "2026-11-21T02:10:00Z", updated: "2026-11-21T02:11:00Z")
  }

  private func permissions(_ url: URL) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test func `a check comes back from the disk as it was saved`() throws {
    defer { try? FileManager.default.removeItem(at: state) }

    try store.save(check())

    #expect(store.contents.checks == [check()])
    #expect(store.contents.unreadable.isEmpty)
  }

  @Test func `only its owner can read a saved check`() throws {
    defer { try? FileManager.default.removeItem(at: state) }

    try store.save(check())

    let folder = state.appending(path: "navigator/checks")
    #expect(try permissions(folder) == 0o700)
    #expect(try permissions(state.appending(path: "navigator")) == 0o700)
    #expect(try permissions(folder.appending(path: "0a1b.json")) == 0o600)
  }

  @Test func `saving again replaces the file and leaves nothing beside it`() throws {
    defer { try? FileManager.default.removeItem(at: state) }
    var changed = check()
    changed.answers["danger"] = .one("yes")

    try store.save(check())
    try store.save(changed)

    let names = try FileManager.default.contentsOfDirectory(
      atPath: state.appending(path: "navigator/checks").path)
    #expect(names == ["0a1b.json"])
    #expect(store.contents.checks == [changed])
  }

  @Test func `a discarded check is gone`() throws {
    defer { try? FileManager.default.removeItem(at: state) }

    try store.save(check())
    try store.discard("0a1b")

    #expect(store.contents.checks.isEmpty)
  }

  @Test func `a damaged file is named and left where it is`() throws {
    defer { try? FileManager.default.removeItem(at: state) }
    let file = state.appending(path: "navigator/checks/ffff.json")
    try Data("{".utf8).write(to: file)
    try store.save(check())

    let contents = store.contents

    #expect(contents.checks == [check()])
    #expect(contents.unreadable.map(\.path) == [file.path])
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `a folder that cannot be written says why and keeps the old file`() throws {
    defer { try? FileManager.default.removeItem(at: state) }
    try store.save(check())
    let folder = state.appending(path: "navigator/checks")
    // A folder in the place of the file makes the last step fail, even for root.
    try FileManager.default.createDirectory(
      at: folder.appending(path: "0c.json/x"), withIntermediateDirectories: true)

    #expect(throws: StateFolder.Failure.self) { try store.save(check("0c")) }
    #expect(store.contents.checks == [check()])
  }

  @Test func `a file whose name is not that of its check is left alone`() throws {
    defer { try? FileManager.default.removeItem(at: state) }
    try store.save(check())
    let folder = state.appending(path: "navigator/checks")
    try FileManager.default.moveItem(
      at: folder.appending(path: "0a1b.json"), to: folder.appending(path: "copy.json"))

    #expect(store.contents.checks.isEmpty)
    #expect(store.contents.unreadable.count == 1)
  }

  @Test func `an id can never name a file elsewhere`() throws {
    defer { try? FileManager.default.removeItem(at: state) }

    #expect(throws: StateFolder.Failure.self) { try store.save(check("../../x")) }
  }

  @Test func `without a home folder there is a clear error`() {
    #expect(throws: StateFolder.Failure.self) { try StateFolder(environment: [:]) }
  }
}
