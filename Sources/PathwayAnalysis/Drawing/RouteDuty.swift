internal import DecisionDiagrams
internal import Interviews
public import Pathways

/// How a duty can stand in the cases that end on one route.
public struct RouteDuty: Hashable, Sendable, Identifiable {
  /// The cases of which it is said.
  public enum Scope: Hashable, Sendable {
    case everyCase, someCases
    /// Of one worked case alone.
    case thisCase, doneHere
  }

  public let id: Duty.ID
  public let title: String
  public let stage: Stage
  /// By when, in words; several if that depends on the case.
  public let deadlines: [String]
  /// Every way in which it stands in some case.
  public let standings: [Standing]
  /// In which cases it stands.
  public let scope: Scope
  /// How it stands, as a person reads it.
  public let words: String

  init(_ duty: Duty, standings: [Standing], variants: [Duty.Variant.ID], scope: Scope) {
    let wordings =
      variants.isEmpty ? [duty.wording] : variants.map { duty.wording(of: $0) }
    id = duty.id
    stage = duty.stage
    title =
      duty.wording.title
      ?? Self.distinct(wordings.compactMap(\.title)).first ?? duty.id.rawValue
    deadlines = Self.distinct(wordings.compactMap(\.by).sorted().map(\.words))
    self.standings = standings
    self.scope = scope
    words = Self.words(for: standings, of: duty, scope: scope)
  }

  private static func words(
    for standings: [Standing], of duty: Duty, scope: Scope
  ) -> String {
    var parts: [String] = []
    if standings.contains(.due) { parts.append("due") }
    if standings.contains(.dueBecauseUnsure) { parts.append("due because unsure") }
    if standings.contains(.held) {
      parts.append("held until \(duty.hold?.until ?? "it is settled")")
    }
    let events = standings.compactMap { standing in
      if case .contingent(let place) = standing { duty.contingencies[place].provided } else { nil }
    }
    if !events.isEmpty {
      parts.append("contingent, only if \(distinct(events).joined(separator: "; or only if "))")
    }
    let words = parts.joined(separator: ", or ")
    return switch scope {
    case .everyCase: "In every case: \(words)"
    case .someCases: "In some cases: \(words)"
    case .thisCase: "In this case: \(words)"
    case .doneHere: "In this case: \(words); already done"
    }
  }

  private static func distinct(_ words: [String]) -> [String] {
    words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
  }
}

/// The duties that come with each route, found from the conditions themselves.
public struct RouteDuties: Sendable {
  private let byRoute: [Route.ID: [RouteDuty]]

  /// In the order of stages, then of the files.
  public subscript(route: Route.ID) -> [RouteDuty] { byRoute[route] ?? [] }

  /// - Returns: nil if the conditions need more nodes than the budget.
  public init?(of pathway: Pathway, budget: Int = 1_000_000) {
    var compiler = PathwayCompiler(pathway, budget: budget)
    _ = compiler.compileRoutes()
    var byRoute: [Route.ID: [RouteDuty]] = [:]
    for place in DutyOrder(of: pathway).byStage {
      let duty = pathway.duties[place]
      let sets = compiler.standingSets(of: duty)
      let variants = compiler.variantSets(of: duty)
      for (route, cases) in zip(pathway.routes, compiler.standing) {
        var standings: [Standing] = []
        var owed = Diagram.no
        for (standing, set) in zip(Self.standings(of: duty), sets) {
          let here = compiler.store.and(cases, set)
          if here != .no { standings.append(standing) }
          owed = compiler.store.or(owed, here)
        }
        guard !standings.isEmpty else { continue }
        var worded: [Duty.Variant.ID] = []
        for (variant, set) in zip(duty.variants, variants.dropFirst()) {
          let here = compiler.store.and(owed, set)
          if here != .no { worded.append(variant.id) }
        }
        byRoute[route.id, default: []].append(
          RouteDuty(
            duty, standings: standings, variants: worded,
            scope: owed == cases ? .everyCase : .someCases))
      }
    }
    guard !compiler.store.isExhausted else { return nil }
    self.byRoute = byRoute
  }

  /// The standings in the order of the sets of a compiler.
  private static func standings(of duty: Duty) -> [Standing] {
    [.due, .dueBecauseUnsure, .held] + duty.contingencies.indices.map(Standing.contingent)
  }
}

extension Stage {
  /// The stage as a heading.
  var heading: String {
    switch self {
    case .emergency: "Emergency"
    case .health: "Health"
    case .safety: "Safety"
    case .safeguarding: "Safeguarding"
    case .police: "Police"
    case .consent: "Consent"
    case .referral: "Referral"
    case .notification: "Notification"
    case .support: "Support"
    case .training: "Training"
    case .record: "Record"
    }
  }
}
