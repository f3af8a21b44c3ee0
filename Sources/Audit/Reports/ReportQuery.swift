public import Merkle
public import Pathways

/// What a report is asked for.
public struct ReportQuery: Hashable, Sendable {
  public let form: ReportForm
  public let period: ReportPeriod
  public let words: ReportWords
  public var disclosure: Disclosure

  public init(
    form: ReportForm, period: ReportPeriod, words: ReportWords, disclosure: Disclosure = .usual
  ) {
    self.form = form
    self.period = period
    self.words = words
    self.disclosure = disclosure
  }
}

/// What a pathway and its areas call the things that are counted.
public struct ReportWords: Hashable, Sendable {
  public let tables: [ReportTable]
  /// The pathway whose checks are counted; a record of another one is none of its cases.
  let pathway: String
  /// In the order of the pathway.
  let routes: [String]
  let classes: [String]
  let routeTitles: [String: String]
  let duties: [String: String]
  /// Why a duty was not done.
  let reasons: [String: String]
  let facts: [String: String]
  let areas: [String: String]
  /// The labels of kinds of body, and of the nations.
  let bodies: [String: String]
  let nations: [String: String]
  /// For each version of the pathway the last day before somebody had to look at it again.
  let reviewBy: [String: CivilDate]

  /// - Parameters:
  ///   - versions: other versions of the pathway that records may name.
  ///   - areas: the titles of areas by id.
  public init(_ pathway: Pathway, versions: [Pathway] = [], areas: [Area] = []) {
    tables = pathway.reportTables
    self.pathway = pathway.id.rawValue
    routes = pathway.routes.map(\.id.rawValue)
    routeTitles = Dictionary(pathway.routes.map { ($0.id.rawValue, $0.title) }) { one, _ in one }
    var classes: [String] = []
    for route in pathway.routes where !classes.contains(route.routeClass) {
      classes.append(route.routeClass)
    }
    self.classes = classes
    duties = Dictionary(
      pathway.duties.map { ($0.id.rawValue, $0.wording.title ?? $0.id.rawValue) }
    ) { one, _ in one }
    reasons = Dictionary(
      pathway.notDoneReasons.map { ($0.id.rawValue, $0.label) }
    ) { one, _ in one }
    facts = Dictionary(pathway.facts.map { ($0.id.rawValue, $0.label) }) { one, _ in one }
    self.areas = Dictionary(areas.map { ($0.id.rawValue, $0.title) }) { one, _ in one }
    func labels(_ fact: Fact.ID?) -> [String: String] {
      let answers = fact.flatMap { pathway.fact($0) }?.answers ?? []
      return Dictionary(answers.map { ($0.id.rawValue, $0.label) }) { one, _ in one }
    }
    bodies = labels(pathway.register?.fact)
    nations = labels(pathway.register?.with)
    reviewBy = Dictionary(([pathway] + versions).map { ($0.version, $0.reviewBy) }) { one, _ in one
    }
  }

  /// An id as a person reads it, where nothing better is known.
  static func plain(_ id: String) -> String {
    let words = id.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// The checkpoint up to which a log was counted.
public struct ReportSource: Hashable, Sendable {
  /// The name of the log.
  public let origin: String
  public let size: Int
  public let root: TreeHash
  /// What is signed and not in the log, as it says itself.
  public let missing: [MissingPart]

  public init(origin: String, size: Int, root: TreeHash, missing: [MissingPart] = []) {
    self.origin = origin
    self.size = size
    self.root = root
    self.missing = missing
  }
}
