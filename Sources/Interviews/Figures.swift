public import Pathways

/// How long the interviews of a pathway are, over its scenarios.
public struct Figures: Sendable {
  public let pathway: Pathway
  public let nodeCount: Int
  /// With role and place remembered, as on every day but the first.
  public let remembered: [ScenarioWalk]
  /// With nothing remembered.
  public let fresh: [ScenarioWalk]

  public init(of compiled: CompiledPathway) {
    pathway = compiled.pathway
    nodeCount = compiled.nodeCount
    let known = Set(pathway.facts.filter { $0.origin != nil }.map(\.id))
    remembered = pathway.scenarios.map { ScenarioWalk($0, in: compiled, remembered: known) }
    fresh = pathway.scenarios.map { ScenarioWalk($0, in: compiled) }
  }

  /// The walks that reach a route of this class.
  public func walks(ofClass routeClass: String, in walks: [ScenarioWalk]) -> [ScenarioWalk] {
    walks.filter { walk in
      walk.interview.possibleRoutes.first.flatMap(pathway.route)?.routeClass == routeClass
    }
  }

  public static func mean(_ walks: [ScenarioWalk]) -> Double {
    walks.isEmpty ? 0 : Double(walks.map(\.asked.count).reduce(0, +)) / Double(walks.count)
  }

  public static func most(_ walks: [ScenarioWalk]) -> Int {
    walks.map(\.asked.count).max() ?? 0
  }

  /// The figures as lines of text.
  public var text: String {
    var lines = [
      "\(pathway.title), version \(pathway.version): \(pathway.scenarios.count) scenarios, "
        + "\(nodeCount) diagram nodes",
      "",
      row("", "mean", "most"),
      row("questions, role and place remembered", remembered),
      row("questions, nothing remembered", fresh),
    ]
    let classes = Set(pathway.routes.map(\.routeClass)).sorted()
    for name in classes {
      lines.append(row("  of class \(name)", walks(ofClass: name, in: remembered)))
    }
    lines.append("")
    lines += settling
    return lines.joined(separator: "\n")
  }

  /// After how many answers the duties that cannot wait stand on the screen, at the latest.
  private var settling: [String] {
    let urgent = pathway.duties.filter { [.emergency, .safeguarding, .police].contains($0.stage) }
    let classes = Set(pathway.routes.map(\.routeClass)).sorted()
    let rows = classes.map { name -> String in
      let walks = walks(ofClass: name, in: remembered)
      let parts = urgent.compactMap { duty -> String? in
        let latest = walks.compactMap { walk in
          walk.interview.outcome?.duty(duty.id)?.standing.isDue == true
            ? walk.settledAfter[duty.id] : nil
        }.max()
        return latest.map { "\(duty.id) \($0)" }
      }
      return "  \(name): \(parts.isEmpty ? "-" : parts.joined(separator: ", "))"
    }
    return ["answers after which a duty is settled, at the latest, role and place remembered"]
      + rows
  }

  private func row(_ label: String, _ walks: [ScenarioWalk]) -> String {
    guard !walks.isEmpty else { return row(label, "-", "-") }
    let tenths = Int((Self.mean(walks) * 10).rounded())
    return row(label, "\(tenths / 10).\(tenths % 10)", "\(Self.most(walks))")
  }

  private func row(_ label: String, _ mean: String, _ most: String) -> String {
    func padded(_ text: String) -> String {
      String(repeating: " ", count: max(0, 6 - text.count)) + text
    }
    let filled = label + String(repeating: " ", count: max(0, 44 - label.count))
    return filled + padded(mean) + padded(most)
  }
}
