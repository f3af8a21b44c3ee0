import DecisionDiagrams
import Interviews
import Pathways

/// A duty whose condition can be unsure says what follows then.
enum DutyUnsureCheck: PathwayCheck {
  static let ids = ["duty/unsure"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for duty in space.pathway.duties
    where duty.isDueIfUnsure == nil && space.concerns(.duty(duty.id)) {
      let rails = space.compiler.rails(duty.condition)
      let decided = space.compiler.store.or(rails.yes, rails.no)
      let unsure = space.compiler.store.not(decided)
      findings += space.finding(
        "duty/unsure", .duty(duty.id), part: .condition, in: unsure,
        suggestion: "add 'if-unsure: due' (or not-due)",
        "whether '\(duty.id)' is due can be unsure, and it does not say what follows")
    }
    return findings
  }
}

/// Every duty, and every way in which it can be contingent, happens in some case.
enum DutyDeadCheck: PathwayCheck {
  static let ids = ["duty/dead", "duty/dead-contingency", "duty/dead-hold"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for (place, duty) in space.pathway.duties.enumerated() where space.concerns(.duty(duty.id)) {
      if space.neverStands(place) {
        findings.append(
          space.finding(
            "duty/dead", .duty(duty.id), part: .condition,
            suggestion: "mend this condition; remove the duty only if nobody ever owes it",
            "the duty '\(duty.id)' never stands: no answers make its 'when' true"))
        continue
      }
      func isDead(_ space: inout ProofSpace, _ fits: (Standing) -> Bool) -> Bool {
        let cases = space.cases(of: place) { fits($0.standing) }
        return space.possible(cases) == .no
      }
      for (index, contingency) in duty.contingencies.enumerated()
      where isDead(&space, { $0 == .contingent(index) }) {
        findings.append(
          space.dead(
            "duty/dead-contingency", duty, .contingency(contingency.provided),
            contingency.condition, where: "the duty is neither due nor contingent already",
            "'\(duty.id)' is never contingent on '\(contingency.provided)'"))
      }
      if let hold = duty.hold, isDead(&space, { $0 == .held }) {
        findings.append(
          space.dead(
            "duty/dead-hold", duty, .hold, hold.condition, where: "the duty is due",
            "'\(duty.id)' is never held until '\(hold.until)'"))
      }
    }
    return findings
  }
}

extension ProofSpace {
  /// Whether a duty stands in no case at all, so that nothing beside it can be judged.
  mutating func neverStands(_ duty: Int) -> Bool {
    let stands = compiler.store.nonZero(states[duty])
    return possible(stands) == .no
  }

  /// Whether an act is shown in no case.
  mutating func neverShown(_ act: Act) -> Bool {
    let rails = compiler.rails(act.condition)
    let shown = act.isShownIfUnsure ? compiler.store.not(rails.no) : rails.yes
    return possible(shown) == .no
  }

  /// A part of a duty that never counts: by its own fault, or because the duty does not stand
  /// where the part could count. Which of the two it is decides what has to be mended.
  mutating func dead(
    _ id: String, _ duty: Duty, _ part: DeclarationPart, _ condition: Condition,
    where reach: String, _ message: String, about words: String? = nil
  ) -> Finding {
    let end = words.map { ": \($0)" } ?? ""
    let somewhere = compiler.store.not(compiler.rails(condition).no)
    guard possible(somewhere) != .no else {
      return finding(
        id, .duty(duty.id), part: part,
        suggestion: "mend this condition, or take this part away",
        "\(message), since no answers make \(ConditionText.text(of: condition)) true\(end)")
    }
    return finding(
      id, .duty(duty.id), part: part,
      suggestion: "mend this condition, or that of the duty if it leaves somebody out",
      "\(message), since \(ConditionText.text(of: condition)) is never so where \(reach)\(end)",
      notes: [
        Diagnostic.Note(
          "the duty's own 'when' is \(ConditionText.text(of: duty.condition))",
          at: sourceMap[.duty(duty.id), .condition])
      ])
  }
}

/// Wherever a duty stands, exactly one of its variants does.
enum DutyVariantCheck: PathwayCheck {
  static let ids = ["duty/variant-gap", "duty/variant-overlap", "duty/dead-variant"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for (place, duty) in space.pathway.duties.enumerated()
    where !duty.variants.isEmpty && space.concerns(.duty(duty.id)) && !space.neverStands(place) {
      let stands = space.compiler.store.nonZero(space.states[place])
      var covered = Diagram.no
      for variant in duty.variants {
        let holds = space.compiler.rails(variant.condition).yes
        let here = space.compiler.store.and(stands, holds)
        let twice = space.compiler.store.and(covered, here)
        findings += space.finding(
          "duty/variant-overlap", .duty(duty.id), part: .variant(variant.id), in: twice,
          suggestion: "narrow one of them",
          "the variant '\(variant.id)' of '\(duty.id)' overlaps an earlier one")
        if space.possible(here) == .no {
          findings.append(
            space.dead(
              "duty/dead-variant", duty, .variant(variant.id), variant.condition,
              where: "the duty stands", "the variant '\(variant.id)' of '\(duty.id)' never applies")
          )
        }
        covered = space.compiler.store.or(covered, here)
      }
      let gap = space.compiler.store.subtract(stands, covered)
      findings += space.finding(
        "duty/variant-gap", .duty(duty.id), in: gap,
        suggestion: "widen a variant, or add one",
        "no variant of '\(duty.id)' applies for some answers")
    }
    return findings
  }
}

/// Every note and every act to avoid is shown in some case.
enum NoteAndActDeadCheck: PathwayCheck {
  static let ids = ["note/dead", "act/dead"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for (place, duty) in space.pathway.duties.enumerated()
    where space.concerns(.duty(duty.id)) && !space.neverStands(place) {
      let stands = space.compiler.store.nonZero(space.states[place])
      for note in duty.notes {
        let shown = space.compiler.store.subtract(stands, space.compiler.rails(note.condition).no)
        if space.possible(shown) == .no {
          findings.append(
            space.dead(
              "note/dead", duty, .note(note.say), note.condition, where: "the duty stands",
              "a note of '\(duty.id)' is never shown", about: note.say))
        }
      }
    }
    for act in space.pathway.acts where space.concerns(.act(act.id)) {
      if space.neverShown(act) {
        findings.append(
          space.finding(
            "act/dead", .act(act.id), part: .condition,
            suggestion: "mend this condition; remove the act only if nobody has to be warned",
            "the act '\(act.id)' is never shown: no answers make its 'when' true"))
      }
    }
    return findings
  }
}
