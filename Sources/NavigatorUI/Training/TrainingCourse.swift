public import Interviews
public import Pathways

/// A scenario together with what a trainer needs to teach from it.
public struct TrainingCase: Hashable, Sendable, Identifiable {
  public let scenario: Scenario
  public let training: Training

  public var id: Scenario.ID { scenario.id }
  public var title: String { scenario.title }

  /// Nil if the scenario is a test alone.
  public init?(_ scenario: Scenario) {
    guard let training = scenario.training else { return nil }
    self.scenario = scenario
    self.training = training
  }
}

/// Which of the training cases are wanted; what is nil does not matter.
public struct TrainingFilter: Hashable, Sendable {
  public var audience: Audience.ID?
  public var topic: Topic.ID?
  /// The area in which a case plays.
  public var area: Area.ID?

  public init(audience: Audience.ID? = nil, topic: Topic.ID? = nil, area: Area.ID? = nil) {
    self.audience = audience
    self.topic = topic
    self.area = area
  }

  /// Whether a case is among those wanted. One without an area could be anywhere.
  public func includes(_ entry: TrainingCase) -> Bool {
    let training = entry.training
    return audience.map(training.audiences.contains) != false
      && topic.map(training.topics.contains) != false
      && (area == nil || training.area == nil || training.area == area)
  }
}

/// Everything that a training session is made of. It holds no check and no way to one.
public struct TrainingCourse: Sendable {
  public let compiled: CompiledPathway
  /// Every training case that the pathway has, in the order of the files.
  let library: [TrainingCase]
  /// Those of the session, in the order of the files or of the plan.
  public let cases: [TrainingCase]
  /// What has to be known before anything else, such as that nobody has approved the rules.
  public let banners: [String]
  /// Whether nobody has approved the rules for this very content.
  public let isDraft: Bool
  /// What comes when; nil where scenarios are chosen from a list.
  public let plan: SessionPlan?

  /// - Parameter plan: the session to run; nil for all that the pathway has.
  public init(
    of compiled: CompiledPathway, plan: SessionPlan? = nil, banners: [String] = [],
    isDraft: Bool = false
  ) {
    self.compiled = compiled
    let all = compiled.pathway.scenarios.compactMap(TrainingCase.init)
    library = all
    cases = plan.map { $0.scenarios.compactMap { id in all.first { $0.id == id } } } ?? all
    self.plan = plan
    self.banners = banners
    self.isDraft = isDraft
  }

  var pathway: Pathway { compiled.pathway }

  func entry(_ id: Scenario.ID?) -> TrainingCase? { cases.first { $0.id == id } }

  func cases(for filter: TrainingFilter) -> [TrainingCase] { cases.filter(filter.includes) }

  /// How long a case may take, in minutes.
  func minutes(for entry: TrainingCase) -> Int {
    plan?.items.first { $0.part == .scenario(entry.id) }?.minutes ?? entry.training.minutes
  }

  /// What is said before the first scenario: the words of the plan, or the usual ones.
  var opening: OpeningWords? {
    let named = plan?.items.lazy.compactMap { item in
      if case .opening(let id) = item.part { id } else { nil }
    }.first
    return named.flatMap { id in pathway.openings.first { $0.id == id } } ?? pathway.openings.first
  }

  /// The areas in which cases play.
  var areas: [Area.ID] { Set(cases.compactMap(\.training.area)).sorted() }

  /// The audiences and topics that some case names, in the order of the pathway.
  var audiences: [Audience] {
    pathway.audiences.filter { audience in
      cases.contains { $0.training.audiences.contains(audience.id) }
    }
  }

  var topics: [Topic] {
    pathway.topics.filter { topic in cases.contains { $0.training.topics.contains(topic.id) } }
  }

  func label(_ id: Audience.ID) -> String {
    pathway.audiences.first { $0.id == id }?.label ?? id.rawValue
  }

  func label(_ id: Topic.ID) -> String {
    pathway.topics.first { $0.id == id }?.label ?? id.rawValue
  }
}
