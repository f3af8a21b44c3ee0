import Foundation
import TestSupport
import Testing

/// That no training session can reach a saved check or the record of referrals.
@Suite struct TrainingWallTests {
  private static let forbidden = [
    "Desk", "CheckStore", "Recorder", "LogPlace", "StateFolder", "RuleArchive",
  ]

  @Test(
    arguments: [
      "Sources/navigator/Commands/Training", "Sources/navigator/Training",
      "Sources/NavigatorUI/Training",
    ])
  func `nothing that could save or record is named where training is done`(
    folder: String
  ) throws {
    let root = ShippedPathways.repository.appending(path: folder)
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count >= 3)
    for file in files {
      let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      let words = Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
      for name in Self.forbidden { #expect(!words.contains(name), "\(file) names \(name)") }
    }
  }

  @Test func `the effects of training are to end and to write a text, and no others`() throws {
    let file = ShippedPathways.repository.appending(
      path: "Sources/NavigatorUI/Training/TrainingEffect.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    let cases = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("case ") }
    #expect(cases == ["case quit", "case write(name: String, text: String)"])
  }

  @Test func `a whole session leaves no file behind`() throws {
    let home = FileManager.default.temporaryDirectory
      .appending(path: "training-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let process = Process()
    process.executableURL = ShippedPathways.repository.appending(path: ".build/debug/navigator")
    process.arguments = [
      "train", "--linear", "--scenario", "T_01_three_teenagers_on_a_cannabis_grow",
    ]
    process.environment = ["XDG_STATE_HOME": home.path, "HOME": home.path, "PATH": "/usr/bin:/bin"]
    process.currentDirectoryURL = home
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let typed = Array(repeating: "next", count: 60) + ["reset", "next scenario", "quit"]
    try input.fileHandleForWriting.write(contentsOf: Data(typed.joined(separator: "\n").utf8))
    try input.fileHandleForWriting.close()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()

    #expect(process.terminationStatus == 0)
    let text = String(bytes: written, encoding: .utf8) ?? ""
    #expect(text.contains("WHAT TO DO, IN ORDER"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: home.path).isEmpty)
  }
}
