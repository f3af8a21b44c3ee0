import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// Facts, answers, routes and duties under new names are the same ones.
@Suite struct RenamingTests {
  private func pathway(_ text: String) throws -> Pathway {
    let reading = PathwayReader().read([PathwayFile(path: "small.yaml", bytes: Array(text.utf8))])
    return try #require(reading.pathway, "\(reading.report)")
  }

  @Test(arguments: UInt64(1)...80)
  func `a pathway with every name new is proved equal`(seed: UInt64) {
    let seed = RandomPathway.seed(from: seed &+ 60_000, combinations: 1_500)

    let comparison = Comparison(
      of: RandomPathway.make(seed: seed), with: RandomPathway.make(seed: seed, prefix: "new_"))

    #expect(comparison.isEqual, "\(seed): \(comparison.changes) \(comparison.limits)")
    #expect(comparison.added.isEmpty && comparison.removed.isEmpty)
    #expect(comparison.renamed.contains { $0.what == "fact" && $0.was == "fact0" })
  }

  @Test(arguments: UInt64(1)...120)
  func `under new names a change is found exactly where some combination shows it`(
    seed: UInt64
  ) throws {
    let seed = RandomPathway.seed(from: seed &+ 70_000, combinations: 1_500)
    let old = RandomPathway.make(seed: seed)
    var new = RandomPathway.make(seed: seed, prefix: "new_")
    // One answer more or less in the condition of the first route.
    let fact = new.facts[0]
    let part: Condition =
      fact.takesSeveral
      ? .includes(fact.id, [fact.answers[0].id]) : .answered(fact.id, [fact.answers[0].id])
    let route = new.routes[0]
    new.routes[0] = Route(
      id: route.id, routeClass: route.routeClass, title: route.title, say: route.say,
      condition: .any([.all([route.condition, .not(part)]), .all([.not(route.condition), part])]),
      beats: route.beats, was: route.was)
    let (before, after) = (ReferenceEvaluator(old), ReferenceEvaluator(new))
    var shown: Set<[String]> = []
    for answers in old.everyAnswers {
      let was = before.outcome(for: answers).route.map { "new_\($0)" } ?? "no route"
      let now = after.outcome(for: answers.prefixed("new_", in: old)).route?.rawValue ?? "no route"
      if was != now { shown.insert([was, now]) }
    }

    let comparison = Comparison(of: old, with: new)

    let found = comparison.changes.filter { $0.subject == "route" }.map { [$0.before, $0.after] }
    #expect(Set(found) == shown, "\(seed)")
  }

  @Test func `a pathway as it is written, renamed in its text, is proved equal`() throws {
    var text = SmallPathway.text
    for (old, new) in [
      ("  age: {group", "  years: {was: age, group"),
      ("  kind: {group", "  body: {was: kind, group"),
      ("  danger:\n    group", "  risk:\n    was: danger\n    group"),
      ("age is", "years is"), ("kind is", "body is"), ("danger is", "risk is"),
      ("until: the risk is over", "until: the danger is over"),
      ("fact: kind", "fact: body"), ("fact: danger", "fact: risk"),
      ("facts: [danger]", "facts: [risk]"),
      ("{danger: no, signs: [debt], age: child}", "{risk: no, signs: [debt], years: minor}"),
      ("{child: \"Yes\", adult:", "{minor: {say: \"Yes\", was: child}, adult:"),
      ("years is child", "years is minor"), ("presume: child", "presume: minor"),
      ("  tell_council:\n", "  tell_them:\n    was: tell_council\n"),
      ("with: [tell_council]", "with: [tell_them]"),
      ("  other: {class", "  anyone: {was: other, class"), ("route: other", "route: anyone"),
    ] {
      #expect(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }

    let comparison = Comparison(of: try SmallPathway.pathway, with: try pathway(text))

    #expect(comparison.isEqual, "\(comparison.changes) \(comparison.limits)")
    #expect(
      comparison.renamed.map { "\($0.what) \($0.was) \($0.now)" } == [
        "fact age years", "fact danger risk", "fact kind body", "answer of years child minor",
        "route other anyone", "duty tell_council tell_them",
      ])
  }

  @Test func `without the former name they are other facts, and that is reported`() throws {
    let text = SmallPathway.text.replacing("signs", with: "seen")

    let comparison = Comparison(of: try SmallPathway.pathway, with: try pathway(text))

    #expect(comparison.added == ["seen"])
    #expect(comparison.removed == ["signs"])
    #expect(!comparison.isEqual)
  }

  @Test func `a former name that the older version no longer has changes nothing`() throws {
    let text = SmallPathway.text.replacing("age: {group", with: "age: {was: years, group")

    let comparison = Comparison(of: try SmallPathway.pathway, with: try pathway(text))

    #expect(comparison.isEqual)
    #expect(comparison.renamed.isEmpty)
  }
}

extension Answers {
  /// The same answers under the names of the pathway with prefixed ids.
  fileprivate func prefixed(_ prefix: String, in pathway: Pathway) -> Answers {
    var result = Answers()
    for fact in pathway.facts {
      let id = Fact.ID("\(prefix)\(fact.id)")
      switch self[fact.id] {
      case .one(let answer): result[id] = .one(Answer.ID("\(prefix)\(answer)"))
      case .several(let answers): result[id] = .several(answers.map { Answer.ID("\(prefix)\($0)") })
      case .notKnown: result[id] = .notKnown
      case nil: break
      }
    }
    return result
  }
}
