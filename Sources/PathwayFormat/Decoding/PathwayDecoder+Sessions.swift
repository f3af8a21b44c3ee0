import Pathways

// Opening words, and whole training sessions.
extension PathwayDecoder {
  mutating func decodeOpening(_ entry: LocatedNode.Entry) {
    let what = "opening '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let say = toldTexts("say", &fields, of: what)
    let hasBasis = fields.node("basis") != nil
    let basis = citations("basis", &fields) ?? []
    let unconfirmed = fields.text("unconfirmed")
    if let unconfirmed { checkTold(unconfirmed) }
    if hasBasis == (unconfirmed != nil) {
      fields.diagnostics.append(
        Diagnostic(
          "session/opening-source", at: fields.location,
          hasBasis
            ? "\(what) has a source, and says that it has none"
            : "\(what) does not say where the words come from",
          suggestion: "write 'basis:', or 'unconfirmed:' with whose words they are"))
    }
    fields.finish(what, into: &diagnostics)
    openings.append(
      OpeningWords(
        id: OpeningWords.ID(entry.key.value), say: say, basis: basis,
        unconfirmed: unconfirmed?.value))
  }

  mutating func decodeSession(_ entry: LocatedNode.Entry) {
    let what = "session '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = toldText("title", &fields, of: what)
    _ = list("audience", &fields, of: what)
    let audiences: [Audience.ID] = names("audience", &fields, as: .audience) ?? []
    let minutes = count("minutes", 1...240, "a time in minutes", &fields, of: what)
    let questions =
      fields.node("questions") == nil
      ? nil : count("questions", 1...20, "a number of questions", &fields, of: what)
    var parts: [(part: LocatedText, item: SessionPlan.Item)] = []
    for node in list("items", &fields, of: what) {
      if let item = decodeItem(node) { parts.append(item) }
    }
    fields.finish(what, into: &diagnostics)
    checkFolder(entry.key)
    guard let title, let minutes else { return }
    let plan = SessionPlan(
      id: SessionPlan.ID(entry.key.value), title: title, audiences: audiences, minutes: minutes,
      questionCount: questions ?? SessionPlan.usualQuestionCount, items: parts.map(\.item))
    sessions.append(plan)
    sessionParts[plan.id] = parts
  }

  private mutating func decodeItem(
    _ node: LocatedNode
  ) -> (part: LocatedText, item: SessionPlan.Item)? {
    let what = "an item of 'items'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let opening = fields.text("opening")
    let quiz: SessionPlan.Quiz? = fields.choice("quiz")
    let quizText = fields.text("quiz")
    let scenario = fields.text("scenario")
    let pause = fields.text("break")
    let minutes = count("minutes", 1...240, "a time in minutes", &fields, of: what)
    let texts = [opening, quizText, scenario, pause].compactMap(\.self)
    if texts.count != 1 {
      fields.diagnostics.append(
        Diagnostic(
          "session/item", at: fields.location, "an item is one thing",
          suggestion: "write one of: opening; quiz; scenario; break"))
    }
    if let pause { checkTold(pause) }
    var part = quiz.map(SessionPlan.Item.Part.quiz) ?? pause.map { .pause($0.value) }
    if let opening, symbols.resolve(opening, as: .opening, &diagnostics) {
      part = .opening(OpeningWords.ID(opening.value))
    }
    if let scenario, symbols.resolve(scenario, as: .scenario, &diagnostics) {
      part = .scenario(Scenario.ID(scenario.value))
    }
    fields.finish(what, into: &diagnostics)
    guard let part, let minutes, texts.count == 1 else { return nil }
    return (texts[0], SessionPlan.Item(part, minutes: minutes))
  }

  /// A whole number within a range, as every other reader of the file would read it too.
  private mutating func count(
    _ key: String, _ range: ClosedRange<Int>, _ wanted: String, _ fields: inout FieldReader,
    of what: String
  ) -> Int? {
    guard let text = fields.requiredText(key, of: what) else { return nil }
    if let count = Int(text.value), range.contains(count), "\(count)" == text.value {
      return count
    }
    fields.diagnostics.append(
      Diagnostic(
        "session/number", at: text.location, "'\(text.value)' is not \(wanted)",
        suggestion: "write a whole number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }

  /// The questions of a practitioner are read without the folders 'scenarios' and 'sessions'. A
  /// plan in another file would then name scenarios that were not read.
  private mutating func checkFolder(_ name: LocatedText) {
    let folders = name.location.path.split(separator: "/").dropLast()
    guard !folders.isEmpty, !folders.contains("sessions") else { return }
    diagnostics.append(
      Diagnostic(
        "session/folder", at: name.location,
        "session plans stand in the folder 'sessions' of the pathway",
        suggestion: "move it to a file there"))
  }
}
