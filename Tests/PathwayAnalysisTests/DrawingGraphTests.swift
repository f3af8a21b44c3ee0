import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The boxes and lines against the pathway's own meaning.
@Suite struct DrawingGraphTests {
  @Test(arguments: UInt64(1)...60)
  func `every route that some answers reach is drawn, and no other`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 50_000, combinations: 2_000)
    let reference = ReferenceEvaluator(pathway)

    let skeleton = RouteGraph.skeleton(of: try CompiledPathway(pathway))

    let reached = Set(pathway.everyAnswers.compactMap { reference.outcome(for: $0).route })
    #expect(Set(skeleton.routes) == reached, "seed \(seed)")
    for route in pathway.routes {
      #expect((skeleton.page(for: route.id) != nil) == reached.contains(route.id), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `every drawn way is a real one that leads where it is drawn`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 60_000, combinations: 300)
    let compiled = try CompiledPathway(pathway)
    let skeleton = RouteGraph.skeleton(of: compiled)

    for (answers, end) in Self.ways(through: skeleton) {
      var interview = Interview(of: compiled)
      for (fact, given) in answers { try interview.answer(fact, given) }
      let route: [Route.ID] = if case .route(let id) = end { [id] } else { [] }
      #expect(interview.possibleRoutes == route, "seed \(seed)")
      #expect(interview.routeIsSettled, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `every answer takes exactly one branch, and the branches lead to its route`(
    seed: UInt64
  ) throws {
    let pathway = RandomPathway.make(seed: seed &+ 70_000, combinations: 1_000)
    let reference = ReferenceEvaluator(pathway)
    let skeleton = RouteGraph.skeleton(of: try CompiledPathway(pathway))

    for answers in pathway.everyAnswers {
      var box = try #require(skeleton.boxes.first)
      while case .question(let fact) = box.content {
        let given = try #require(answers[fact])
        let taken = skeleton.edges(from: box.id).filter { $0.branch.contains(given) == true }
        #expect(taken.count == 1, "seed \(seed)")
        box = try #require(taken.first.flatMap { skeleton.box($0.to) })
      }
      let route = reference.outcome(for: answers).route
      #expect(box.content == route.map { .route($0) } ?? .nowhere, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `the ways of the branches add up to all ways to answer`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 80_000, combinations: 2_000)
    let skeleton = RouteGraph.skeleton(of: try CompiledPathway(pathway))

    for box in skeleton.boxes where box.isQuestion {
      let ways = skeleton.edges(from: box.id).compactMap(\.branch.ways)
      #expect(ways.reduce(0, +) == box.ways, "seed \(seed)")
      #expect(ways.allSatisfy { $0 > 0 }, "seed \(seed)")
    }
  }

  @Test func `the page of a route draws every way to it and nothing else`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let skeleton = RouteGraph.skeleton(of: try CompiledPathway(pathway))

    for route in skeleton.routes {
      let page = try #require(skeleton.page(for: route))
      #expect(page.routes == [route])
      let wanted = Self.ways(through: skeleton).filter { $0.end == .route(route) }
      #expect(Self.ways(through: page).count == wanted.count)
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `a route's duties are those of some case that ends on it`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 90_000, combinations: 1_000)
    let reference = ReferenceEvaluator(pathway)
    let outcomes = pathway.everyAnswers.map { reference.outcome(for: $0) }

    let duties = try #require(RouteDuties(of: pathway))

    for route in pathway.routes.map(\.id) {
      let here = outcomes.filter { $0.route == route }
      for duty in pathway.duties {
        let standings = Set(here.compactMap { $0.duty(duty.id)?.standing })
        let drawn = duties[route].first { $0.id == duty.id }
        #expect(Set(drawn?.standings ?? []) == standings, "seed \(seed)")
        let isAlways = !here.isEmpty && here.allSatisfy { $0.duty(duty.id) != nil }
        #expect((drawn?.scope == .everyCase) == isAlways, "seed \(seed)")
      }
    }
  }

  @Test func `a worked case is drawn as it is asked`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let compiled = try CompiledPathway(pathway)
    for scenario in pathway.scenarios.prefix(12) {
      let walk = ScenarioWalk(scenario, in: compiled)

      let graph = RouteGraph.questions(of: walk)

      #expect(graph.boxes.filter(\.isQuestion).map(\.content) == walk.asked.map { .question($0) })
      #expect(graph.routes == [walk.interview.outcome?.route].compactMap(\.self))
    }
  }

  /// Every way from the first box to an end, with an answer for each question on it.
  private static func ways(
    through graph: RouteGraph
  ) -> [(answers: [(Fact.ID, Given)], end: RouteGraph.Box.Content)] {
    var ways: [(answers: [(Fact.ID, Given)], end: RouteGraph.Box.Content)] = []
    func walk(_ box: RouteGraph.Box, _ answers: [(Fact.ID, Given)]) {
      guard case .question(let fact) = box.content else {
        ways.append((answers, box.content))
        return
      }
      for edge in graph.edges(from: box.id) {
        guard let next = graph.box(edge.to) else { continue }
        walk(next, answers + [(fact, edge.branch.sample)])
      }
    }
    if let first = graph.boxes.first { walk(first, []) }
    return ways
  }
}
