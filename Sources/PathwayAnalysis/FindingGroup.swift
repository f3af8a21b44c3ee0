public import Pathways

/// Findings that say the same of several scenarios, so that they are read once.
public struct FindingGroup: Hashable, Sendable {
  /// The one that stands for all.
  public let first: Finding
  /// The same about other scenarios, in the order of their places.
  public let others: [Finding]

  /// How many of the others are named.
  private static let named = 3

  /// The findings as groups: what is proved first, each by itself, and then the scenarios, with
  /// those sentences first that are true of most.
  ///
  /// - Parameter findings: in the order of their places.
  public static func groups(of findings: [Finding]) -> [FindingGroup] {
    var alone: [FindingGroup] = []
    var causes: [String] = []
    var together: [String: [Finding]] = [:]
    for finding in findings {
      guard let cause = finding.cause else {
        alone.append(FindingGroup(first: finding, others: []))
        continue
      }
      if together[cause] == nil { causes.append(cause) }
      together[cause, default: []].append(finding)
    }
    let sizes = causes.enumerated().sorted { left, right in
      let (more, fewer) = (together[left.element]?.count ?? 0, together[right.element]?.count ?? 0)
      return (-more, left.offset) < (-fewer, right.offset)
    }
    return alone
      + sizes.compactMap { _, cause in
        together[cause].flatMap { all in
          all.first.map { FindingGroup(first: $0, others: Array(all.dropFirst())) }
        }
      }
  }

  /// Whether it is about scenarios.
  public var isOfScenarios: Bool { first.cause != nil }

  /// What to print: the first finding, and where else the same is so.
  ///
  /// - Parameter isAdvised: whether to say how to mend it, which is the same for all scenarios.
  public func diagnostic(isAdvised: Bool) -> Diagnostic {
    let diagnostic = first.diagnostic
    var notes = diagnostic.notes
    if !others.isEmpty {
      let names = others.prefix(Self.named).map { other in
        let place = other.diagnostic.location
        return "\(other.name) (\(place.path):\(place.line))"
      }
      let rest = others.count - names.count
      notes.append(
        Diagnostic.Note(
          "the same in \(others.count) others: \(names.joined(separator: ", "))"
            + (rest > 0 ? " and \(rest) more" : "")))
    }
    return Diagnostic(
      diagnostic.id, severity: diagnostic.severity, at: diagnostic.location, diagnostic.message,
      suggestion: isAdvised ? diagnostic.suggestion : nil, notes: notes)
  }
}

extension Finding {
  fileprivate var name: String {
    if case .scenario(let id) = subject { id.rawValue } else { "" }
  }
}
