public import Pathways

extension PathwayReading {
  /// Where a part of a declaration stands, as near as can be said.
  ///
  /// - Parameter path: keys, and places in lists from 1, such as `notes`, `3`, `when`.
  public func place(of subject: Subject, path: [String]) -> SourceLocation {
    guard let (section, name) = subject.key else { return sourceMap[subject] }
    for root in roots {
      guard var node = root[section] else { continue }
      // A register may stand in several files, and only one has the row.
      var steps = (name.map { [$0] } ?? []) + path
      guard let first = steps.first, node[first] != nil else { continue }
      while let step = steps.first, let next = node[step] {
        node = next
        steps.removeFirst()
      }
      return steps.count == path.count ? sourceMap[subject] : node.location
    }
    return sourceMap[subject]
  }
}

extension Subject {
  /// The section in which it is declared, and under which key.
  fileprivate var key: (section: String, name: String?)? {
    switch self {
    case .pathway, .accepted, .mistake: nil
    case .fact(let id): ("facts", id.rawValue)
    case .name(let id): ("derived", id.rawValue)
    case .route(let id): ("routes", id.rawValue)
    case .duty(let id): ("duties", id.rawValue)
    case .act(let id): ("acts", id.rawValue)
    case .assumption(let id): ("assume", id.rawValue)
    case .invariant(let id): ("invariants", id.rawValue)
    case .scenario(let id): ("scenarios", id.rawValue)
    case .source(let id): ("sources", id.rawValue)
    case .survivor(let id): ("survivors", id.rawValue)
    case .sheet(let id): ("sheets", id.rawValue)
    case .opening(let id): ("openings", id.rawValue)
    case .session(let id): ("sessions", id.rawValue)
    case .comparison(let id): ("comparisons", id.rawValue)
    case .qualityPoint(let id): ("quality-points", id.rawValue)
    case .register: ("register", nil)
    }
  }
}

extension LocatedNode {
  /// What stands under a key, or at a place of a list; the place 1 of what is no list is itself.
  fileprivate subscript(step: String) -> LocatedNode? {
    switch self {
    case .mapping(let entries, _):
      if let entry = entries.first(where: { $0.key.value == step }) { return entry.value }
      return step == "1" ? self : nil
    case .sequence(let items, _):
      guard let place = Int(step), items.indices.contains(place - 1) else { return nil }
      return items[place - 1]
    case .scalar: return step == "1" ? self : nil
    }
  }
}
