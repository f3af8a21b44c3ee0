public import Interviews
public import Pathways

/// Everything that is drawn of a pathway, before anybody decides in which form.
public struct PathwayMap: Sendable {
  /// What every drawing says about itself.
  public struct Heading: Hashable, Sendable {
    public let title: String
    /// Whether this very content was approved, in the words that every screen uses.
    public let standing: String
    /// The version, and enough of the content hash to compare by eye.
    public let edition: String
    public let contentHash: String
    public let sourceCount: Int
  }

  /// A part of the pathway that fits a page.
  public struct Page: Sendable {
    /// For the name of a file.
    public let name: String
    public let title: String
    /// What is drawn and what is not; empty if that needs no word.
    public let remark: String
    public let graph: RouteGraph
    /// The route that the page is about; nil for the skeleton.
    public let route: Route.ID?
    public let duties: [RouteDuty]
  }

  public let heading: Heading
  /// The skeleton and a page for each route, or what was asked for alone.
  public let pages: [Page]

  /// The whole map: the skeleton, then a page for each route.
  public init(of compiled: CompiledPathway, contentHash: String, meaningHash: String? = nil) {
    let pathway = compiled.pathway
    let skeleton = RouteGraph.skeleton(of: compiled)
    let duties = RouteDuties(of: pathway)
    heading = Heading(of: pathway, contentHash: contentHash, meaningHash: meaningHash)
    pages =
      [
        Page(
          name: "skeleton", title: "The questions that decide the route", remark: "",
          graph: skeleton, route: nil, duties: [])
      ]
      + pathway.routes.compactMap { route in
        skeleton.page(for: route.id).map { graph in
          Page(
            name: "route-\(route.id)", title: "Route: \(route.title)",
            remark: "Only the answers that lead here are drawn.", graph: graph, route: route.id,
            duties: duties?[route.id] ?? [])
        }
      }
  }

  /// The questions of one worked case, and what comes of them.
  public init(of walk: ScenarioWalk, contentHash: String, meaningHash: String? = nil) {
    let pathway = walk.interview.pathway
    let outcome = walk.interview.settledOutcome
    heading = Heading(of: pathway, contentHash: contentHash, meaningHash: meaningHash)
    pages = [
      Page(
        name: "scenario-\(walk.scenario.id)", title: "Scenario: \(walk.scenario.title)",
        remark: "Every question that the case asks, in the order of asking.",
        graph: .questions(of: walk), route: outcome.route,
        duties: outcome.duties.compactMap { owed in
          pathway.duty(owed.duty).map { RouteDuty($0, as: owed) }
        })
    ]
  }

  init(heading: Heading, pages: [Page]) {
    self.heading = heading
    self.pages = pages
  }

  /// The same map, with a word for what it is used for before everything that it says of itself.
  public func marked(_ mark: String) -> PathwayMap {
    let marked = Heading(
      title: heading.title, standing: "\(mark). \(heading.standing)", edition: heading.edition,
      contentHash: heading.contentHash, sourceCount: heading.sourceCount)
    return PathwayMap(heading: marked, pages: pages)
  }

  /// The page of one route alone; nil if no answers reach it.
  public func only(_ route: Route.ID) -> PathwayMap? {
    let found = pages.filter { $0.route == route }
    return found.isEmpty ? nil : PathwayMap(heading: heading, pages: found)
  }
}

extension PathwayMap.Heading {
  init(of pathway: Pathway, contentHash: String, meaningHash: String? = nil) {
    let isApproved = pathway.approvalState(
      of: .init(content: contentHash, meaning: meaningHash)
    ).isApproved
    title = pathway.title
    standing =
      isApproved ? "Approved for use" : "Draft: not approved for use"
    // Twelve digits, as people compare them; the whole hash stands where there is room.
    let digits = contentHash.split(separator: ":").last.map { String($0.prefix(12)) } ?? ""
    edition = "Version \(pathway.version), content \(digits)"
    self.contentHash = contentHash
    sourceCount = pathway.sources.count
  }
}

extension RouteDuty {
  /// A duty as it stands in one case.
  init(_ duty: Duty, as owed: OwedDuty) {
    self.init(
      duty, standings: [owed.standing], variants: owed.variant.map { [$0] } ?? [],
      scope: owed.isDone ? .doneHere : .thisCase)
  }
}
