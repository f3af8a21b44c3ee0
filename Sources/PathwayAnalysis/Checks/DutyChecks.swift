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
        "duty/unsure", .duty(duty.id), in: unsure,
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
      func isDead(_ space: inout ProofSpace, _ fits: (Standing) -> Bool) -> Bool {
        let cases = space.cases(of: place) { fits($0.standing) }
        return space.possible(cases) == .no
      }
      if isDead(&space, { _ in true }) {
        findings.append(
          space.finding(
            "duty/dead", .duty(duty.id), suggestion: "mend its condition, or remove it",
            "the duty '\(duty.id)' never stands"))
        continue
      }
      for index in duty.contingencies.indices
      where isDead(&space, { $0 == .contingent(index) }) {
        findings.append(
          space.finding(
            "duty/dead-contingency", .duty(duty.id),
            suggestion: "mend its condition, or remove it",
            "'\(duty.id)' is never contingent on: \(duty.contingencies[index].provided)"))
      }
      if let hold = duty.hold, isDead(&space, { $0 == .held }) {
        findings.append(
          space.finding(
            "duty/dead-hold", .duty(duty.id), suggestion: "mend its condition, or remove it",
            "'\(duty.id)' is never held until \(hold.until)"))
      }
    }
    return findings
  }
}

/// Wherever a duty stands, exactly one of its variants does.
enum DutyVariantCheck: PathwayCheck {
  static let ids = ["duty/variant-gap", "duty/variant-overlap", "duty/dead-variant"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    for (place, duty) in space.pathway.duties.enumerated()
    where !duty.variants.isEmpty && space.concerns(.duty(duty.id)) {
      let stands = space.compiler.store.nonZero(space.states[place])
      var covered = Diagram.no
      for variant in duty.variants {
        let holds = space.compiler.rails(variant.condition).yes
        let here = space.compiler.store.and(stands, holds)
        let twice = space.compiler.store.and(covered, here)
        findings += space.finding(
          "duty/variant-overlap", .duty(duty.id), in: twice,
          suggestion: "narrow one of them",
          "the variant '\(variant.id)' of '\(duty.id)' overlaps an earlier one")
        if space.possible(here) == .no {
          findings.append(
            space.finding(
              "duty/dead-variant", .duty(duty.id), suggestion: "mend it, or remove it",
              "the variant '\(variant.id)' of '\(duty.id)' never applies"))
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
    for (place, duty) in space.pathway.duties.enumerated() where space.concerns(.duty(duty.id)) {
      let stands = space.compiler.store.nonZero(space.states[place])
      for note in duty.notes {
        let shown = space.compiler.store.subtract(stands, space.compiler.rails(note.condition).no)
        if space.possible(shown) == .no {
          findings.append(
            space.finding(
              "note/dead", .duty(duty.id), suggestion: "mend its condition, or remove it",
              "a note of '\(duty.id)' is never shown: \(note.say)"))
        }
      }
    }
    for act in space.pathway.acts where space.concerns(.act(act.id)) {
      let rails = space.compiler.rails(act.condition)
      let shown = act.isShownIfUnsure ? space.compiler.store.not(rails.no) : rails.yes
      if space.possible(shown) == .no {
        findings.append(
          space.finding(
            "act/dead", .act(act.id), suggestion: "mend its condition, or remove it",
            "the act '\(act.id)' is never shown"))
      }
    }
    return findings
  }
}
