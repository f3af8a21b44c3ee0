import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import PathwayAnalysis

/// What is taken out of the national pathway is missed.
///
/// `NAVIGATOR_LARGE=1 swift test --filter MutationTests` tries every removal; otherwise one in
/// twelve of those for which the whole pathway has to be tried.
@Suite struct MutationTests {
  private let isLarge = ProcessInfo.processInfo.environment["NAVIGATOR_LARGE"] != nil

  @Test func `removing any single rule is caught`() throws {
    let reading = try ShippedPathways.reading("modern-slavery")
    let pathway = try #require(reading.pathway)
    let refusals = Refusals(of: pathway)
    let removals = MutantMaker.mutants(of: pathway).filter(\.isRemovalOfRule)
    let accepted = Set(pathway.survivors.map(\.change))

    let untold = removals.filter {
      refusals.refusal(of: $0) == nil && !accepted.contains($0.line)
    }
    let tried = isLarge ? untold : untold.enumerated().filter { $0.offset % 12 == 0 }.map(\.element)
    var trial = try #require(
      MutationTrial(pathway, sourceMap: reading.sourceMap, budget: 4_000_000))
    let missed = tried.filter { mutant in
      switch trial.trial(of: mutant).verdict {
      case .killed, .equivalent: false
      case .survived, .notFinished: true
      }
    }

    #expect(removals.count > 200)
    #expect(missed.map(\.line) == [])
  }

  @Test func `the reader refuses what is said to be refused`() throws {
    let files = try ShippedPathways.files(of: "modern-slavery")
    let pathway = try #require(PathwayReader().read(files).pathway)
    let refusals = Refusals(of: pathway)
    let removals = MutantMaker.mutants(of: pathway).filter {
      $0.path.isEmpty && $0.change == "removed"
    }

    for mutant in removals.enumerated().filter({ $0.offset % 20 == 7 }).map(\.element) {
      let id = try #require(refusals.refusal(of: mutant), "\(mutant.line)")
      let name = try #require(mutant.line.dropLast(": removed".count).split(separator: " ").last)
      let cut = files.map { Self.file($0, without: String(name), of: mutant.subject) }
      #expect(cut != files, "\(mutant.line)")
      #expect(
        PathwayReader().read(cut).diagnostics.contains { $0.id == id && $0.severity == .error },
        "\(mutant.line)")
    }
  }

  /// The file without the lines of a declaration.
  private static func file(
    _ file: PathwayFile, without name: String, of subject: Subject
  ) -> PathwayFile {
    let section =
      switch subject {
      case .fact: "facts"
      case .name: "derived"
      case .route: "routes"
      case .duty: "duties"
      case .act: "acts"
      default: ""
      }
    var current = ""
    var isInside = false
    var kept: [Substring] = []
    let text = String(decoding: file.bytes, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.first, first.isLetter { current = String(line.prefix { $0 != ":" }) }
      if line.hasPrefix("  "), line.dropFirst(2).first?.isLetter == true {
        isInside = current == section && line.dropFirst(2).hasPrefix("\(name):")
      } else if line.first?.isLetter == true {
        isInside = false
      }
      if !isInside { kept.append(line) }
    }
    return PathwayFile(path: file.path, bytes: Array(kept.joined(separator: "\n").utf8))
  }
}

extension Mutant {
  /// Whether something is taken out, and not changed; sentences beside duties are no rules.
  fileprivate var isRemovalOfRule: Bool {
    !isOfNote
      && (change == "removed" || change == "dropped" || change.hasPrefix("it no longer")
        || change == "the presumption was dropped")
  }
}
