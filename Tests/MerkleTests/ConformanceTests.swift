import Foundation
import Merkle
import Testing

/// Checkers that were written from the specifications alone, in other languages, agree with us.
@Suite struct ConformanceTests {
  /// A checker, and whether this machine has what it needs.
  enum Checker: String, CaseIterable {
    case python = "check_log.py"
    case shell = "check_log.sh"

    var command: [String] {
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Conformance/\(rawValue)").path
      return switch self {
      case .python: ["python3", script]
      case .shell: ["bash", script]
      }
    }

    var isHere: Bool {
      let probe =
        switch self {
        case .python: ["python3", "-c", "import cryptography"]
        case .shell: ["bash", "-c", "sha256sum --version && openssl version"]
        }
      return (try? run(probe).status) == 0
    }
  }

  /// A folder with proofs of a log of 21 leaves.
  struct Bundle {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appending(path: "navigator-bundle-\(UInt64.random(in: 0...UInt64.max))")
      let key = try #require(SigningKey(name: "log.example", seed: Array(repeating: 9, count: 32)))
      for name in ["leaves", "proofs", "checkpoints", "consistency"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      try write("origin", Array("log.example\n".utf8))
      try write("vkeys", Array("\(key.verifier)\n".utf8))
      let tree = TreeTests.kept.stored
      func note(_ size: Int) throws -> SignedNote {
        try #require(
          Checkpoint(origin: "log.example", size: size, root: TreeTests.kept.roots[size])
            .signed(by: key))
      }
      for size in [4, 13, 21] { try write("checkpoints/\(size)", try note(size).bytes) }
      for index in [0, 7, 12, 20] {
        try write("leaves/\(index)", TreeTests.leaves[index])
        let size = index == 12 ? 13 : 21
        let proof = try tree.inclusionProof(of: index, atSize: size)
        try write(
          "proofs/\(index).tlog-proof",
          try #require(ProofText(proof: proof, note: try note(size))).bytes)
      }
      for (old, new) in [(4, 13), (13, 21), (4, 21), (21, 21)] {
        let proof = try tree.consistencyProof(from: old, to: new)
        try write(
          "consistency/\(old)-\(new)",
          try #require(WitnessRequest(proof: proof, note: try note(new))).bytes)
      }
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: folder.appending(path: name))
    }

    func read(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    func change(_ name: String, _ change: (inout [String]) -> Void) throws {
      var lines = try read(name).components(separatedBy: "\n")
      change(&lines)
      try write(name, Array(lines.joined(separator: "\n").utf8))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
  }

  /// One thing wrong with a bundle, with a name.
  struct Breakage: Sendable, CustomTestStringConvertible {
    let name: String
    let apply: @Sendable (Bundle) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (Bundle) throws -> Void) {
      self.name = name
      self.apply = apply
    }

    var testDescription: String { name }
  }

  /// Another letter of the alphabet in the place of the first one.
  private static func changed(_ text: String) -> String {
    (text.first == "A" ? "B" : "A") + text.dropFirst()
  }

  static let own = SigningKey(name: "log.example", seed: Array(repeating: 9, count: 32))
  static let other = SigningKey(name: "log.example", seed: Array(repeating: 8, count: 32))

  /// A checkpoint that another key signed in the log's name.
  private static func forged(size: Int, root: TreeHash) throws -> [UInt8] {
    let key = try #require(other)
    return try #require(
      Checkpoint(origin: "log.example", size: size, root: root).signed(by: key)
    ).bytes
  }

  static let breakages: [Breakage] = [
    .init("a leaf has another byte") { try $0.write("leaves/7", [1]) },
    .init("a leaf has a byte more") { try $0.write("leaves/7", TreeTests.leaves[7] + [0]) },
    .init("a leaf is empty") { try $0.write("leaves/7", []) },
    .init("two leaves are exchanged") {
      try $0.write("leaves/7", TreeTests.leaves[20])
      try $0.write("leaves/20", TreeTests.leaves[7])
    },
    .init("a leaf has no proof") {
      try FileManager.default.removeItem(at: $0.folder.appending(path: "proofs/7.tlog-proof"))
    },
    .init("the heading of a proof is another") {
      try $0.change("proofs/7.tlog-proof") { $0[0] = "c2sp.org/tlog-proof@v2" }
    },
    .init("the index of a proof is another") {
      try $0.change("proofs/7.tlog-proof") { $0[1] = "index 8" }
    },
    .init("the index of a proof has a leading zero") {
      try $0.change("proofs/7.tlog-proof") { $0[1] = "index 07" }
    },
    .init("a hash of a proof is changed") {
      try $0.change("proofs/7.tlog-proof") { $0[2] = changed($0[2]) }
    },
    .init("the last hash of a proof is changed") {
      try $0.change("proofs/20.tlog-proof") { $0[3] = changed($0[3]) }
    },
    .init("a hash of a proof is missing") {
      try $0.change("proofs/7.tlog-proof") { $0.remove(at: 2) }
    },
    .init("a hash of a proof stands twice") {
      try $0.change("proofs/7.tlog-proof") { $0.insert($0[2], at: 2) }
    },
    .init("two hashes of a proof are exchanged") {
      try $0.change("proofs/7.tlog-proof") { $0.swapAt(2, 3) }
    },
    .init("a hash of a proof is short") {
      try $0.change("proofs/7.tlog-proof") { $0[2] = "AAAA" }
    },
    .init("a hash of a proof is not Base 64") {
      try $0.change("proofs/7.tlog-proof") { $0[2] = "*" + $0[2].dropFirst() }
    },
    .init("a hash of a proof has stray bits at its end") {
      try $0.change("proofs/7.tlog-proof") {
        let units = Array($0[2].utf8)
        let last = units[42] == 0x39 ? 0x2B : units[42] + 1
        $0[2] = String(decoding: units[..<42] + [last] + [0x3D], as: UTF8.self)
      }
    },
    .init("the empty line of a proof is missing") {
      try $0.change("proofs/7.tlog-proof") { lines in
        lines.removeAll { $0.isEmpty }
      }
    },
    .init("the checkpoint of a proof has another size") {
      try $0.change("proofs/20.tlog-proof") { $0[$0.firstIndex(of: "21") ?? 0] = "22" }
    },
    .init("the checkpoint of a proof is of another log") {
      try $0.change("proofs/20.tlog-proof") {
        $0[$0.firstIndex(of: "log.example") ?? 0] = "log.exampl"
      }
    },
    .init("the signature of a proof is missing") {
      try $0.change("proofs/20.tlog-proof") { $0.removeAll { $0.hasPrefix("—") } }
    },
    .init("the signature of a checkpoint is changed") {
      try $0.change("checkpoints/13") {
        let words = $0[4].components(separatedBy: " ")
        var units = Array(words[2].utf8)
        units[20] = units[20] == 0x41 ? 0x42 : 0x41
        $0[4] = "\(words[0]) \(words[1]) \(String(decoding: units, as: UTF8.self))"
      }
    },
    .init("the root of a checkpoint is changed") {
      try $0.change("checkpoints/13") { $0[2] = changed($0[2]) }
    },
    .init("a checkpoint has an extension line") {
      try $0.change("checkpoints/13") { $0.insert("more", at: 3) }
    },
    .init("a checkpoint stands under another size") {
      let text = try $0.read("checkpoints/13")
      try $0.write("checkpoints/14", Array(text.utf8))
    },
    .init("a checkpoint is signed by another key in the same name") {
      try $0.write("checkpoints/21", try forged(size: 21, root: TreeTests.kept.roots[21]))
    },
    .init("the dash before a signature is a hyphen") {
      try $0.change("checkpoints/13") { $0[4] = "-" + $0[4].dropFirst() }
    },
    .init("a checkpoint does not end in a new line") {
      let text = try $0.read("checkpoints/13")
      try $0.write("checkpoints/13", Array(text.utf8.dropLast()))
    },
    .init("the key is another") {
      let key = try #require(other)
      try $0.write("vkeys", Array("\(key.verifier)\n".utf8))
    },
    .init("the id of the key is changed") {
      try $0.change("vkeys") {
        $0[0] = $0[0].replacingOccurrences(of: "+0", with: "+1")
          .replacingOccurrences(of: "example+", with: "example+f")
      }
    },
    .init("the origin is another") { try $0.write("origin", Array("log2.example\n".utf8)) },
    .init("a hash of a step is changed") {
      try $0.change("consistency/13-21") { $0[1] = changed($0[1]) }
    },
    .init("a hash of a step is missing") {
      try $0.change("consistency/13-21") { $0.remove(at: 1) }
    },
    .init("a step has a hash too many") {
      try $0.change("consistency/21-21") { $0.insert($0[2].isEmpty ? $0[4] : $0[2], at: 1) }
    },
    .init("a step is from another size") {
      try $0.change("consistency/4-21") { $0[0] = "old 13" }
    },
    .init("a step is of a fork") {
      let key = try #require(own)
      let fork = Checkpoint(origin: "log.example", size: 4, root: TreeTests.kept.roots[5])
      try $0.write("checkpoints/4", try #require(fork.signed(by: key)).bytes)
    },
  ]

  private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(arguments: Checker.allCases.filter(\.isHere))
  func `another program accepts our checkpoints and proofs`(checker: Checker) throws {
    let bundle = try Bundle()
    defer { bundle.remove() }

    let (status, output) = try Self.run(checker.command + [bundle.folder.path])

    #expect(output == "holds: 4 leaves, 3 checkpoints, 4 steps\n")
    #expect(status == 0)
  }

  @Test func `there are thirty breakages and more, each by its name`() {
    #expect(Self.breakages.count >= 30)
    #expect(Set(Self.breakages.map(\.name)).count == Self.breakages.count)
  }

  @Test(arguments: breakages)
  func `the checker in shell refuses what is broken`(breakage: Breakage) throws {
    let bundle = try Bundle()
    defer { bundle.remove() }
    try breakage.apply(bundle)

    let (status, output) = try Self.run(Checker.shell.command + [bundle.folder.path])

    #expect(status == 1, "\(output)")
  }

  @Test(.enabled(if: Checker.python.isHere, "needs the Python package cryptography"))
  func `the checker in Python refuses each one that is broken`() throws {
    let bundles = try Self.breakages.map { breakage in
      let bundle = try Bundle()
      try breakage.apply(bundle)
      return bundle
    }
    defer { for bundle in bundles { bundle.remove() } }

    let (status, output) = try Self.run(Checker.python.command + bundles.map(\.folder.path))

    let lines = output.split(separator: "\n")
    #expect(status == 1)
    #expect(lines.count == bundles.count)
    for (breakage, line) in zip(Self.breakages, lines) {
      #expect(line.hasPrefix("refused: "), "\(breakage.name): \(line)")
    }
  }

  @Test func `the shell's checker is tried on every machine`() {
    #expect(Checker.shell.isHere, "install openssl")
  }
}
