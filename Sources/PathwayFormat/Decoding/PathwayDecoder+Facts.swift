import Pathways

extension PathwayDecoder {
  mutating func decodeFact(_ entry: LocatedNode.Entry) {
    let what = "fact '\(entry.key.value)'"
    guard let shape = symbols.facts[entry.key.value],
      var fields = FieldReader(entry.value, what: what, &diagnostics)
    else { return }
    let label = fields.requiredText("label", of: what)
    let group = fields.text("group")
    let question = fields.text("ask")
    let help = fields.text("help")
    let why = fields.text("why")
    let was: Fact.ID? = formerName(&fields, of: .fact)
    let answers = decodeAnswers(&fields, of: what)
    let choice = decodeChoice(&fields, of: what)
    let isOrdered = fields.flag("ordered")
    let notKnown = decodeNotKnown(&fields, answers: answers, choice: choice, of: what)
    let condition = condition("only-if", &fields, .fact(shape.place))
    let isUrgent = fields.flag("urgent")
    let isAlwaysAsked = fields.flag("always-ask")
    let about: Fact.About? = fields.choice("about")
    if isUrgent, about == .incident {
      fields.diagnostics.append(
        Diagnostic(
          "fact/urgent-of-incident", at: fields.location,
          "\(what) is urgent and 'about: incident', so that nobody would ask it of the next person",
          suggestion: "remove 'about: incident': safety is asked again for everybody"))
    }
    let recording: Fact.Recording? = fields.choice("record")
    let origin: Fact.Origin? = fields.choice("from")
    let fallback = fields.text("default")
    let isChosenFromRegister = fields.flag("by-register")
    let basis = citations("basis", &fields)
    let rules = ruleNames(&fields)
    let period = decodePeriod(&fields, start: "starts")
    if let fallback, !answers.contains(where: { $0.id.rawValue == fallback.value }) {
      fields.diagnostics.append(
        .notAllowed(fallback, for: "default", words: answers.map(\.id.rawValue)))
    }
    if question == nil, origin == nil {
      fields.diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: fields.location,
          "\(what) has no 'ask', and no 'from' that says where it is looked up",
          suggestion: "add 'ask:' with the question"))
    }
    if question != nil {
      for (key, value) in [("why", why), ("group", group)] where value == nil {
        fields.diagnostics.append(
          Diagnostic(
            "shape/missing-key", at: fields.location, "\(what) has no '\(key)'",
            suggestion: "add '\(key):'"))
      }
    }
    fields.finish(what, into: &diagnostics)
    guard let label, isInForce(period) else { return }
    facts.append(
      Fact(
        id: Fact.ID(entry.key.value), group: group?.value ?? "", label: label.value,
        question: question?.value, help: help?.value, why: why?.value, answers: answers,
        choice: choice, isOrdered: isOrdered, notKnown: notKnown.rule,
        notKnownLabel: notKnown.label ?? "Not sure", notKnownHelp: notKnown.help,
        condition: condition ?? .always, isUrgent: isUrgent, isAlwaysAsked: isAlwaysAsked,
        about: about ?? .person, recording: recording ?? .full, origin: origin,
        fallback: fallback.map { Answer.ID($0.value) },
        isChosenFromRegister: isChosenFromRegister, basis: basis ?? [], rules: rules, was: was))
  }

  private mutating func decodeAnswers(_ fields: inout FieldReader, of what: String) -> [Answer] {
    let entries = fields.members("answers")
    var answers: [Answer] = []
    for entry in entries {
      if entry.key.value == "not_known" || entry.key.value == "none"
        || !Symbols.isID(entry.key.value)
      {
        fields.diagnostics.append(
          Diagnostic(
            "shape/bad-id", at: entry.key.location, "'\(entry.key.value)' cannot be an answer",
            suggestion: "not known and none of these are offered by themselves"))
      }
      switch entry.value {
      case .scalar(let text):
        answers.append(Answer(id: Answer.ID(entry.key.value), label: text.value))
      case .mapping:
        guard var parts = FieldReader(entry.value, what: "an answer", &diagnostics) else { break }
        let say = parts.requiredText("say", of: "answer '\(entry.key.value)'")
        let help = parts.text("help")
        let was: Answer.ID? = formerName(
          &parts, among: entries.map(\.key.value), of: "answer of \(what)")
        let also = parts.texts("also") ?? []
        parts.finish("an answer", into: &diagnostics)
        answers.append(
          Answer(
            id: Answer.ID(entry.key.value), label: say?.value ?? entry.key.value,
            help: help?.value, was: was, also: also.map(\.value)))
      case .sequence:
        fields.diagnostics.append(
          .wrongKind(of: "an answer", wanted: "a label", found: entry.value))
      }
    }
    if answers.count < 2 {
      fields.diagnostics.append(
        Diagnostic(
          "fact/too-few-answers", at: fields.location, "\(what) offers fewer than two answers",
          suggestion: "list them under 'answers:'"))
    }
    return answers
  }

  private mutating func decodeChoice(
    _ fields: inout FieldReader, of what: String
  ) -> Fact.Choice {
    let none = fields.text("none")
    guard let choose = fields.text("choose"), choose.value != "one" else {
      if let none {
        fields.diagnostics.append(
          Diagnostic(
            "shape/conflict", at: none.location, "'none' needs 'choose: any'",
            suggestion: "add 'choose: any', or make it an ordinary answer"))
      }
      return .one
    }
    guard choose.value == "any" else {
      fields.diagnostics.append(.notAllowed(choose, for: "choose", words: ["one", "any"]))
      return .one
    }
    return .any(none: none?.value ?? "None of these")
  }

  private mutating func decodeNotKnown(
    _ fields: inout FieldReader, answers: [Answer], choice: Fact.Choice, of what: String
  ) -> (rule: Fact.NotKnown, label: String?, help: String?) {
    guard let node = fields.requiredNode("not-known", of: what) else { return (.keep, nil, nil) }
    if case .scalar(let text) = node {
      switch text.value {
      case "keep": return (.keep, nil, nil)
      case "refuse": return (.refuse, nil, nil)
      default:
        fields.diagnostics.append(
          .notAllowed(text, for: "not-known", words: ["keep", "refuse", "{presume: …}"]))
        return (.keep, nil, nil)
      }
    }
    guard var parts = FieldReader(node, what: "'not-known'", &diagnostics) else {
      return (.keep, nil, nil)
    }
    let rule = parts.text("rule")
    let presumed = parts.text("presume")
    let reason = parts.text("reason")
    let basis = citations("basis", &parts) ?? []
    let label = parts.text("say")?.value
    let help = parts.text("help")?.value
    defer { parts.finish("'not-known'", into: &diagnostics) }
    if let rule, !["keep", "refuse"].contains(rule.value) {
      parts.diagnostics.append(.notAllowed(rule, for: "rule", words: ["keep", "refuse"]))
    }
    guard let presumed else { return (rule?.value == "refuse" ? .refuse : .keep, label, help) }
    if rule != nil || choice != .one {
      parts.diagnostics.append(
        Diagnostic(
          "shape/conflict", at: presumed.location,
          "'presume' goes with one answer at a time, and not with 'rule'",
          suggestion: "remove one of the two"))
    }
    if !answers.contains(where: { $0.id.rawValue == presumed.value }) {
      parts.diagnostics.append(
        .notAllowed(presumed, for: "presume", words: answers.map(\.id.rawValue)))
    }
    if reason == nil, basis.isEmpty {
      parts.diagnostics.append(
        Diagnostic(
          "fact/no-basis", at: presumed.location,
          "a presumption needs a reason or a basis",
          suggestion: "add 'basis:' or 'reason:'"))
    }
    return (
      .presume(Answer.ID(presumed.value), reason: reason?.value, basis: basis), label, help
    )
  }

  mutating func decodeName(_ entry: LocatedNode.Entry) {
    let id = DerivedName.ID(entry.key.value)
    var isPhrase = true
    if case .mapping(let keys, _) = entry.value {
      isPhrase = !keys.contains { $0.key.value == "when" }
    }
    if isPhrase {
      names.append(DerivedName(id: id, condition: condition(entry.value, .facts)))
      return
    }
    let what = "derived name '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let when = requiredCondition("when", &fields, of: what, .facts)
    let says = fields.text("says")
    let basis = citations("basis", &fields) ?? []
    let rules = ruleNames(&fields)
    let period = decodePeriod(&fields)
    fields.finish(what, into: &diagnostics)
    names.append(
      DerivedName(
        id: id, condition: isInForce(period) ? when : .never, says: says?.value, basis: basis,
        rules: rules))
  }
}
