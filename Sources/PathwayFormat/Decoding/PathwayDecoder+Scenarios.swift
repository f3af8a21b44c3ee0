import Pathways

extension PathwayDecoder {
  mutating func decodeScenario(_ entry: LocatedNode.Entry) {
    let what = "scenario '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = fields.requiredText("title", of: what)
    let story = fields.text("story")
    var sourceName: String?
    var sourceURL: String?
    if let node = fields.node("source"),
      var source = FieldReader(node, what: "'source'", &diagnostics)
    {
      sourceName = source.requiredText("name", of: "'source'")?.value
      sourceURL = source.text("url")?.value
      source.finish("'source'", into: &diagnostics)
    }
    var answers = Answers()
    if fields.requiredNode("given", of: what) != nil {
      for member in fields.members("given") { decodeGiven(member, into: &answers) }
    }
    let expectation = fields.requiredNode("expect", of: what).flatMap { decodeExpectation($0) }
    let rules = ruleNames(&fields)
    let id = Scenario.ID(entry.key.value)
    let trained = TrainedCase(
      hasStory: fields.node("story") != nil, hasSource: fields.node("source") != nil,
      answers: answers, expectation: expectation)
    let training = fields.node("training").flatMap { decodeTraining($0, of: id, trained) }
    fields.finish(what, into: &diagnostics)
    guard let title, let expectation else { return }
    scenarios.append(
      Scenario(
        id: id, title: title.value, story: story?.value ?? "",
        sourceName: sourceName, sourceURL: sourceURL, answers: answers,
        expectation: expectation, rules: rules, training: training))
  }

  mutating func decodeSurvivor(_ entry: LocatedNode.Entry) {
    let what = "survivor '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let change = fields.requiredText("change", of: what)
    let reason = fields.requiredText("reason", of: what)
    fields.finish(what, into: &diagnostics)
    guard let change, let reason else { return }
    survivors.append(
      Survivor(
        id: Survivor.ID(entry.key.value), change: change.value, reason: reason.value))
  }

  mutating func decodeGiven(_ entry: LocatedNode.Entry, into answers: inout Answers) {
    guard symbols.resolve(entry.key, as: .fact, &diagnostics),
      let shape = symbols.facts[entry.key.value]
    else { return }
    let fact = Fact.ID(entry.key.value)
    switch entry.value {
    case .scalar(let text) where text.value == "not-known":
      answers[fact] = .notKnown
    case .scalar(let text) where shape.takesSeveral && text.value == "none":
      answers[fact] = .several([])
    case .scalar(let text):
      guard isAnswer(text, of: entry.key.value, shape) else { return }
      let answer = Answer.ID(text.value)
      answers[fact] = shape.takesSeveral ? .several([answer]) : .one(answer)
    case .sequence(let items, let location):
      guard shape.takesSeveral else {
        diagnostics.append(
          Diagnostic(
            "phrase/kind", at: location, "'\(fact)' takes one answer",
            suggestion: "write it without brackets"))
        return
      }
      let texts = LocatedNode.texts(.sequence(items, location), of: "'\(fact)'", &diagnostics)
      let given = texts.filter { isAnswer($0, of: entry.key.value, shape) }.map(\.value)
      // In the order of the fact, so that equal answers are equal values.
      answers[fact] = .several(
        shape.answers.filter(given.contains).map(Answer.ID.init(_:)))
    case .mapping:
      diagnostics.append(
        .wrongKind(of: "'\(fact)'", wanted: "an answer or a list", found: entry.value))
    }
  }

  private mutating func isAnswer(
    _ text: LocatedText, of fact: String, _ shape: Symbols.FactShape
  ) -> Bool {
    if shape.answers.contains(text.value) { return true }
    diagnostics.append(
      Diagnostic(
        "name/unknown", at: text.location, "'\(fact)' has no answer '\(text.value)'",
        suggestion: Suggestion.nearest(to: text.value, among: shape.answers + ["not-known"]).map {
          "did you mean '\($0)'?"
        } ?? "its answers: \(shape.answers.joined(separator: ", "))"))
    return false
  }

  private mutating func deadline(_ entry: LocatedNode.Entry) -> Deadline? {
    guard case .scalar(let text) = entry.value else {
      diagnostics.append(.wrongKind(of: "'by'", wanted: "a deadline", found: entry.value))
      return nil
    }
    if let by = Deadline(written: text.value) { return by }
    diagnostics.append(.badDeadline(text))
    return nil
  }

  /// Words that no note has would let "not-says" hold for ever.
  mutating func checkExpectedWords() {
    // Many scenarios expect the same words, and a search of the texts costs more than a look-up.
    var clear: [Duty.ID: Set<String>] = [:]
    for (id, words) in expectedWords where clear[id]?.contains(words.value) != true {
      guard let duty = duties.first(where: { $0.id == id }) else { continue }
      let texts =
        duty.notes.map(\.say) + duty.contingencies.map(\.provided)
        + [duty.hold?.until].compactMap(\.self)
      let found = texts.count { $0.contains(words.value) }
      guard found != 1 else {
        clear[id, default: []].insert(words.value)
        continue
      }
      diagnostics.append(
        Diagnostic(
          "scenario/no-such-words", at: words.location,
          found == 0
            ? "nothing beside '\(id)' has the words '\(words.value)'"
            : "\(found) texts beside '\(id)' have the words '\(words.value)'",
          suggestion: "copy a few words of one note, or of one event it waits for"))
    }
  }

  private mutating func decodeExpectation(_ node: LocatedNode) -> Scenario.Expectation? {
    guard var fields = FieldReader(node, what: "'expect'", &diagnostics) else { return nil }
    var expectation = Scenario.Expectation()
    if let route = fields.text("route"), symbols.resolve(route, as: .route, &diagnostics) {
      expectation.route = Route.ID(route.value)
    }
    expectation.routeClass = fields.text("class")?.value
    expectation.due = names("due", &fields, as: .duty) ?? []
    expectation.held = names("held", &fields, as: .duty) ?? []
    expectation.contingent = names("contingent", &fields, as: .duty) ?? []
    expectation.notDue = names("not-due", &fields, as: .duty) ?? []
    expectation.avoid = names("avoid", &fields, as: .act) ?? []
    expectation.notAvoid = names("not-avoid", &fields, as: .act) ?? []
    expectation.notAsked = names("not-asked", &fields, as: .fact) ?? []
    expectation.asked = names("asked", &fields, as: .fact) ?? []
    if let first = fields.text("asked-first"), symbols.resolve(first, as: .fact, &diagnostics) {
      expectation.first = Fact.ID(first.value)
    }
    expectation.absent = names("absent", &fields, as: .duty) ?? []
    expectation.done = names("done", &fields, as: .duty) ?? []
    expectation.notDone = names("not-done", &fields, as: .duty) ?? []
    for member in fields.members("by") where symbols.resolve(member.key, as: .duty, &diagnostics) {
      guard let by = deadline(member) else { continue }
      expectation.deadlines.append(.init(duty: Duty.ID(member.key.value), by: by))
    }
    for (key, isSaid) in [("says", true), ("not-says", false)] {
      for member in fields.members(key) where symbols.resolve(member.key, as: .duty, &diagnostics) {
        for words in LocatedNode.texts(member.value, of: "'\(key)'", &diagnostics) {
          let duty = Duty.ID(member.key.value)
          expectation.sentences.append(.init(duty: duty, words: words.value, isSaid: isSaid))
          expectedWords.append((duty, words))
        }
      }
    }
    expectation.order = fields.items("order").map { item in
      resolved(LocatedNode.texts(item, of: "'order'", &diagnostics), as: .duty)
    }
    fields.finish("'expect'", into: &diagnostics)
    return expectation
  }
}
