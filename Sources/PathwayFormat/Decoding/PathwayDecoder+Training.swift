import Pathways

/// What the training part of a scenario is held against.
struct TrainedCase {
  /// Whether the keys stand there, whatever stands under them.
  let hasStory: Bool
  let hasSource: Bool
  let answers: Answers
  let expectation: Scenario.Expectation?
}

extension PathwayDecoder {
  mutating func decodeAudience(_ entry: LocatedNode.Entry) {
    guard let label = label(entry) else { return }
    audiences.append(Audience(id: Audience.ID(entry.key.value), label: label))
  }

  mutating func decodeTopic(_ entry: LocatedNode.Entry) {
    guard let label = label(entry) else { return }
    topics.append(Topic(id: Topic.ID(entry.key.value), label: label))
  }

  private mutating func label(_ entry: LocatedNode.Entry) -> String? {
    guard case .scalar(let text) = entry.value else {
      diagnostics.append(
        .wrongKind(of: "'\(entry.key.value)'", wanted: "a text", found: entry.value))
      return nil
    }
    guard !text.value.isEmpty else {
      diagnostics.append(.empty(entry.key.value, at: text.location))
      return nil
    }
    return text.value
  }

  /// The part of a scenario from which a trainer teaches.
  mutating func decodeTraining(
    _ node: LocatedNode, of id: Scenario.ID, _ trained: TrainedCase
  ) -> Training? {
    let what = "'training'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let minutes = minutes(&fields, of: what)
    let area = areaName(&fields)
    _ = list("audience", &fields, of: what)
    let audiences: [Audience.ID] = names("audience", &fields, as: .audience) ?? []
    _ = list("topics", &fields, of: what)
    let topics: [Topic.ID] = names("topics", &fields, as: .topic) ?? []
    let warning = toldText("warning", &fields, of: what)
    let licence = fields.requiredText("licence", of: what)
    let steps = list("reveal", &fields, of: what)
    let reveal = steps.compactMap { decodeStep($0) }
    let notes = toldTexts("notes", &fields, of: what)
    let learning = toldTexts("learning", &fields, of: what)
    let questions = toldTexts("questions", &fields, of: what)
    let mistakes = list("mistakes", &fields, of: what).enumerated().compactMap { place, node in
      symbols.places[.mistake(of: id, at: place)] = node.location
      return decodeMistake(node, trained.answers)
    }
    checkCase(trained, at: fields.location, reveal: reveal, steps)
    fields.finish(what, into: &diagnostics)
    guard let minutes, let warning, let licence else { return nil }
    return Training(
      minutes: minutes, area: area, audiences: audiences, topics: topics, warning: warning,
      licence: licence.value, reveal: reveal, notes: notes, learning: learning,
      questions: questions, mistakes: mistakes)
  }

  mutating func minutes(_ fields: inout FieldReader, of what: String) -> Int? {
    guard let text = fields.requiredText("minutes", of: what) else { return nil }
    // A plus sign or a zero in front would be another number to other readers of the file.
    if let minutes = Int(text.value), (1...240).contains(minutes), "\(minutes)" == text.value {
      return minutes
    }
    fields.diagnostics.append(
      Diagnostic(
        "training/minutes", at: text.location, "'\(text.value)' is not a time in minutes",
        suggestion: "write a whole number from 1 to 240"))
    return nil
  }

  private mutating func areaName(_ fields: inout FieldReader) -> Area.ID? {
    guard let text = fields.text("area") else { return nil }
    guard Symbols.isID(text.value) else {
      diagnostics.append(
        Diagnostic(
          "shape/bad-id", at: text.location, "'\(text.value)' cannot be an id",
          suggestion: "write the folder's name of an area pack"))
      return nil
    }
    return Area.ID(text.value)
  }

  private mutating func decodeStep(_ node: LocatedNode) -> Training.Step? {
    let what = "a step of 'reveal'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let says = toldText("says", &fields, of: what)
    var answers = Answers()
    for member in fields.members("gives") { decodeGiven(member, into: &answers) }
    fields.finish(what, into: &diagnostics)
    return says.map { Training.Step(says: $0, answers: answers) }
  }

  private mutating func decodeMistake(_ node: LocatedNode, _ given: Answers) -> Training.Mistake? {
    let what = "a mistake"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let fact = fields.text("fact")
    let answer = fields.text("answer")
    let others: [(text: LocatedText?, kind: Symbols.Kind, make: (String) -> Choice)] = [
      (fields.text("duty"), .duty, { .duty(Duty.ID($0)) }),
      (fields.text("left-out"), .duty, { .leftOut(Duty.ID($0)) }),
      (fields.text("act"), .act, { .act(Act.ID($0)) }),
    ]
    var choices = others.compactMap { other in
      other.text.flatMap {
        symbols.resolve($0, as: other.kind, &diagnostics) ? other.make($0.value) : nil
      }
    }
    if let choice = wrongAnswer(fact, answer, given, &fields) { choices.append(choice) }
    if others.count(where: { $0.text != nil }) + (fact != nil || answer != nil ? 1 : 0) != 1 {
      fields.diagnostics.append(
        Diagnostic(
          "training/choice", at: fields.location, "a mistake is one thing that was chosen",
          suggestion: "write one of: fact and answer; duty; left-out; act"))
    }
    let why = toldText("why", &fields, of: what)
    _ = fields.requiredNode("basis", of: what)
    let basis = citations("basis", &fields) ?? []
    fields.finish(what, into: &diagnostics)
    guard let choice = choices.first, let why else { return nil }
    return Training.Mistake(choice: choice, why: why, basis: basis)
  }

  private typealias Choice = Training.Mistake.Choice

  /// A fact with an answer that the case does not give.
  private mutating func wrongAnswer(
    _ fact: LocatedText?, _ answer: LocatedText?, _ given: Answers, _ fields: inout FieldReader
  ) -> Choice? {
    guard let fact, let answer else {
      if fact != nil || answer != nil {
        let missing = fact == nil ? "fact" : "answer"
        fields.diagnostics.append(
          Diagnostic(
            "shape/missing-key", at: fields.location, "a mistake has no '\(missing)'",
            suggestion: "add '\(missing):'"))
      }
      return nil
    }
    var chosen = Answers()
    decodeGiven(LocatedNode.Entry(key: fact, value: .scalar(answer)), into: &chosen)
    let id = Fact.ID(fact.value)
    guard let wrong = chosen[id] else { return nil }
    if given[id] == wrong {
      diagnostics.append(
        Diagnostic(
          "training/right-answer", at: answer.location,
          "'\(answer.value)' is what the case says of '\(fact.value)', so it is no mistake",
          suggestion: "name another answer, or mend 'given:'"))
    }
    return .answer(id, wrong)
  }
}

extension PathwayDecoder {
  /// The steps and the rest of the case agree.
  private mutating func checkCase(
    _ trained: TrainedCase, at location: SourceLocation, reveal: [Training.Step],
    _ steps: [LocatedNode]
  ) {
    let missing = [
      trained.hasStory ? nil : "story", trained.hasSource ? nil : "source",
    ].compactMap(\.self)
    for key in missing {
      diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: location, "a scenario with 'training' needs '\(key)'",
          suggestion: "add '\(key):' beside 'training:'"))
    }
    if let expectation = trained.expectation, expectation.route == nil || expectation.due.isEmpty {
      diagnostics.append(
        Diagnostic(
          "training/no-expectation", at: location,
          "a scenario with 'training' says which route it takes and what is due",
          suggestion: "add 'route:' and 'due:' under 'expect:'"))
    }
    // A step that could not be read would make the rest seem not to add up.
    guard reveal.count == steps.count else { return }
    let told = reveal.reduce(Answers()) { $1.answers.filled(from: $0) }
    let facts = Set(trained.answers.facts).union(told.facts).sorted()
    let untold = facts.filter { told[$0] == nil }
    if !untold.isEmpty {
      diagnostics.append(
        Diagnostic(
          "training/not-revealed", at: location,
          "no step of 'reveal' brings to light: \(untold.map(\.rawValue).joined(separator: ", "))",
          suggestion: "add the answer under 'gives:' of the step that tells it"))
    }
    for fact in facts where told[fact] != nil && told[fact] != trained.answers[fact] {
      let step = reveal.lastIndex { $0.answers[fact] != nil } ?? 0
      diagnostics.append(
        Diagnostic(
          "training/revealed-otherwise", at: steps[step].location,
          "in the end the steps say otherwise of '\(fact)' than the case does",
          suggestion: "the last step that speaks of it gives what stands under 'given:'"))
    }
  }

  mutating func list(
    _ key: String, _ fields: inout FieldReader, of what: String
  ) -> [LocatedNode] {
    guard let node = fields.requiredNode(key, of: what) else { return [] }
    let items = fields.items(key)
    if items.isEmpty { diagnostics.append(.empty(key, at: node.location)) }
    return items
  }

  /// A text that is told to people: no telephone number without its source, and no name.
  mutating func toldText(
    _ key: String, _ fields: inout FieldReader, of what: String
  ) -> String? {
    guard let text = fields.requiredText(key, of: what) else { return nil }
    checkTold(text)
    return text.value
  }

  mutating func toldTexts(
    _ key: String, _ fields: inout FieldReader, of what: String
  ) -> [String] {
    list(key, &fields, of: what).compactMap { node in
      guard case .scalar(let text) = node else {
        diagnostics.append(.wrongKind(of: "an item of '\(key)'", wanted: "a text", found: node))
        return nil
      }
      guard !text.value.isEmpty else {
        diagnostics.append(.empty(key, at: text.location))
        return nil
      }
      checkTold(text)
      return text.value
    }
  }

  mutating func checkTold(_ text: LocatedText) {
    if Self.holdsTelephoneNumber(text.value) {
      diagnostics.append(
        Diagnostic(
          "training/number", at: text.location,
          "the text holds something that looks like a telephone number",
          suggestion: "leave it out: the numbers come from the contacts, with their source"))
    }
    if let name = PersonalNameCheck.personalName(in: text.value) {
      diagnostics.append(
        Diagnostic(
          "training/personal-name", at: text.location,
          "'\(name)' looks like the name of a person",
          suggestion: "say who it is in the story: the woman, his uncle, the officer"))
    }
  }
}

extension Diagnostic {
  fileprivate static func empty(_ key: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "shape/empty", at: location, "'\(key)' is empty",
      suggestion: "write something, or remove the key")
  }
}
