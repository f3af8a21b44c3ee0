import Foundation
import TestSupport
import Testing

/// Which module may import which. Arrows point down, and nothing else exists.
@Suite struct LayeringTests {
  static let allowed: [String: Set<String>] = [
    "Pathways": [],
    "DecisionDiagrams": [],
    "PathwayFormat": ["Pathways", "Yams", "Dispatch", "Synchronization"],
    "Interviews": ["Pathways", "DecisionDiagrams"],
    "Handover": ["Pathways", "Interviews"],
    "PathwayAnalysis": ["Pathways", "DecisionDiagrams", "Interviews"],
    "Merkle": ["Crypto"],
    "Audit": [
      "Pathways", "Merkle", "Crypto", "GRDB", "GRDBSQLite", "Foundation", "Dispatch",
      "Synchronization",
    ],
    "Frames": [],
    "Terminal": ["Frames", "CNcurses", "CTerminalGuard"],
    "NavigatorUI": ["Pathways", "Interviews", "Frames"],
    "navigator": [
      "Pathways", "PathwayFormat", "Interviews", "Handover", "PathwayAnalysis", "Merkle", "Audit",
      "Frames",
      "Terminal", "NavigatorUI", "ArgumentParser", "Crypto", "Foundation", "Synchronization",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `a module imports only what stands below it`(module: String) throws {
    let folder = ShippedPathways.repository.appending(path: "Sources/\(module)")
    let walker = FileManager.default.enumerator(atPath: folder.path)
    var found = 0
    while let path = walker?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      found += 1
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1
        else { continue }
        let name = String(words[place + 1].split(separator: ".")[0])
        #expect(
          Self.allowed[module]?.contains(name) == true, "\(module)/\(path) imports \(name)")
      }
    }
    #expect(found > 0, "\(module) has no files")
  }

  /// Training is of the program, which imports the record; its files must not, even so.
  @Test(arguments: ["Commands/Training", "Training"])
  func `no training file imports the record, or what seals it`(folder: String) throws {
    let root = ShippedPathways.repository.appending(path: "Sources/navigator/\(folder)")
    let walker = FileManager.default.enumerator(atPath: root.path)
    let allowed = try #require(Self.allowed["navigator"]).subtracting(["Audit", "Merkle", "Crypto"])
    var found = 0
    while let path = walker?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      found += 1
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1
        else { continue }
        let name = String(words[place + 1].split(separator: ".")[0])
        #expect(allowed.contains(name), "\(folder)/\(path) imports \(name)")
      }
    }
    #expect(found >= 3)
  }

  @Test func `only the store of the audit log reaches a disk`() throws {
    let folder = ShippedPathways.repository.appending(path: "Sources/Audit")
    let walker = FileManager.default.enumerator(atPath: folder.path)
    var outside = 0
    while let path = walker?.nextObject() as? String {
      guard path.hasSuffix(".swift"), !path.hasPrefix("Store/") else { continue }
      outside += 1
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      for name in ["Foundation", "GRDB", "GRDBSQLite", "Glibc"] {
        #expect(!text.contains("import \(name)\n"), "Audit/\(path) imports \(name)")
      }
    }
    #expect(outside > 0)
  }
}
