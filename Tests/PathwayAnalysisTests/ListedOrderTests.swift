import PathwayAnalysis
import PathwayFormat
import Pathways
import Testing

/// What is proved of "duty a before duty b", in pathways whose order an author can follow.
@Suite struct ListedOrderTests {
  private func findings(duties: String, always invariant: String) throws -> [Finding] {
    let text = """
      pathway: small
      title: Small
      version: "1"
      in-force: {from: 2026-01-01, review-by: 2099-12-31}
      sources:
        ACT: {title: Act, publisher: P, url: "https://e.org", dated: 1 May 2026, checked: 2026-01-01, read: official, kind: act}
      facts:
        kind: {group: G, label: K, ask: "K?", why: Why., answers: {a: A, b: B}, not-known: keep}
      routes:
        only: {class: c, title: R, say: Say., when: always, basis: ACT}
      duties:
      \(duties)
      invariants:
        order: {always: \(invariant), says: It comes first.}
      """
    let reading = PathwayReader().read([PathwayFile(path: "small.yaml", bytes: Array(text.utf8))])
    let pathway = try #require(reading.pathway, "\(reading.report)")
    return Analyzer().analysis(of: pathway, sourceMap: reading.sourceMap).findings
      .filter { $0.diagnostic.id == "invariant/broken" }
  }

  /// By its stage the last stands first, and a chain holds it back.
  private func chain(_ middle: String) -> String {
    """
      last: {title: L, stage: emergency, when: always, after: [middle], to: t, by: at once, basis: ACT}
      middle: {title: M, stage: safety, when: \(middle), after: [first], to: t, by: at once, basis: ACT}
      first: {title: F, stage: record, when: always, to: t, by: at once, basis: ACT}
    """
  }

  @Test func `a chain of three holds though the last does not name the first`() throws {
    let findings = try findings(
      duties: chain("always"), always: "duty first before duty last")

    #expect(findings.isEmpty)
  }

  @Test func `the chain is broken where its middle does not stand`() throws {
    let findings = try findings(
      duties: chain("kind is a, if-unsure: due"), always: "duty first before duty last")

    #expect(findings.map(\.example?.answers) == [["kind": .one("b")]])
  }

  @Test func `an after that does not apply leaves the order to stage and place`() throws {
    // What may wait for the late one ranks earlier, and waits for it in one case alone.
    let duties = """
        first: {title: F, stage: safety, when: always, after: [{duty: second, when: kind is not-known}], to: t, by: at once, basis: ACT}
        second: {title: S, stage: safety, when: always, after: [late], to: t, by: at once, basis: ACT}
        late: {title: L, stage: record, when: kind is a, if-unsure: not-due, to: t, by: at once, basis: ACT}
      """

    let held = try findings(
      duties: duties, always: "kind is not-known or duty first before duty second")
    let broken = try findings(duties: duties, always: "duty first before duty second")

    #expect(held.isEmpty)
    #expect(broken.map(\.example?.answers) == [["kind": .notKnown]])
  }

  @Test func `one of two is held up by something late, and the other is listed first`() throws {
    let duties = """
        early: {title: E, stage: safety, when: always, after: [{duty: late, when: kind is a}], to: t, by: at once, basis: ACT}
        other: {title: O, stage: police, when: always, to: t, by: at once, basis: ACT}
        late: {title: L, stage: record, when: always, to: t, by: at once, basis: ACT}
      """

    let findings = try findings(duties: duties, always: "duty early before duty other")

    #expect(findings.map(\.example?.answers) == [["kind": .one("a")]])
  }
}
