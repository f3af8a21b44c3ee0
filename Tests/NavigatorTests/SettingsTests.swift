import Foundation
import Frames
import NavigatorUI
import Pathways
import Testing

@testable import navigator

/// The settings file: what is read of it, what is written into it, and what stays as it was.
@Suite struct SettingsTests {
  private let config: URL
  private let store: SettingsStore

  init() throws {
    config = FileManager.default.temporaryDirectory
      .appending(path: "navigator-settings-\(UInt64.random(in: 0...UInt64.max))")
    store = SettingsStore(environment: ["XDG_CONFIG_HOME": config.path])
  }

  private func put(_ text: String) throws {
    let file = try #require(store.file)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func text() throws -> String {
    String(decoding: try Data(contentsOf: try #require(store.file)), as: UTF8.self)
  }

  private static let whole: Settings = {
    var settings = Settings()
    settings.preferences = Preferences(theme: .mono, glyphs: .ascii, mode: .linear)
    settings.remembered = [
      "organisation": .one("council"), "nation": .notKnown, "signs": .several(["a", "b c"]),
    ]
    settings.place = AreaPlace(area: "dorset", authority: "bcp", district: nil, nation: "england")
    return settings
  }()

  @Test func `settings come back from the disk as they were written`() throws {
    defer { try? FileManager.default.removeItem(at: config) }

    try store.write(Self.whole, over: Settings())

    let read = store.read()
    #expect(read.settings == Self.whole)
    #expect(read.faults.isEmpty, "\(read.report)")
    #expect(read.exists)
  }

  @Test func `the first change writes a file with notes that only its owner can read`() throws {
    defer { try? FileManager.default.removeItem(at: config) }

    try store.write(Settings(), over: Settings())

    let file = try #require(store.file)
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let written = try text()
    for key in ["theme", "glyphs", "mode", "pathways", "you", "place"] {
      #expect(written.contains("# \(key):"), "\(key) is not explained")
    }
    #expect(written.contains("\ntheme: standard\n"))
  }

  @Test func `without a file everything is as usual`() {
    #expect(store.read().settings == Settings())
    #expect(!store.read().exists)
    #expect(SettingsStore(environment: [:]).read().settings == Settings())
  }

  @Test func `a fault is said with its place, and the rest counts`() throws {
    defer { try? FileManager.default.removeItem(at: config) }
    try put("theme: blue\nglyphs: ascii\ncolour: red\npathways: nowhere\n")

    let read = store.read()

    #expect(read.settings.preferences == Preferences(glyphs: .ascii))
    #expect(read.settings.pathways == nil)
    #expect(read.faults.count == 3)
    #expect(read.report.contains("settings.yaml:1:8: error: 'theme' cannot be 'blue'"))
    #expect(read.report.contains("settings.yaml:3:1: error: the settings file has no key 'colour'"))
    #expect(read.report.contains("settings.yaml:4:11: error: there is no folder 'nowhere'"))
  }

  @Test func `a remembered answer that no fact takes is said with its place`() throws {
    defer { try? FileManager.default.removeItem(at: config) }
    try put("you:\n  organisation: counsil\n  shoe_size: nine\n")
    let fact = Fact(
      id: "organisation", group: "You", label: "Your organisation", question: nil,
      answers: [Answer(id: "council", label: "A council")])

    let read = store.read(facts: [fact])

    #expect(read.settings.remembered == [:])
    #expect(read.faults.count == 2)
    #expect(read.report.contains("settings.yaml:2:17"))
  }

  @Test func `a change leaves notes, order, remarks and unknown keys as they were`() throws {
    defer { try? FileManager.default.removeItem(at: config) }
    try put(
      """
      # mine
      future: 7
      mode: linear  # for the old terminal
      theme: blue

      you:
        organisation: council

      # the end

      """)
    let old = store.read().settings
    var new = old
    new.preferences.mode = .auto
    new.remembered["nation"] = .one("wales")

    try store.write(new, over: old)

    #expect(
      try text() == """
        # mine
        future: 7
        mode: auto # for the old terminal
        theme: blue

        you:
          nation: wales
          organisation: council

        # the end

        """)
  }

  @Test(arguments: [
    "theme: [unclosed\n", "{theme: mono}\n", "\"theme\": mono\n", "theme: &a mono\n",
  ])
  func `a file that cannot be changed safely is not touched`(content: String) throws {
    defer { try? FileManager.default.removeItem(at: config) }
    try put(content)
    let old = store.read().settings
    var new = old
    new.preferences.theme = .highContrast

    #expect(throws: StateFolder.Failure.self) { try store.write(new, over: old) }

    #expect(try text() == content)
  }

  @Test func `what an older version remembered is taken over and lost nowhere`() throws {
    defer { try? FileManager.default.removeItem(at: config) }
    let state = try StateFolder(environment: ["XDG_STATE_HOME": config.path])
    let checks = try CheckStore(in: state)
    let old = state.url.appending(path: "remembered.json")
    try Data(
      #"{"organisation": "council", "nation": "england", "place:": {"area": "dorset"}}"#.utf8
    ).write(to: old)

    let settings = Desk.migrating(store.read(), from: checks, to: store)

    #expect(settings.remembered == ["organisation": .one("council"), "nation": .one("england")])
    #expect(settings.place?.area == "dorset")
    #expect(store.read().settings == settings)
    #expect(!FileManager.default.fileExists(atPath: old.path))
  }

  @Test func `what an older version remembered stays where it is if it cannot be written`() throws {
    defer { try? FileManager.default.removeItem(at: config) }
    let state = try StateFolder(environment: ["XDG_STATE_HOME": config.path])
    let checks = try CheckStore(in: state)
    let old = state.url.appending(path: "remembered.json")
    try Data(#"{"organisation": "council"}"#.utf8).write(to: old)
    try put("theme: [unclosed\n")

    let settings = Desk.migrating(store.read(), from: checks, to: store)

    #expect(settings.remembered == ["organisation": .one("council")])
    #expect(FileManager.default.fileExists(atPath: old.path))
  }

  @Test func `the command line goes before NO_COLOR, and NO_COLOR before the settings`() {
    let mine = Preferences(theme: .highContrast)
    func theme(_ given: Theme?, _ environment: [String: String]) -> Theme {
      Look(theme: given, glyphs: nil, environment: environment).theme(for: mine)
    }

    #expect(theme(nil, [:]) == .highContrast)
    #expect(theme(nil, ["NO_COLOR": ""]) == .highContrast)
    #expect(theme(nil, ["NO_COLOR": "1"]) == .mono)
    #expect(theme(.standard, ["NO_COLOR": "1"]) == .standard)
  }

  @Test func `the settings go before the environment, and the command line before both`() throws {
    defer { try? FileManager.default.removeItem(at: config) }
    let folder = config.appending(path: "rules")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try put("pathways: \(folder.path)\n")
    let environment = ["XDG_CONFIG_HOME": config.path, "NAVIGATOR_PATHWAYS": "/"]

    #expect(
      try PathwayLibrary(chosen: nil, environment: environment).folder.path == folder.path)
    #expect(try PathwayLibrary(chosen: "/tmp", environment: environment).folder.path == "/tmp")
  }
}
