import Pathways

extension Condition {
  /// A condition with one small fault, and what was changed.
  struct Fault {
    let condition: Condition
    /// The smallest part that changed, before and after.
    let before: Condition
    let after: Condition

    var words: String {
      "\(ConditionText.text(of: before)) became \(ConditionText.text(of: after))"
    }
  }

  /// Every small fault that an author might make in this condition, each once.
  ///
  /// A phrase is negated, a part dropped, `and` and `or` are swapped, an answer is left out of
  /// a list or one too many stands in it.
  func faults(in pathway: Pathway) -> [Fault] {
    var faults: [Fault] = []
    var seen: Set<Condition> = [self]
    for fault in everyFault(in: pathway) where seen.insert(fault.condition).inserted {
      faults.append(fault)
    }
    return faults
  }

  private func everyFault(in pathway: Pathway) -> [Fault] {
    func here(_ after: Condition) -> Fault {
      Fault(condition: after, before: self, after: after)
    }
    func within(_ parts: [Condition], _ whole: ([Condition]) -> Condition) -> [Fault] {
      parts.indices.flatMap { place in
        parts[place].everyFault(in: pathway).map { fault in
          var changed = parts
          changed[place] = fault.condition
          return Fault(condition: whole(changed), before: fault.before, after: fault.after)
        }
      }
    }
    func without(_ parts: [Condition], _ whole: ([Condition]) -> Condition) -> [Fault] {
      guard parts.count > 1 else { return [] }
      return parts.indices.map { place in
        var rest = parts
        rest.remove(at: place)
        return here(rest.count == 1 ? rest[0] : whole(rest))
      }
    }

    switch self {
    case .always, .never, .outcome: return []
    case .all(let parts):
      return without(parts, Condition.all) + (parts.count > 1 ? [here(.any(parts))] : [])
        + within(parts, Condition.all)
    case .any(let parts):
      return without(parts, Condition.any) + (parts.count > 1 ? [here(.all(parts))] : [])
        + within(parts, Condition.any)
    case .not(let part):
      return [here(part)]
        + part.everyFault(in: pathway).filter { $0.condition != .not(part) }
        .map { Fault(condition: .not($0.condition), before: $0.before, after: $0.after) }
    case .notKnown, .named: return [here(.not(self))]
    case .answered(let fact, let answers):
      return [here(.not(self))]
        + Self.lists(like: answers, of: pathway.fact(fact)?.answers.map(\.id) ?? [])
        .map { here(.answered(fact, $0)) }
    case .includes(let fact, let answers):
      return [here(.not(self))]
        + Self.lists(like: answers, of: pathway.fact(fact)?.answers.map(\.id) ?? [])
        .map { here(.includes(fact, $0)) }
    case .route(let routes):
      return [here(.not(self))]
        + Self.lists(like: routes, of: pathway.routes.map(\.id)).map { here(.route($0)) }
    }
  }

  /// The list without each of its members, and with the next one of all that are offered.
  private static func lists<Name: Hashable>(like list: [Name], of all: [Name]) -> [[Name]] {
    var lists: [[Name]] = []
    if list.count > 1 {
      for place in list.indices {
        var shorter = list
        shorter.remove(at: place)
        lists.append(shorter)
      }
    }
    let start = list.last.flatMap { all.firstIndex(of: $0) } ?? 0
    let others = all.indices.map { all[(start + $0) % all.count] }
    // A list of everything offered would be no list any more.
    if let next = others.first(where: { !list.contains($0) }), list.count + 1 < all.count {
      lists.append(all.filter { list.contains($0) || $0 == next })
    }
    return lists
  }
}
