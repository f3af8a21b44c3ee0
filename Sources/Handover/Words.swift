import Interviews
import Pathways

extension Sheets {
  /// What something rests on in this case, in one line; nil if it names nothing.
  func basis(_ citations: [Citation]) -> String? {
    let works = works(citations)
    guard !works.isEmpty else { return nil }
    return works.map { work in
      guard let first = work.places.first else { return work.title }
      let joint = first.hasPrefix("(") ? " " : ", "
      return work.title + joint + work.places.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// Each work that something rests on in this case, once, with all its places.
  func works(_ citations: [Citation]) -> [(title: String, places: [String])] {
    var works: [(source: Source.ID, places: [String])] = []
    for citation in interview.applying(citations) {
      let mark = citation.isVerified ? "" : " (not verified)"
      let place = citation.section + mark
      if let known = works.firstIndex(where: { $0.source == citation.source }) {
        if !works[known].places.contains(place) { works[known].places.append(place) }
      } else {
        works.append((citation.source, [place]))
      }
    }
    return works.map { work in
      (
        pathway.source(work.source)?.title ?? work.source.rawValue,
        work.places.filter { !$0.isEmpty }.map(\.withoutLeadingBlank)
      )
    }
  }

  /// A sentence with a mark if part of what it rests on is not verified.
  func marked(_ sentence: String, _ citations: [Citation]) -> String {
    let isDoubted = interview.applying(citations).contains { !$0.isVerified }
    return isDoubted ? "\(sentence) (not verified)" : sentence
  }

  /// The answers behind a conclusion.
  func words(for reason: Reason?) -> String? {
    guard let reason else { return nil }
    guard !reason.facts.isEmpty else { return "it is so whatever was answered" }
    return reason.facts.compactMap(pathway.fact)
      .map { "\($0.label): \(answer(to: $0))" }.joined(separator: "; ")
  }

  /// The questions whose answers are behind a conclusion; the answers stand on the sheet once.
  func labels(for reason: Reason?) -> String? {
    guard let reason else { return nil }
    guard !reason.facts.isEmpty else { return "it is so whatever was answered" }
    return "the answers to: "
      + reason.facts.compactMap(pathway.fact).map(\.label).joined(separator: "; ")
  }

  /// The answer that counts, and what it was taken as when it is not known.
  func answer(to fact: Fact) -> String {
    let given = given(for: fact) ?? .notKnown
    if given == .notKnown, case .presume(let id, _, _) = fact.notKnown,
      let presumed = fact.answer(id)
    {
      return "\(fact.words(for: given)) (treated as: \(presumed.label))"
    }
    return fact.words(for: given)
  }

  /// What was answered, looked up, or follows from the body; nil if it does not apply.
  func given(for fact: Fact) -> Given? {
    guard interview.applies(fact.id) != false else { return nil }
    // What the register says of the body counts before the default of a fact that nobody asks.
    return interview.registerValues[fact.id] ?? interview.value(of: fact)
  }
}

extension Fact {
  /// An answer as a person reads it.
  func words(for given: Given) -> String {
    switch given {
    case .notKnown: return notKnownLabel
    case .one(let id): return answer(id)?.label ?? id.rawValue
    case .several(let ids) where ids.isEmpty:
      if case .any(let none) = choice { return none }
      return "None of these"
    case .several(let ids):
      return ids.map { answer($0)?.label ?? $0.rawValue }.joined(separator: "; ")
    }
  }
}

extension String {
  var withoutLeadingBlank: String { first == " " ? String(dropFirst()) : self }

  /// The text as a sentence: with a full stop unless it has an end of its own.
  var asSentence: String {
    guard let last else { return self }
    return ".!?:".contains(last) ? self : self + "."
  }
}
