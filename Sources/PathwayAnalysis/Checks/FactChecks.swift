import DecisionDiagrams
import Interviews
import Pathways

/// Every question can change something, and so can every answer.
enum FactUselessCheck: PathwayCheck {
  static let ids = ["fact/useless", "answer/useless"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    guard let compiled = space.compiled() else { return [] }
    let variables = compiled.variables
    let diagrams = compiled.diagrams
    let told = Tellings(compiled)
    var findings: [Finding] = []
    for (index, fact) in space.pathway.facts.enumerated() {
      guard let slot = variables.slots[index] else { continue }
      let levels = slot.level..<(slot.level + slot.count)
      // What is recorded or looked up may be there for others than the rules.
      // The kinds of bodies are there so that people find their own.
      guard !fact.isAlwaysAsked, !fact.isChosenFromRegister else { continue }
      if levels.allSatisfy({ !told.isTested[$0] }) {
        findings.append(
          space.finding(
            "fact/useless", .fact(fact.id), suggestion: "use it in a rule, or remove it",
            "nothing depends on the fact '\(fact.id)'"))
        continue
      }
      if fact.takesSeveral {
        for (place, answer) in slot.answers.enumerated()
        where !told.isTested[slot.level + 1 + place] {
          findings.append(
            space.finding(
              "answer/useless", .fact(fact.id), suggestion: "use it in a rule, or remove it",
              "nothing depends on the answer '\(answer)' of '\(fact.id)'"))
        }
      } else {
        for left in slot.answers.indices {
          for right in slot.answers.indices.dropFirst(left + 1)
          where !told.tells(slot.level, left, right, diagrams) {
            findings.append(
              space.finding(
                "answer/useless", .fact(fact.id),
                suggestion: "let a rule tell them apart, or make them one answer",
                "nothing tells the answers '\(slot.answers[left])' and '\(slot.answers[right])' "
                  + "of '\(fact.id)' apart"))
          }
        }
      }
    }
    return findings
  }

  /// Which variables are tested anywhere below the outcome.
  private struct Tellings {
    let isTested: [Bool]
    private var nodes: [[Diagram]]

    init(_ compiled: CompiledPathway) {
      let diagrams = compiled.diagrams
      var isTested = [Bool](repeating: false, count: diagrams.domains.count)
      nodes = [[Diagram]](repeating: [], count: diagrams.domains.count)
      var seen: Set<Diagram> = []
      var open = compiled.outcomeRoots
      while let diagram = open.popLast() {
        guard let level = diagrams.level(of: diagram), seen.insert(diagram).inserted else {
          continue
        }
        isTested[level] = true
        nodes[level].append(diagram)
        for value in 0..<diagrams.domains[level] {
          open.append(diagrams.child(of: diagram, at: value))
        }
      }
      self.isTested = isTested
    }

    func tells(_ level: Int, _ left: Int, _ right: Int, _ diagrams: Diagrams) -> Bool {
      nodes[level].contains { node in
        diagrams.child(of: node, at: left) != diagrams.child(of: node, at: right)
      }
    }
  }
}
