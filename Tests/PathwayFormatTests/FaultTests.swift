import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Every fault that the reader can find, beside what it prints.
@Suite struct FaultTests {
  static let folder = ShippedPathways.repository.appending(path: "Tests/PathwayFormatTests/Faults")

  static let names: [String] = {
    let items = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (items ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func report(of name: String) throws -> String {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))
    let file = PathwayFile(path: "\(name).yaml", bytes: [UInt8](bytes))
    return PathwayReader().read([file]).report
  }

  @Test(arguments: names)
  func `a fault is reported with its place, its reason and a way to mend it`(
    name: String
  ) throws {
    let golden = Self.folder.appending(path: "\(name).txt")

    let report = try report(of: name)

    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(report.utf8).write(to: golden)
    }
    #expect(report == (try String(contentsOf: golden, encoding: .utf8)))
    #expect(report.contains(name) || name == "empty" || name == "missing-pathway")
  }

  @Test func `there are at least sixty of them`() {
    #expect(Self.names.count >= 60)
  }

  @Test func `all faults of a file are reported, in the order of the lines`() throws {
    let bytes = try Data(
      contentsOf: Self.folder.appending(path: "several-faults-at-once.yaml"))
    let file = PathwayFile(path: "x.yaml", bytes: [UInt8](bytes))

    let reading = PathwayReader().read([file])

    #expect(
      reading.diagnostics.map(\.id) == [
        "shape/unknown-key", "name/unknown", "shape/bad-deadline",
      ])
    #expect(reading.diagnostics == reading.diagnostics.sorted())
  }
}
