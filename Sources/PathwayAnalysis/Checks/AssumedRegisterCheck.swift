import DecisionDiagrams
import Interviews
import Pathways

/// No assumption excludes what the register itself sets: a slip in the table would be hidden from
/// every proof, while people are still routed by it.
enum AssumedRegisterCheck: PathwayCheck {
  static let ids = ["assume/register"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    guard let register = space.pathway.register else { return [] }
    for assumption in space.pathway.assumptions {
      for cell in cells(in: space.pathway)
      where space.excludes(assumption, cell.kind, cell.second, of: register) {
        findings.append(
          finding(on: assumption, cell.kind, cell.second, cell.row, of: register, in: space))
      }
    }
    return findings
  }

  /// Whether an assumption excludes something that the register sets.
  static func disagrees(with assumption: Assumption, in space: inout ProofSpace) -> Bool {
    guard let register = space.pathway.register else { return false }
    for cell in cells(in: space.pathway)
    where space.excludes(assumption, cell.kind, cell.second, of: register) {
      return true
    }
    return false
  }

  private typealias Cell = (kind: Answer.ID, second: Answer.ID?, row: Register.Row)

  /// Each kind of body under each answer of the second fact.
  private static func cells(in pathway: Pathway) -> [Cell] {
    guard let register = pathway.register else { return [] }
    let seconds: [Answer.ID?] =
      register.with.flatMap(pathway.fact)?.answers.map { Optional($0.id) } ?? [nil]
    return (pathway.fact(register.fact)?.answers.map(\.id) ?? []).flatMap { kind in
      seconds.compactMap { second in
        register.row(for: kind, with: second).map { (kind, second, $0) }
      }
    }
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
