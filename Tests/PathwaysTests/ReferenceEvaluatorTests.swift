import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The semantics, one case at a time, on a pathway small enough to hold in the head.
@Suite struct ReferenceEvaluatorTests {
  private static let text = """
    pathway: small
    title: Small
    version: "1"
    in-force: {from: 2026-01-01, review-by: 2026-12-31}
    sources:
      ACT: {title: Act, publisher: P, url: "https://example.org", dated: now, checked: 2026-01-01, read: official, kind: act}
    facts:
      danger: {group: G, label: Danger, ask: Danger?, why: W, answers: {yes: "Yes", no: "No"}, not-known: keep, urgent: yes}
      age: {group: G, label: Age, ask: Age?, why: W, answers: {child: C, maybe: M, adult: A}, not-known: {presume: maybe, basis: ACT s1}}
      consent: {group: G, label: Consent, ask: Consent?, why: W, only-if: age is adult, answers: {yes: "Yes", no: "No"}, not-known: keep}
      capacity: {group: G, label: Capacity, ask: Capacity?, why: W, only-if: age is adult, answers: {fine: F, doubt: D}, not-known: keep}
    routes:
      child: {class: child, title: Child, when: "age in [child, maybe]", basis: ACT s1}
      adult: {class: adult, title: Adult, when: age is adult, basis: ACT s1}
    duties:
      record: {title: Record, stage: record, when: always, to: file, by: same day, basis: ACT s1}
      refer:
        title: Refer
        stage: referral
        when: route is child or consent is yes
        if-unsure: not-due
        held-while: {when: capacity is doubt, until: it is settled}
        contingent: [{when: age is adult, provided: they agree}]
        to: Home Office
        by: same day
        basis: ACT s1
        variants:
          child: {when: route is child, title: Refer the child}
          adult: {when: route is adult}
      call: {title: Call, stage: emergency, when: danger is yes, if-unsure: due, to: police, by: at once, basis: ACT s1}
    acts:
      wait: {say: Do not wait., when: route is child, basis: ACT s1}
    """

  private func outcome(_ answers: Answers) throws -> Outcome {
    let file = PathwayFile(path: "small.yaml", bytes: [UInt8](Self.text.utf8))
    let reading = PathwayReader().read([file])
    #expect(reading.report == "")
    return ReferenceEvaluator(try #require(reading.pathway)).outcome(for: answers)
  }

  private func standing(_ duty: Duty.ID, _ answers: Answers) throws -> Standing? {
    try outcome(answers).duty(duty)?.standing
  }

  @Test func `danger that is not known is met because nobody is sure`() throws {
    #expect(try standing("call", ["danger": .notKnown]) == .dueBecauseUnsure)
    #expect(try standing("call", ["danger": .one("yes")]) == .due)
    #expect(try standing("call", ["danger": .one("no")]) == nil)
  }

  @Test func `an age that is not known is presumed, and the presumption is told`() throws {
    let outcome = try outcome(["danger": .one("no"), "age": .notKnown])

    #expect(outcome.route == "child")
    #expect(outcome.presumptions == ["age"])
    #expect(outcome.acts == ["wait"])
    #expect(outcome.duty("refer")?.variant == "child")
  }

  @Test func `an answer that no longer applies steers nothing`() throws {
    let outcome = try outcome([
      "age": .one("child"), "consent": .one("no"), "capacity": .one("doubt"),
    ])

    #expect(outcome.duty("refer")?.standing == .due)
  }

  @Test func `a refusal leaves the duty contingent, doubt holds it, not knowing is no consent`()
    throws
  {
    let adult: Answers = ["danger": .one("no"), "age": .one("adult")]
    func given(_ more: Answers) -> Answers { more.filled(from: adult) }

    #expect(
      try standing("refer", given(["consent": .one("yes"), "capacity": .one("fine")])) == .due)
    #expect(
      try standing("refer", given(["consent": .one("no"), "capacity": .one("fine")]))
        == .contingent(0))
    #expect(
      try standing("refer", given(["consent": .one("yes"), "capacity": .notKnown])) == .held)
    #expect(
      try standing("refer", given(["consent": .notKnown, "capacity": .one("fine")]))
        == .contingent(0))
  }

  @Test func `the list is in the order of the stages, not of the file`() throws {
    let outcome = try outcome(["danger": .one("yes"), "age": .one("child")])

    #expect(outcome.duties.map(\.duty) == ["call", "refer", "record"])
  }
}
