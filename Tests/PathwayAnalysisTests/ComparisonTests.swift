import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

@Suite struct ComparisonTests {
  @Test(arguments: UInt64(1)...60)
  func `a pathway is proved equal to itself, also in other words`(seed: UInt64) {
    let pathway = RandomPathway.make(seed: seed &+ 60_000, combinations: 1_500)
    var reworded = pathway
    // Written otherwise, so that equality has to be proved.
    for place in reworded.names.indices {
      reworded.names[place].condition = .not(.not(reworded.names[place].condition))
    }
    for place in reworded.duties.indices {
      reworded.duties[place].condition = .all([reworded.duties[place].condition])
    }

    #expect(Comparison(of: pathway, with: pathway).isEqual, "\(seed)")
    #expect(Comparison(of: pathway, with: reworded).isEqual, "\(seed)")
  }

  @Test(arguments: UInt64(1)...120)
  func `a changed condition is found exactly where some combination shows it`(
    seed: UInt64
  ) throws {
    let old = RandomPathway.make(seed: seed &+ 70_000, combinations: 1_500)
    var new = old
    let route = old.routes[0]
    let donor = RandomPathway.make(seed: seed &+ 70_000, combinations: 1_500).duties[0].condition
    // The condition of another rule of the same pathway in the place of the route's own.
    guard case .route = donor else {
      new.routes[0] = Route(
        id: route.id, routeClass: route.routeClass, title: route.title, say: route.say,
        condition: .all([route.condition, .not(donor.withoutRoutes)]), beats: route.beats)
      let (before, after) = (ReferenceEvaluator(old), ReferenceEvaluator(new))

      let comparison = Comparison(of: old, with: new)

      let differs = old.everyAnswers.contains { answers in
        before.outcome(for: answers).route != after.outcome(for: answers).route
      }
      let found = comparison.changes.filter { $0.subject == "route" }
      #expect(found.isEmpty != differs, "\(seed)")
      for change in found {
        var answers = change.example.answers
        for fact in old.facts where answers[fact.id] == nil && fact.isAskable {
          answers[fact.id] = fact.everyGiven[0]
        }
        #expect(before.outcome(for: answers).route?.rawValue ?? "no route" == change.before)
        #expect(after.outcome(for: answers).route?.rawValue ?? "no route" == change.after)
      }
      return
    }
    Issue.record("a donor is never a bare route")
  }

  @Test(arguments: UInt64(1)...120)
  func
    `a changed name is found in every route, duty and act that some combination shows, and in no other`(
      seed: UInt64
    ) throws
  {
    let old = RandomPathway.make(seed: seed &+ 75_000, combinations: 400)
    var generator = SeededGenerator(seed: seed)
    var new = old
    if let place = old.names.indices.randomElement(using: &generator) {
      new.names[place].condition = .not(old.names[place].condition)
    } else {
      new.duties[0].condition = .not(old.duties[0].condition)
    }
    let (before, after) = (ReferenceEvaluator(old), ReferenceEvaluator(new))

    let comparison = Comparison(of: old, with: new)

    var shown: Set<String> = []
    for answers in old.everyAnswers {
      let (was, now) = (before.outcome(for: answers), after.outcome(for: answers))
      if was.route != now.route { shown.insert("route") }
      // Two events that are called the same are the same to whoever reads of them.
      for duty in old.duties where duty.words(in: was) != duty.words(in: now) {
        shown.insert("duty \(duty.id)")
      }
      for act in Set(was.acts).symmetricDifference(now.acts) { shown.insert("act \(act)") }
    }
    #expect(Set(comparison.changes.map(\.subject)) == shown, "\(seed)")
  }

  @Test func `a body that is listed as another kind is a difference`() throws {
    let old = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let register = try #require(old.register)
    var bodies = register.bodies
    let first = try #require(bodies.first)
    let other = try #require(bodies.first { $0.kind != first.kind })
    bodies[0] = Register.Body(name: first.name, kind: other.kind, with: first.with)
    var new = old
    new.register = Register(
      fact: register.fact, with: register.with, sets: register.sets, rows: register.rows,
      bodies: bodies, councils: register.councils)

    let comparison = Comparison(of: old, with: new)

    #expect(comparison.changes.isEmpty)
    #expect(comparison.bodies.map(\.name) == [first.name])
    #expect(!comparison.isEqual)
    #expect(Comparison(of: old, with: old).isEqual)
  }

  @Test func `a new fact is compared under each of its answers`() throws {
    let old = RandomPathway.make(seed: 3, combinations: 500)
    var new = old
    new.facts.append(
      Fact(
        id: "extra", group: "G", label: "Extra", question: "Extra?",
        answers: [Answer(id: "a", label: "A"), Answer(id: "b", label: "B")]))

    let comparison = Comparison(of: old, with: new)

    #expect(comparison.added == ["extra"])
    #expect(comparison.changes.isEmpty)
  }
}

extension Duty {
  fileprivate func words(in outcome: Outcome) -> String {
    switch outcome.duty(id)?.standing {
    case .contingent(let place): contingencies[place].provided
    case let standing: "\(String(describing: standing))"
    }
  }
}

extension Condition {
  /// The condition with what it says of routes taken as never so.
  fileprivate var withoutRoutes: Condition {
    switch self {
    case .route: .never
    case .all(let parts): .all(parts.map(\.withoutRoutes))
    case .any(let parts): .any(parts.map(\.withoutRoutes))
    case .not(let part): .not(part.withoutRoutes)
    default: self
    }
  }
}
