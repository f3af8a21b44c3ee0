import Pathways

extension Comparison {
  /// What is asked, taken for granted or listed in another way, though every combination of
  /// answers may have the same outcome: another default reaches everybody who is not asked.
  public struct Handling: Hashable, Sendable {
    /// What changed, such as `default of police_policy` or `place of duty call_999`.
    public let subject: String
    public let before: String
    public let after: String
  }
}

extension Comparison.Handling {
  /// The changes between two pathways that call things by the same names.
  static func changes(from old: Pathway, to new: Pathway) -> [Self] {
    let facts = pairs(old.facts, new.facts).flatMap(changes)
    let duties = pairs(old.duties, new.duties).compactMap(changeOfAfter)
    let questions = moves(
      from: old.facts.map(\.id.rawValue), to: new.facts.map(\.id.rawValue), "question")
    let listed = moves(from: listedDuties(of: old), to: listedDuties(of: new), "duty")
    return facts + questions + duties + listed
  }

  private static func pairs<Element: Identifiable>(
    _ old: [Element], _ new: [Element]
  ) -> [(Element, Element)] {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    return new.compactMap { now in before[now.id].map { ($0, now) } }
  }

  private static func changes(_ old: Fact, _ new: Fact) -> [Self] {
    func change<Value: Equatable>(
      _ what: String, _ value: (Fact) -> Value, _ text: (Value) -> String
    )
      -> Self?
    {
      let (was, now) = (value(old), value(new))
      return was == now
        ? nil : Self(subject: "\(what) of \(new.id)", before: text(was), after: text(now))
    }
    let yesOrNo = { (value: Bool) in value ? "yes" : "no" }
    return [
      change("default", \.fallback) { $0?.rawValue ?? "none" },
      change("source", \.origin) { $0?.rawValue ?? "asked only" },
      change("always-ask", \.isAlwaysAsked, yesOrNo),
      change("urgent", \.isUrgent, yesOrNo),
      change("about", \.about) { $0.rawValue },
    ].compactMap(\.self)
  }

  private static func changeOfAfter(_ old: Duty, _ new: Duty) -> Self? {
    guard old.after != new.after else { return nil }
    func text(_ duty: Duty, beside other: Duty) -> String {
      let names = duty.after.map { precedence in
        let same = other.after.first { $0.duty == precedence.duty }
        let isOtherwise = same.map { $0.condition != precedence.condition } ?? false
        return precedence.duty.rawValue + (isOtherwise ? " (in other cases)" : "")
      }
      return names.isEmpty ? "none" : names.joined(separator: ", ")
    }
    return Self(
      subject: "what comes before duty \(new.id)", before: text(old, beside: new),
      after: text(new, beside: old))
  }

  /// By stage and place, as they are listed where nothing has to come first.
  private static func listedDuties(of pathway: Pathway) -> [String] {
    DutyOrder(of: pathway).byStage.map { pathway.duties[$0].id.rawValue }
  }

  /// The fewest that have to be moved to come from one order of what both have to the other.
  private static func moves(from old: [String], to new: [String], _ kind: String) -> [Self] {
    let (there, here) = (Set(old), Set(new))
    let (before, after) = (old.filter(here.contains), new.filter(there.contains))
    return after.difference(from: before).insertions.compactMap { change in
      guard case .insert(let place, let moved, _) = change,
        let earlier = before.firstIndex(of: moved)
      else { return nil }
      func text(_ order: [String], _ place: Int) -> String {
        place == 0 ? "the first" : "after \(order[place - 1])"
      }
      return Self(
        subject: "place of \(kind) \(moved)", before: text(before, earlier),
        after: text(after, place))
    }
  }
}
