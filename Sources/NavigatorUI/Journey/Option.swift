public import Pathways

/// One of the numbered answers on the screen.
public struct Option: Hashable, Sendable {
  public enum Choice: Hashable, Sendable {
    case answer(Answer.ID)
    case noneOfThese
    case notKnown
  }

  /// The number that picks it, from 1.
  public let number: Int
  public let label: String
  public let help: String?
  public let choice: Choice

  /// Whether it excludes every other answer.
  var isAlone: Bool {
    if case .answer = choice { false } else { true }
  }

  /// What is answered when only this is chosen.
  func given(to fact: Fact) -> Given {
    switch choice {
    case .answer(let id): fact.takesSeveral ? .several([id]) : .one(id)
    case .noneOfThese: .several([])
    case .notKnown: .notKnown
    }
  }

  /// Whether it is part of an answer.
  func isChosen(in given: Given?) -> Bool {
    switch (choice, given) {
    case (.answer(let id), .one(let other)): id == other
    case (.answer(let id), .several(let others)): others.contains(id)
    case (.noneOfThese, .several(let others)): others.isEmpty
    case (.notKnown, .notKnown): true
    default: false
    }
  }
}

extension Fact {
  /// The answers as they are numbered, with "none of these" and "not sure" where they exist.
  var options: [Option] {
    var result: [Option] = []
    func add(_ label: String, help: String?, _ choice: Option.Choice) {
      result.append(
        Option(number: result.count + 1, label: label, help: help, choice: choice))
    }

    for answer in answers { add(answer.label, help: answer.help, .answer(answer.id)) }
    if case .any(let none) = choice { add(none, help: nil, .noneOfThese) }
    if mayBeNotKnown { add(notKnownLabel, help: notKnownHelp, .notKnown) }
    return result
  }

  /// What is ticked after one option has been ticked or unticked.
  ///
  /// "None of these" and "not sure" exclude the rest.
  func ticked(_ old: Given?, toggling option: Option) -> Given? {
    guard case .answer(let id) = option.choice else {
      return option.isChosen(in: old) ? nil : option.given(to: self)
    }
    var ticks: Set<Answer.ID> = []
    if case .several(let answers) = old { ticks = Set(answers) }
    if ticks.remove(id) == nil { ticks.insert(id) }
    let inOrder = answers.map(\.id).filter(ticks.contains)
    return inOrder.isEmpty ? nil : .several(inOrder)
  }
}
