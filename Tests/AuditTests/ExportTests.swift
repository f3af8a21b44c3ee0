import Audit
import Foundation
import Merkle
import Testing

@Suite struct ExportTests {
  private func filled() throws -> TemporaryLog { try VerifierTests.filled() }

  private func collected(_ emit: ((String) throws -> Void) throws -> Void) rethrows -> [String] {
    var lines: [String] = []
    try emit { lines.append($0) }
    return lines
  }

  @Test func `each line is one record with its exact leaf, and the last is the checkpoint`() throws
  {
    let one = try filled()
    defer { one.remove() }

    let lines = try collected { try LogExport(one.log, opening: [.stats]).jsonLines($0) }

    #expect(lines.count == 13)
    for (index, line) in lines.dropLast().enumerated() {
      let value = try #require(Canonical(reading: Array(line.utf8.dropLast())))
      let leaf = try #require(value["leaf"]?.text.flatMap { Base64.bytes(of: $0) })
      #expect(value["index"] == .number(index))
      #expect(value["leaf_hash"]?.text == TreeHash.leaf(leaf).description)
      #expect(value["sections"]?["case"] == nil)
      #expect(value["sections"]?["record"] == nil)
    }
    #expect(lines[12].hasPrefix(#"{"checkpoint":"navigator.example/test\u000a12\u000a"#))
    #expect(!lines.joined().contains("HG-0417"))
  }

  @Test func `what is erased says so, and what may be seen is open`() throws {
    let one = try filled()
    defer { one.remove() }

    let lines = try collected { try LogExport(one.log, opening: [.case]).jsonLines($0) }

    #expect(lines[1].contains(#""sections":{"case":{"erased_by":8}}"#))
    #expect(
      lines[2].contains(#""sections":{"case":{"reference":"HG-0417","role":"housing_officer"}}"#))
  }

  @Test func `the folder of tiles leads to the root that is signed`() throws {
    let one = try filled()
    defer { one.remove() }

    let files = Dictionary(
      uniqueKeysWithValues: try LogExport(one.log, opening: []).tiles().map { ($0.0, $0.1) })

    let note = try SignedNote(reading: try #require(files["checkpoint"]))
    let checkpoint = try Checkpoint(reading: note.text)
    #expect(checkpoint.size == 12)
    let tile = try #require(files["tile/0/000.p/12"])
    let hashes = stride(from: 0, to: tile.count, by: 32).map { Array(tile[$0..<$0 + 32]) }
    // The leaves in the bundle hash to the tile, and the tile's peaks to the root.
    var bundle = try #require(files["tile/entries/000.p/12"])[...]
    var frontier = Frontier()
    for hash in hashes {
      let length = Int(bundle.removeFirst()) << 8 | Int(bundle.removeFirst())
      let leaf = TreeHash.leaf(Array(bundle.prefix(length)))
      bundle = bundle.dropFirst(length)
      #expect(leaf.bytes == hash)
      _ = frontier.append(leaf)
    }
    #expect(bundle.isEmpty)
    #expect(frontier.root == checkpoint.root)
    #expect(files.count == 3)
  }

  @Test func `a spreadsheet has one line for each record`() throws {
    let one = try filled()
    defer { one.remove() }

    let lines = try collected {
      try LogExport(one.log, opening: [.stats, .record]).spreadsheet($0)
    }

    #expect(lines.count == 13)
    #expect(lines.allSatisfy { $0.hasSuffix("\r\n") })
    #expect(
      lines[2] == """
        "1","finished","","2026-11","modern_slavery","2026.11","no","child","child","dorset",\
        "england","council","","","","case"\r\n
        """)
    #expect(
      lines[7] == """
        "6","outcome","2","","","","","","","","","","duty_done","child_safeguarding_referral","",""\r\n
        """)
  }

  static let hostile = [
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\"=1", "'=1", "a,=1", "a;=1", "＝1", "＋1",
    "－1", "＠x", "|calc", "%00", "\u{FEFF}=1", "\u{200B}=1", "\r=1", "\n=1", "\u{0}=1",
    "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0",
  ]

  @Test(arguments: hostile) func `a cell is never a formula`(text: String) {
    let line = Spreadsheet.line([text])

    #expect(line.hasPrefix("\"'"))
    #expect(line.hasSuffix("\"\r\n"))
    let inner = line.dropFirst().dropLast(2)
    #expect(!inner.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    #expect(inner.filter { $0 == "\"" }.count % 2 == 0)
  }

  @Test(arguments: ["", "child", "2026-11", "HG-0417", "12", "a b", "it's"])
  func `an ordinary cell is left as it is`(text: String) {
    #expect(Spreadsheet.line([text]) == "\"\(text)\"\r\n")
  }

  @Test(arguments: ["check_log.sh", "check_log.py"])
  func `a proof bundle is accepted by a checker that knows nothing of us`(script: String) throws {
    let one = try filled()
    defer { one.remove() }
    let folder = URL(fileURLWithPath: one.path + ".old-bundle")
    defer { try? FileManager.default.removeItem(at: folder) }
    try bundle(
      try LogExport(one.log, opening: []).proofBundle(of: [0, 4, 11], since: 7), in: folder)
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Conformance/\(script)").path
    let isPython = script.hasSuffix(".py")
    if isPython, try run(["python3", "-c", "import cryptography"]) != 0 { return }

    #expect(try run([isPython ? "python3" : "bash", path, folder.path]) == 0)
    try Data("x".utf8).write(to: folder.appending(path: "leaves/4"))
    #expect(try run([isPython ? "python3" : "bash", path, folder.path]) == 1)
  }

  private func bundle(_ files: [(String, [UInt8])], in folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  @Test(arguments: ["check_log.sh", "check_log.py"])
  func `a checker that knows nothing of us follows a log into its next volume`(script: String)
    throws
  {
    let one = try LostLog.wentOn()
    defer { one.remove() }
    let folder = URL(fileURLWithPath: one.path + "-backup/bundle")
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Conformance/\(script)").path
    let command = [script.hasSuffix(".py") ? "python3" : "bash", path, folder.path]
    if script.hasSuffix(".py"), try run(["python3", "-c", "import cryptography"]) != 0 { return }
    // A record from before the volume and one of it; the old size is of the former name.
    let good = try LogExport(one.log, opening: []).proofBundle(of: [4, 14], since: 11)
    #expect(good.map(\.0).contains("volumes"))
    try bundle(good, in: folder)
    #expect(try run(command) == 0)

    func changed(_ name: String, _ change: ([UInt8]) -> [UInt8]) throws -> Int32 {
      try bundle(good.map { $0.0 == name ? ($0.0, change($0.1)) : $0 }, in: folder)
      return try run(command)
    }
    // Without the line that says so, the name is of another log.
    try bundle(good.filter { $0.0 != "volumes" }, in: folder)
    #expect(try run(command) == 1)
    #expect(try changed("volumes") { _ in Array("11 \(TemporaryLog.origin)/x\n".utf8) } == 1)
    // Without the signature of the key before.
    #expect(
      try changed("checkpoints/13") { bytes in
        let lines = String(decoding: bytes, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        return Array((lines.dropLast(2).joined(separator: "\n") + "\n").utf8)
      } == 1)
    // With that signature alone.
    #expect(
      try changed("checkpoints/13") { bytes in
        var lines = String(decoding: bytes, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        lines.remove(at: 4)
        return Array(lines.joined(separator: "\n").utf8)
      } == 1)
    #expect(try changed("leaves/12") { $0 + [0x0A] } == 1)
  }

  private func run(_ command: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
