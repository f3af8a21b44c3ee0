import Pathways

// What is asked or looked up, and the terms that are made of it.
extension PathwayExplainer {
  var facts: [Explanation.Passage] {
    pathway.facts.flatMap { passages(of: $0) }
  }

  private func passages(of fact: Fact) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = [.heading(3, "\(fact.label) [\(fact.id)]")]
    passages += question(of: fact)
    passages += answers(of: fact)
    passages.append(.point(0, ignorance(of: fact)))
    passages += applicability(of: fact)
    passages.append(.point(0, recording(of: fact)))
    passages += authority(0, basis: fact.basis, rules: fact.rules)
    return passages
  }

  private func question(of fact: Fact) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = []
    if let question = fact.question {
      passages.append(.paragraph("We ask: \(question)"))
    } else {
      passages.append(.paragraph("This is never asked. \(origin(of: fact))"))
    }
    if let why = fact.why {
      passages.append(.paragraph("\(fact.isAskable ? "Why we ask" : "Why it counts"): \(why)"))
    }
    if let help = fact.help { passages.append(.paragraph("Guidance: \(help)")) }
    return passages
  }

  private func answers(of fact: Fact) -> [Explanation.Passage] {
    let lead =
      switch fact.choice {
      case .one: fact.isOrdered ? "One answer, in this order:" : "One answer of these:"
      case .any(let none): "Any number of these answers, or “\(none)”:"
      }
    var passages: [Explanation.Passage] = [.point(0, lead)]
    for answer in fact.answers {
      let help = answer.help.map { ". \($0)" } ?? ""
      passages.append(.point(1, "\(answer.label) [\(answer.id)]\(help)"))
    }
    if !fact.group.isEmpty {
      passages.append(.point(0, "It stands under the heading “\(fact.group)”."))
    }
    return passages
  }

  private func ignorance(of fact: Fact) -> String {
    let subject = fact.isAskable ? "Not knowing (“\(fact.notKnownLabel)”)" : "Not being known"
    let help = fact.notKnownHelp.map { " \($0)" } ?? ""
    switch fact.notKnown {
    case .keep:
      return "\(subject) leaves it open: what depends on it is unsure.\(help)"
    case .refuse:
      return fact.isAskable
        ? "It has to be answered: not knowing is not offered." : "It is always known."
    case .presume(let answer, let reason, let basis):
      let authority = basis.isEmpty ? "" : " That rests on: \(words(for: basis))."
      let because = reason.map { " Reason: \($0)" } ?? ""
      return "\(subject) is taken as \(words.words(for: [answer], of: fact.id))."
        + "\(because)\(authority)\(help)"
    }
  }

  private func applicability(of fact: Fact) -> [Explanation.Passage] {
    var passages: [Explanation.Passage] = []
    if fact.condition == .always {
      passages.append(.point(0, "It applies in every case."))
    } else {
      passages += point(0, "It applies", fact.condition)
      passages.append(.point(0, "It also applies while that is unsure, and otherwise not."))
    }
    guard fact.isAskable else { return passages }
    if fact.isUrgent { passages.append(.point(0, "It is asked before all other questions.")) }
    passages.append(
      .point(
        0,
        fact.isAlwaysAsked
          ? "It is asked whenever it applies, even if no duty depends on it."
          : "It is asked only while its answer can still change something."))
    if fact.about == .incident {
      passages.append(
        .point(0, "It is the same for everybody who is found together, and is kept for the next."))
    }
    if fact.origin != nil || fact.fallback != nil { passages.append(.point(0, origin(of: fact))) }
    if fact.isChosenFromRegister {
      passages.append(.point(0, "The person picks a body from the register, or its kind."))
    }
    return passages
  }

  private func origin(of fact: Fact) -> String {
    let place =
      switch fact.origin {
      case .profile: "It is taken from what the practitioner has said about themselves before."
      case .area: "It is taken from what is known about the area."
      case .register: "It follows from the register (section \(number(of: .register)))."
      case .clock: "It is taken from the clock."
      case nil: "It is not looked up."
      }
    let asked = fact.isAskable ? " It is asked when nothing is known." : ""
    let fallback =
      fact.fallback.map {
        " When it is neither known nor asked it is taken as \(words.words(for: [$0], of: fact.id))."
      } ?? ""
    return "\(place)\(asked)\(fallback)"
  }

  private func recording(of fact: Fact) -> String {
    switch fact.recording {
    case .full: "The record keeps the answer."
    case .coarse: "The record keeps the answer coarsely."
    case .no: "The record does not keep the answer."
    }
  }

  var derived: [Explanation.Passage] {
    pathway.names.flatMap { name in
      let subject = words.words(for: name.id)
      let id = name.says == nil ? "" : " [\(name.id)]"
      return point(0, "We say \(subject)\(id)", name.condition)
        + authority(1, basis: name.basis, rules: name.rules)
    }
  }
}
