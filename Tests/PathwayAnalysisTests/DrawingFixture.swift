import Foundation
import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways

/// A small pathway with one of everything that a drawing can show.
enum DrawingFixture {
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  static func compiled(_ text: String = text) throws -> CompiledPathway {
    let reading = PathwayReader().read([PathwayFile(path: "x.yaml", bytes: Array(text.utf8))])
    guard let pathway = reading.pathway else { throw Broken(description: reading.report) }
    return try CompiledPathway(pathway)
  }

  static func map() throws -> PathwayMap {
    PathwayMap(of: try compiled(), contentHash: hash)
  }

  static let hash = "sha256:9f2c71aa00112233445566778899"

  static let text = """
    pathway: test
    title: Test pathway
    version: "1"
    in-force: {from: 2026-11-21, review-by: 2027-05-21}
    sources:
      ACT: {title: The Act, publisher: legislation.gov.uk, url: https://example.org/act, dated: "2015", checked: 2026-11-21, read: official, kind: act}
    facts:
      age:
        group: The person
        label: Under 18?
        ask: Is the person under 18, or could they be?
        why: A child never has to agree.
        answers: {child: "Yes, under 18", may_be_child: They could be, adult: "No, 18 or over"}
        not-known: {presume: may_be_child, basis: ACT s51, reason: Protect first.}
      signs:
        group: Signs
        label: Signs
        ask: What have you seen?
        why: Suspicion is enough.
        choose: any
        none: None of these
        answers: {debt: A debt that grows, papers: Papers held by others, pay: Low pay}
        not-known: keep
    routes:
      child: {class: child, title: Child, say: Safeguard the child first., when: "age in [child, may_be_child]", basis: ACT s51}
      adult: {class: adult, title: Adult with signs, say: Ask whether they agree., when: "age is adult and (signs is not-known or signs includes any of [debt, papers])", basis: ACT s1}
      nothing: {class: none, title: No sign, say: Give other help., when: "age is adult and not (signs is not-known) and not (signs includes any of [debt, papers])", basis: ACT s1}
    duties:
      refer: {title: Refer the child, stage: safeguarding, when: "age in [child, may_be_child]", if-unsure: due, to: social care, by: same day, basis: ACT s47}
      police: {title: Ring the police, stage: emergency, when: signs includes debt, if-unsure: due, to: the police, by: at once, basis: ACT s1, contingent: [{when: route is adult, provided: they agree}]}
    """

  /// What differs between a text and the file of that name, or nil.
  ///
  /// `NAVIGATOR_RECORD=1 swift test` writes the files anew; read the difference before keeping it.
  static func difference(_ text: String, _ name: String) throws -> String? {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Drawings/\(name).txt")
    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return nil
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    return expected == text ? nil : "\(name) was\n\(expected)\nand is\n\(text)"
  }
}
