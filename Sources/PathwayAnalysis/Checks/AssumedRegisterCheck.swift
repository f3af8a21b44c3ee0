import DecisionDiagrams
import Interviews
import Pathways

/// No assumption excludes what the register itself sets: a slip in the table would be hidden from
/// every proof, while people are still routed by it.
enum AssumedRegisterCheck: PathwayCheck {
  static let ids = ["assume/register"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    guard let register = space.pathway.register, !space.pathway.assumptions.isEmpty else {
      return []
    }
    var findings: [Finding] = []
    for kind in space.pathway.fact(register.fact)?.answers.map(\.id) ?? [] {
      for second in register.with.flatMap(space.pathway.fact)?.answers.map(\.id) ?? [nil] {
        guard let row = register.row(for: kind, with: second) else { continue }
        for assumption in space.pathway.assumptions
        where space.excludes(assumption, kind, second, of: register) {
          findings.append(
            finding(on: assumption, kind, second, row, of: register, in: space))
        }
      }
    }
    return findings
  }

  private static func finding(
    on assumption: Assumption, _ kind: Answer.ID, _ second: Answer.ID?, _ row: Register.Row,
    of register: Register, in space: ProofSpace
  ) -> Finding {
    let sets = register.sets.map { fact in
      "\(fact) to \(row.sets[fact]?.rawValue ?? "not-known")"
    }
    let circumstances = second.map { " in '\($0)'" } ?? ""
    return space.finding(
      "assume/register", .assumption(assumption.id), part: .condition,
      suggestion: "mend the row of the register, or this line if the row is right",
      "'\(assumption.id)' says that this cannot occur, and the register has a row for it: "
        + "'\(kind)'\(circumstances)",
      notes: [
        Diagnostic.Note(
          "it sets \(sets.joined(separator: ", "))", at: space.sourceMap[.register, .rows(kind)])
      ])
  }
}

extension ProofSpace {
  /// Whether an assumption leaves no case over in which a body of this kind is chosen.
  fileprivate mutating func excludes(
    _ assumption: Assumption, _ kind: Answer.ID, _ second: Answer.ID?, of register: Register
  ) -> Bool {
    var here = answering(register.fact, kind)
    if let fact = register.with, let second {
      let also = answering(fact, second)
      here = compiler.store.and(here, also)
    }
    // Where a fact does not apply no condition is true of it, and nothing is excluded.
    for fact in register.sets {
      guard let index = pathway.facts.firstIndex(where: { $0.id == fact }) else { continue }
      let applies = compiler.applies(index)
      here = compiler.store.and(here, applies)
    }
    guard here != .no else { return false }
    let excluded = compiler.rails(assumption.excludes).yes
    return compiler.store.subtract(here, excluded) == .no
  }

  /// Where a fact is answered so, by the person and not by a presumption.
  private mutating func answering(_ fact: Fact.ID, _ answer: Answer.ID) -> Diagram {
    guard let index = pathway.facts.firstIndex(where: { $0.id == fact }),
      let slot = compiler.variables.slots[index],
      let place = slot.answers.firstIndex(of: answer)
    else { return .no }
    let answered = compiler.store.literal(level: slot.level, in: [place])
    let holds = compiler.rails(.answered(fact, [answer])).yes
    return compiler.store.and(answered, holds)
  }
}
