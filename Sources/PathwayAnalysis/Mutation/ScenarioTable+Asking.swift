import Pathways

extension ScenarioTable {
  /// What a walk needs to know about the facts.
  struct Asking {
    let order: [Int]
    let isAlwaysAsked: [Bool]
    let isAskable: [Bool]

    init(_ pathway: Pathway) {
      order =
        pathway.facts.indices.filter { pathway.facts[$0].isUrgent }
        + pathway.facts.indices.filter { !pathway.facts[$0].isUrgent }
      isAlwaysAsked = pathway.facts.map(\.isAlwaysAsked)
      isAskable = pathway.facts.map(\.isAskable)
    }
  }
}
