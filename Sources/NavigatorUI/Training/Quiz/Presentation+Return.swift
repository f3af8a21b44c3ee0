internal import Pathways

// The session return: what is asked, and the text that is written.
extension Presentation {
  mutating func beginReturn() {
    session.form = SessionReturn(date: today, planned: plannedPart)
    push(.sessionReturn)
  }

  /// Takes what was typed for a field.
  mutating func acceptField(_ text: String) -> [TrainingEffect] {
    guard var form = session.form, let returnName else { return [] }
    session.entry = ""
    if let fault = form.take(text) {
      session.status = fault
      return []
    }
    session.form = form
    guard form.field == nil else { return [] }
    if course.plan == nil {
      form.adopt(session.quiz, topics: course.pathway.topics)
    } else {
      form.adopt(SessionScores(session.quizzes, topics: course.pathway.topics))
    }
    session.form = nil
    session.isUnwritten = false
    session.trail.removeLast()
    let again = session.hasReturn ? " It is of the same group as the one before: keep one." : ""
    session.status = "The session return is written to \(returnName).\(again)"
    session.hasReturn = true
    returnCount += 1
    return [.write(name: returnName, text: form.text(as: returnName))]
  }

  /// What the plan says by itself, so that nobody types it.
  private var plannedPart: SessionReturn.Planned? {
    course.plan.map { plan in
      let shown = plan.items.indices.filter(session.shown.contains).compactMap { number in
        if case .scenario(let id) = plan.items[number].part { id } else { nil }
      }
      return SessionReturn.Planned(
        session: plan.id, title: plan.title, audiences: plan.audiences, minutes: plan.minutes,
        minutesUsed: sessionMinutesUsed, scenarios: shown.filter(session.told.contains),
        begun: shown.filter { !session.told.contains($0) })
    }
  }

  var returnView: TrainingView {
    let form = session.form
    return TrainingView(
      title: "Session return",
      main: [
        .text("No names. Only counts leave this room."),
        .heading(form?.field?.label ?? ""), .text(session.entry + "_"),
      ],
      prompt: isLinear
        ? "Type it. The word back goes to the field before, leave goes back without writing."
        : "Type it, then Enter. Backspace goes to the one before, Esc leaves unwritten.")
  }
}
