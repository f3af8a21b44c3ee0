import Foundation
import PathwayFormat
import TestSupport
import Testing

/// `navigator diff` between a git revision and a folder, as a person would ask.
@Suite struct DiffCommandTests {
  @Test func `a revision is equal to the folder that it was made from, until a rule changes`()
    throws
  {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "pathways/modern-slavery")
    for file in try ShippedPathways.files(of: "modern-slavery") {
      let url = root.appending(path: "pathways/\(file.path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    for words in [
      ["init", "-q"], ["add", "-A"],
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Rules"],
    ] {
      #expect(try Self.run("/usr/bin/env", ["git"] + words, in: root).status == 0)
    }

    let same = try Self.diff("HEAD", folder, in: root)
    #expect(same.status == 0, "\(same.text.prefix(500))")

    // Of a revision, every pathway that a folder of pathways has too.
    let whole = try Self.diff("HEAD", root.appending(path: "pathways"), in: root)
    #expect(whole.status == 0, "\(whole.text.prefix(500))")
    #expect(whole.text.hasPrefix("modern-slavery:\nProved equal:"))

    let bodies = folder.appending(path: "register/bodies-councils-wales.yaml")
    let text = try String(contentsOf: bodies, encoding: .utf8)
    let changed = text.replacing(
      "{name: City of Cardiff Council, kind: council, nation: wales",
      with: "{name: City of Cardiff Council, kind: council, nation: england")
    #expect(changed != text)
    try Data(changed.utf8).write(to: bodies)

    let other = try Self.diff("HEAD", folder, in: root)
    #expect(other.status == 1)
    #expect(
      other.text.contains(
        "body City of Cardiff Council: council in wales → council in england"))
    #expect(other.text.contains("0 groups of cases differ. 1 body is listed otherwise."))
  }

  @Test func `two folders of pathways are compared pathway by pathway`() throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "navigator-test-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: root) }
    let (before, after) = (root.appending(path: "before"), root.appending(path: "pathways"))
    for (folder, names) in [
      (before, ["training-needs", "nrm-criteria"]), (after, ["training-needs", "later"]),
    ] {
      for name in names {
        for file in try ShippedPathways.files(of: name == "later" ? "nrm-criteria" : name) {
          let path = file.path.split(separator: "/").dropFirst().joined(separator: "/")
          let url = folder.appending(path: "\(name)/\(path)")
          try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(file.bytes).write(to: url)
        }
      }
    }

    let other = try Self.diff(before.path, after, in: root)
    let same = try Self.diff(after.path, after, in: root)

    #expect(other.status == 1, "\(other.text.prefix(500))")
    #expect(
      other.text.hasPrefix(
        """
        new pathway: later
        pathway no longer there: nrm-criteria
        training-needs:
        Proved equal:
        """), "\(other.text.prefix(500))")
    #expect(same.status == 0, "\(same.text.prefix(500))")
  }

  private static func diff(_ old: String, _ new: URL, in folder: URL) throws -> (
    status: Int32, text: String
  ) {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appending(path: "navigator").path
    return try run(program, ["diff", old, new.path], in: folder)
  }

  private static func run(_ program: String, _ words: [String], in folder: URL) throws -> (
    status: Int32, text: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
