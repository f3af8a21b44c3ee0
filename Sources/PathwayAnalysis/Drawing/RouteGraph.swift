public import Interviews
public import Pathways

/// A pathway as boxes and lines: the questions that decide the route, and the routes.
public struct RouteGraph: Hashable, Sendable {
  /// A question, or where the questions end.
  public struct Box: Hashable, Sendable, Identifiable {
    public enum Content: Hashable, Sendable {
      case question(Fact.ID)
      case route(Route.ID)
      /// No route stands: a fault of the pathway.
      case nowhere
    }

    /// The number that is drawn; the same on every page of one pathway.
    public let id: Int
    public let content: Content
    /// The column, from 0; a question always stands in the column of its place in the order.
    public fileprivate(set) var layer: Int
    /// A few words.
    public let title: String
    /// One sentence.
    public let detail: String
    /// How many ways there are to answer the question; nil if beyond counting.
    public let ways: Int?

    public init(
      id: Int, content: Content, layer: Int, title: String, detail: String, ways: Int? = nil
    ) {
      self.id = id
      self.content = content
      self.layer = layer
      self.title = title
      self.detail = detail
      self.ways = ways
    }

    public var isQuestion: Bool { if case .question = content { true } else { false } }
  }

  /// From a question to what its answers lead to.
  public struct Edge: Hashable, Sendable {
    public let from: Box.ID
    public let to: Box.ID
    public let branch: Branch

    public init(from: Box.ID, to: Box.ID, branch: Branch) {
      self.from = from
      self.to = to
      self.branch = branch
    }
  }

  /// In the order of their numbers; the first is where one starts.
  public let boxes: [Box]
  /// In the order of the answers.
  public let edges: [Edge]

  public init(boxes: [Box], edges: [Edge]) {
    self.boxes = boxes
    self.edges = edges
  }

  /// All routes that any answers reach, on one page.
  public static func skeleton(of compiled: CompiledPathway) -> RouteGraph {
    RouteGraphBuilder(compiled).graph()
  }

  /// Only the ways that reach one route; nil if none does.
  public func page(for route: Route.ID) -> RouteGraph? {
    guard let end = boxes.first(where: { $0.content == .route(route) }) else { return nil }
    var reaching: Set<Box.ID> = [end.id]
    // Edges go from lower layers to higher ones, so one sweep from the end is enough.
    let layers = Dictionary(uniqueKeysWithValues: boxes.map { ($0.id, $0.layer) })
    for edge in edges.sorted(by: { (layers[$0.from] ?? 0) > (layers[$1.from] ?? 0) })
    where reaching.contains(edge.to) {
      reaching.insert(edge.from)
    }
    return RouteGraph(
      boxes: boxes.filter { reaching.contains($0.id) },
      edges: edges.filter { reaching.contains($0.from) && reaching.contains($0.to) }
    ).compact
  }

  /// The routes that are drawn, in the order of their numbers.
  public var routes: [Route.ID] {
    boxes.compactMap { if case .route(let id) = $0.content { id } else { nil } }
  }

  public func box(_ id: Box.ID) -> Box? { boxes.first { $0.id == id } }

  public func edges(from id: Box.ID) -> [Edge] { edges.filter { $0.from == id } }

  var layerCount: Int { (boxes.map(\.layer).max() ?? -1) + 1 }

  /// The same without empty columns.
  private var compact: RouteGraph {
    let used = Set(boxes.map(\.layer)).sorted()
    return RouteGraph(
      boxes: boxes.map { box in
        var copy = box
        copy.layer = used.firstIndex(of: box.layer) ?? 0
        return copy
      }, edges: edges)
  }
}

extension RouteGraph {
  /// The questions of one worked case, in the order of asking, with the answers given.
  public static func questions(of walk: ScenarioWalk) -> RouteGraph {
    let pathway = walk.interview.pathway
    let facts = walk.asked.compactMap(pathway.fact)
    var boxes = facts.enumerated().map { place, fact in
      Box(
        id: place + 1, content: .question(fact.id), layer: place, title: fact.label,
        detail: fact.question ?? "")
    }
    let route = walk.interview.outcome?.route.flatMap(pathway.route)
    boxes.append(
      Box(
        id: facts.count + 1, content: route.map { .route($0.id) } ?? .nowhere,
        layer: facts.count, title: route?.title ?? "No route", detail: route?.say ?? ""))
    let edges = facts.enumerated().map { place, fact in
      let given = walk.interview.answers[fact.id] ?? .notKnown
      return Edge(
        from: place + 1, to: place + 2,
        branch: Branch(given, of: fact, words: fact.words(for: given)))
    }
    return RouteGraph(boxes: boxes, edges: edges)
  }
}

extension Fact {
  fileprivate func words(for given: Given) -> String {
    switch given {
    case .notKnown: notKnownLabel
    case .one(let id): label(of: id)
    case .several(let ids) where ids.isEmpty:
      if case .any(let none) = choice { none } else { "None of these" }
    case .several(let ids): ids.map(label).joined(separator: "; ")
    }
  }
}
