import Pathways

/// Where the parts of a declaration stand that a finding can be about.
enum DeclarationParts {
  /// - Parameter node: all that stands under the declaration's name.
  static func places(
    in node: LocatedNode, of subject: Subject
  ) -> [DeclarationPart: SourceLocation] {
    var places: [DeclarationPart: SourceLocation] = [:]
    if case .name = subject, case .scalar(let phrase) = node {
      places[.condition] = phrase.location
      return places
    }
    for key in ["when", "only-if", "never", "always"] {
      if let condition = node[key] { places[.condition] = condition.location }
    }
    guard case .duty = subject else { return places }
    places[.doneWhen] = node["done-when"]?.location
    places[.hold] = node["held-while"].map { ($0["when"] ?? $0).location }
    for item in node["contingent"]?.items ?? [] {
      if let words = item["provided"]?.text {
        places[.contingency(words)] = (item["when"] ?? item).location
      }
    }
    for item in node["after"]?.items ?? [] {
      if let first = item.text ?? item["duty"]?.text {
        places[.after(Duty.ID(first))] = (item["when"] ?? item).location
      }
    }
    for item in node["notes"]?.items ?? [] {
      if let words = item.text ?? item["say"]?.text {
        places[.note(words)] = (item["when"] ?? item).location
      }
    }
    if case .mapping(let variants, _)? = node["variants"] {
      for variant in variants {
        places[.variant(Duty.Variant.ID(variant.key.value))] =
          (variant.value["when"] ?? variant.value).location
      }
    }
    return places
  }

  /// The rows of a register, by the kind of body.
  static func rows(in register: LocatedNode) -> [DeclarationPart: SourceLocation] {
    guard case .mapping(let kinds, _)? = register["kinds"] else { return [:] }
    return Dictionary(
      kinds.map { (.rows(Answer.ID($0.key.value)), $0.key.location) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension LocatedNode {
  fileprivate subscript(key: String) -> LocatedNode? {
    guard case .mapping(let entries, _) = self else { return nil }
    return entries.first { $0.key.value == key }?.value
  }

  fileprivate var text: String? {
    if case .scalar(let text) = self { text.value } else { nil }
  }

  /// Something that is not a list counts as one item.
  fileprivate var items: [LocatedNode] {
    if case .sequence(let items, _) = self { items } else { [self] }
  }
}

extension Symbols.Kind {
  /// What a finding says it is about; nil for what no finding is about.
  func subject(_ name: String) -> Subject? {
    switch self {
    case .source: .source(Source.ID(name))
    case .fact: .fact(Fact.ID(name))
    case .derived: .name(DerivedName.ID(name))
    case .route: .route(Route.ID(name))
    case .duty: .duty(Duty.ID(name))
    case .act: .act(Act.ID(name))
    case .assume: .assumption(Assumption.ID(name))
    case .invariant: .invariant(Invariant.ID(name))
    case .scenario: .scenario(Scenario.ID(name))
    case .survivor: .survivor(Survivor.ID(name))
    case .sheet: .sheet(SheetPlan.ID(name))
    case .opening: .opening(OpeningWords.ID(name))
    case .session: .session(SessionPlan.ID(name))
    case .comparison: .comparison(ReferralComparison.ID(name))
    case .qualityPoint: .qualityPoint(QualityPoint.ID(name))
    case .contact, .rule, .report, .reportTable, .audience, .topic: nil
    }
  }
}
