import Foundation
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// A pathway in plain sentences.
@Suite struct PathwayExplainerTests {
  static let folder = ShippedPathways.repository.appending(
    path: "Tests/PathwayAnalysisTests/Explanations")

  private func explanation(hash: String = "sha256:small") throws -> Explanation {
    PathwayExplainer(
      try SmallPathway.pathway, contentHash: hash, on: CivilDate("2026-03-01"),
      changes: ["2025-01-01", "2026-06-30"].compactMap { CivilDate($0) }
    ).explanation
  }

  @Test(arguments: ["small.txt", "small.md"])
  func `a small pathway reads as it did`(name: String) throws {
    let explanation = try explanation()
    let golden = Self.folder.appending(path: name)

    let text = (name == "small.md" ? explanation.markdown : explanation.text()) + "\n"

    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func `no line of text is longer than eighty characters`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)

    let text = PathwayExplainer(pathway, contentHash: "sha256:0").explanation.text()

    // An address has no space at which it could be broken.
    let long = text.split(separator: "\n").filter { $0.count > 80 && !$0.contains("://") }
    #expect(long == [])
  }

  @Test func `a draft says so, also where only one section is printed`() throws {
    let explainer = PathwayExplainer(try SmallPathway.pathway, contentHash: "sha256:small")

    for section in Explanation.Section.allCases {
      let text = explainer.explanation(of: section).text()
      #expect(text.contains("Draft: not approved for use."))
      #expect(text.contains(section.title))
      #expect(!text.contains("Signature:"))
    }
  }

  @Test func `a day outside the time of the pathway is said`() throws {
    let pathway = try SmallPathway.pathway
    let later = PathwayExplainer(pathway, contentHash: "sha256:small", on: CivilDate("2028-01-01"))

    let text = later.explanation(of: .routes).text()

    #expect(text.contains("It is not in force on 1 January 2028."))
    #expect(text.contains("Past its review date"))
  }

  @Test func `an approval of other content does not count`() throws {
    let text = try explanation(hash: "sha256:new").text()

    #expect(text.contains("Draft: not approved for use."))
    #expect(flat(text).contains("is void: the rules have changed since"))
  }

  @Test func `everything that the shipped pathway declares appears in its explanation`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)

    let explanation = PathwayExplainer(pathway, contentHash: "sha256:0").explanation
    let text = flat(explanation.text(width: 9_999))

    let missing = SaidThings(pathway).all.filter { !text.contains(flat($0)) }
    #expect(missing == [])
  }

  /// The text with single spaces, since wrapping takes double ones away.
  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Every text that an author wrote and somebody answers for.
private struct SaidThings {
  let all: [String]

  init(_ pathway: Pathway) {
    var all: [String] = [pathway.title, pathway.summary, pathway.version]
    for source in pathway.sources {
      all += ["[\(source.id)]", source.title, source.publisher, source.dated]
      all += [source.url, source.supplied].compactMap { $0 }
    }
    for contact in pathway.contacts {
      all += ["[\(contact.id)]", contact.name, contact.purpose]
      switch contact.reach {
      case .unconfirmed(let instead): all.append(instead)
      case .confirmed(let phone, let email, let url, let hours):
        all += [phone, email, url, hours].compactMap { $0 }
      }
    }
    for fact in pathway.facts {
      all += ["[\(fact.id)]", fact.label]
      all += [fact.question, fact.help, fact.why, fact.notKnownHelp].compactMap { $0 }
      for answer in fact.answers {
        all += ["\(answer.label) [\(answer.id)]"] + [answer.help].compactMap { $0 }
      }
      if case .presume(_, let reason, _) = fact.notKnown { all += [reason].compactMap { $0 } }
    }
    all += pathway.names.flatMap { ["[\($0.id)]", $0.says].compactMap { $0 } }
    for route in pathway.routes {
      all += ["[\(route.id)]", route.title, route.say, route.routeClass]
      all += route.beats.map(\.reason)
    }
    for duty in pathway.duties {
      all += ["[\(duty.id)]", duty.stage.rawValue] + duty.contingencies.map(\.provided)
      all += [duty.hold?.until].compactMap { $0 } + duty.notes.map(\.say)
      for wording in [duty.wording] + duty.variants.map(\.wording) { all += Self.texts(wording) }
      all += duty.variants.map { "Variant [\($0.id)]" }
    }
    all += pathway.acts.flatMap { ["[\($0.id)]", $0.say] }
    all += pathway.assumptions.flatMap { ["[\($0.id)]", $0.reason] }
    all += pathway.invariants.flatMap { ["[\($0.id)]", $0.says] }
    all += pathway.rules.flatMap { ["\($0.id): \($0.says)"] + [$0.leftOut].compactMap { $0 } }
    all += pathway.wordsToAvoid.map { "“\($0.key)”: \($0.value)" }
    self.all = all
  }

  private static func texts(_ wording: Duty.Wording) -> [String] {
    [wording.title, wording.who, wording.to, wording.by?.words].compactMap { $0 }
      + (wording.say ?? []) + (wording.haveReady ?? [])
  }
}
