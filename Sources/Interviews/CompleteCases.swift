internal import DecisionDiagrams
package import Pathways

/// What comes of cases that were answered to the end, found without an interview of each.
///
/// For very many recorded cases in a row. Of a case that an interview would not take, or would go on
/// with, it says nothing: what is the matter there, the interview says.
package struct CompleteCases: Sendable {
  /// As much of an outcome as a record keeps, as places in the pathway.
  package struct Result: Sendable {
    /// Nil is a fault of the pathway, which its proofs exclude.
    package let route: Int?
    /// In the order of doing: the duty, and the place of its state among its states.
    package let duties: [(duty: Int, state: Int)]
  }

  private let compiled: CompiledPathway
  private let bundles: DiagramBundles
  /// Where among the functions of the bundles the state of each duty is. The route is the first.
  private let states: [Int]
  private let facts: [Fact.ID: Int]
  /// What is assumed while nothing is answered and nothing looked up.
  private let unanswered: [Int32]
  private let alwaysAsked: [(id: Fact.ID, index: Int)]

  /// Nil for a pathway too large for it.
  package init?(of compiled: CompiledPathway) {
    self.compiled = compiled
    var functions = [compiled.route]
    var states: [Int] = []
    for duty in compiled.duties {
      states.append(functions.count)
      functions += [duty.state, duty.done] + duty.notes + duty.overtakes
    }
    guard let bundles = DiagramBundles(functions + compiled.acts, of: compiled.diagrams) else {
      return nil
    }
    self.bundles = bundles
    self.states = states
    let pathway = compiled.pathway
    facts = Dictionary(
      pathway.facts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    unanswered = Interview(of: compiled).assignment
    alwaysAsked = pathway.facts.enumerated().filter { $1.isAlwaysAsked && $1.isAskable }
      .map { ($1.id, $0) }
  }

  /// What comes of a case; nil if a question would be open, or anything is given that the pathway
  /// does not take.
  package func result(of answers: Answers, lookedUp: Answers) -> Result? {
    var assignment = unanswered
    // An answer counts before what was looked up, so it is written last.
    for given in [lookedUp, answers] {
      for (fact, value) in given.pairs {
        guard let index = facts[fact],
          compiled.variables.set(index, to: value, in: &assignment)
        else { return nil }
      }
    }
    guard let values = bundles.settledValues(given: assignment) else { return nil }
    func settled(_ diagram: Diagram) -> Int? {
      compiled.diagrams.settledValue(of: diagram, given: assignment)
    }
    for (fact, index) in alwaysAsked where answers[fact] == nil && lookedUp[fact] == nil {
      if settled(compiled.applies[index]) == 1 { return nil }
    }
    let duties = compiled.order.sorted(
      where: { values[states[$0]] > 0 },
      after: { settled(compiled.duties[$0].after[$1]) == 1 })
    return Result(
      route: values[0] > 0 ? Int(values[0]) - 1 : nil,
      duties: duties.map { ($0, Int(values[states[$0]]) - 1) })
  }
}
