import PathwayFormat
import Pathways
import Testing

/// A pathway on every day between its dates.
@Suite struct StretchTests {
  private func text(
    _ force: String, routes: String,
    kinds: String = "{a: {g: a, basis: ACT}, b: {g: b, basis: ACT}}"
  )
    -> String
  {
    """
    pathway: small
    title: Small
    version: "1"
    in-force: {\(force), review-by: 2030-01-01}
    sources:
      ACT: {title: An Act, publisher: A press, url: "https://example.org", dated: now, checked: 2026-01-01, read: official, kind: act}
    facts:
      f: {group: G, label: F, ask: F?, why: W., answers: {a: A, b: B}, not-known: keep}
      g: {label: G, from: register, answers: {a: A, b: B}, not-known: keep}
    register: {fact: f, sets: [g], kinds: \(kinds)}
    routes:
    \(routes)
    """
  }

  private func read(_ text: String) -> (PathwayReading, [PathwayStretch]) {
    let (whole, stretches) = PathwayReader().readThroughTime([
      PathwayFile(path: "small.yaml", bytes: Array(text.utf8))
    ])
    return (whole, stretches)
  }

  private func route(_ id: String, _ dates: String) -> String {
    "  \(id): {class: c, title: T, when: always, basis: ACT\(dates)}\n"
  }

  @Test func `first days and days after last ones cut the time`() {
    let (_, stretches) = read(
      text(
        "from: 2026-01-01, until: 2026-12-31",
        routes: route("old", ", until: 2026-06-30") + route("new", ", from: 2026-07-01")
          + route("gone", ", until: 2025-01-01") + route("later", ", from: 2027-01-01")))

    #expect(
      stretches.map(\.period.inWords) == [
        "from 1 January 2026 until 30 June 2026", "from 1 July 2026 until 31 December 2026",
      ])
    #expect(stretches.map { $0.pathway.routes.map(\.id) } == [["old"], ["new"]])
  }

  @Test func `without a first or a last day the ends stay open`() {
    let (_, stretches) = read(
      text("until: 2026-12-31", routes: route("old", "") + route("new", ", from: 2026-07-01")))
    #expect(stretches.map(\.period.from?.description) == [nil, "2026-07-01"])

    let (_, open) = read(text("from: 2026-01-01", routes: route("a", ", until: 2026-07-01")))
    #expect(open.map(\.period.until?.description) == ["2026-07-01", nil])
  }

  @Test func `rows of a register on different days stand beside each other`() {
    let kinds = """
      {a: [{g: a, basis: ACT, until: 2026-06-30}, {g: b, basis: ACT, from: 2026-07-01}], b: {g: b, basis: ACT}}
      """
    let (whole, stretches) = read(
      text("from: 2026-01-01", routes: route("a", ""), kinds: kinds))

    #expect(!whole.hasErrors, "\(whole.report)")
    #expect(stretches.map { $0.pathway.register?.rows.first?.sets } == [["g": "a"], ["g": "b"]])
  }

  @Test func `a register that has no row on some day only is refused`() {
    let kinds = """
      {a: [{g: a, basis: ACT, until: 2026-06-30}, {g: b, basis: ACT, from: 2026-07-02}], b: {g: b, basis: ACT}}
      """
    let (whole, stretches) = read(
      text("from: 2026-01-01", routes: route("a", ""), kinds: kinds))

    #expect(whole.diagnostics.map(\.id) == ["register/gap"])
    #expect(stretches.isEmpty)
  }

  @Test func `a source that lists its sections covers their parts`() {
    for (cited, isListed) in [
      ("ACT s52", true), ("ACT s52(1)", true), ("ACT", true), ("ACT s5", false),
      ("ACT s521", false), ("ACT s52A", false), ("ACT sch 1 part 2", true),
    ] {
      let text = text("from: 2026-01-01", routes: route("a", ""))
        .replacing("kind: act}", with: "kind: act, sections: [s52, sch 1]}")
        .replacing("when: always, basis: ACT}", with: "when: always, basis: \(cited)}")
      #expect(read(text).0.diagnostics.isEmpty == isListed, "\(cited)")
    }
  }
}
