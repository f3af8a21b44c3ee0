internal import Interviews
internal import Pathways

/// Two ways through a case side by side: as the story has it, and with another answer.
struct TrainingComparison: Sendable {
  let here: [String]
  let both: [Shared]
  let there: [String]
  /// What is not to be done on one side alone.
  let actsHere: [String]
  let actsThere: [String]
  let routeHere: String
  let routeThere: String
  /// How many duties are not yet known either way.
  let openInBoth: Int
  /// Questions that come up only with the other answer.
  let newQuestions: [String]
  /// Whether the two ways differ in anything.
  var isSame: Bool {
    here.isEmpty && there.isEmpty && actsHere.isEmpty && actsThere.isEmpty
      && routeHere == routeThere && !both.contains(where: \.changes)
  }

  /// A duty that stands on both sides, perhaps otherwise: on hold, with another time or title.
  struct Shared: Hashable, Sendable {
    /// Nil where it is the same on both sides, or stands in the words of each.
    var title: String?
    let here: String
    let there: String

    var changes: Bool { here != there }
  }

  /// - Parameter isWhole: whether the story is told to its end; questions that come up with
  ///   the other answer then count as not known. Otherwise they stay open.
  init?(_ interview: Interview, _ fact: Fact.ID, _ given: Given, isWhole: Bool) {
    var other = interview
    guard (try? other.answer(fact, given)) != nil else { return nil }
    var asked: [String] = []
    while isWhole, case .ask(let fact) = other.step {
      guard let given = fact.unsaidAnswer, (try? other.answer(fact.id, given)) != nil else { break }
      asked.append(fact.label)
    }
    newQuestions = asked
    routeHere = interview.routeWords
    routeThere = other.routeWords
    let left = interview.dutyLines
    let right = other.dutyLines
    let openHere = interview.openDuties
    let openThere = other.openDuties
    func title(_ id: Duty.ID) -> String { interview.pathway.duty(id)?.plainTitle ?? "\(id)" }
    let unknown = "not yet known"
    var both = left.compactMap { line -> Shared? in
      if let same = right.first(where: { $0.id == line.id }) {
        guard same != line else { return Shared(here: line.whole, there: line.whole) }
        // What is said on both sides alike is left out where something else differs.
        let (here, there) = (line.words(beside: same), same.words(beside: line))
        guard same.title == line.title else {
          return Shared(here: "\(line.title). \(here)", there: "\(same.title). \(there)")
        }
        return Shared(title: line.title, here: here, there: there)
      }
      guard openThere.contains(line.id) else { return nil }
      return Shared(title: line.title, here: line.standing, there: unknown)
    }
    both += right.filter { openHere.contains($0.id) }.map {
      Shared(title: $0.title, here: unknown, there: $0.standing)
    }
    self.both = both
    // A side alone has only what the other has not at all; what may still turn out is told apart
    // from what is certain.
    func alone(
      _ lines: [DutyLine], _ open: [Duty.ID], than others: [DutyLine], _ otherOpen: [Duty.ID]
    ) -> [String] {
      let known = Set(others.map(\.id) + otherOpen)
      return lines.filter { !known.contains($0.id) }.map(\.whole)
        + open.filter { !known.contains($0) }.map { "Not yet known: \(title($0))" }
    }
    func acts(_ interview: Interview, than other: Interview) -> [String] {
      let known = Set(other.settledOutcome.acts)
      return interview.settledOutcome.acts.filter { !known.contains($0) }
        .compactMap { interview.pathway.act($0)?.say }
    }
    here = alone(left, openHere, than: right, openThere)
    there = alone(right, openThere, than: left, openHere)
    actsHere = acts(interview, than: other)
    actsThere = acts(other, than: interview)
    openInBoth = openHere.count(where: openThere.contains)
  }
}

/// A duty that is certain, in words.
private struct DutyLine: Hashable {
  let id: Duty.ID
  let title: String
  /// By when, where it is due.
  let by: String?
  let state: String
  /// What has to be minded with it in this case.
  let notes: [String]

  var whole: String { "\(title)\(by.map { ", \($0)" } ?? ""). \(state)" }

  /// How it stands, without what it is called.
  var standing: String { state + (by.map { ", \($0)" } ?? "") }

  /// How it stands, and what is said of it that is not said on the other side.
  func words(beside other: DutyLine) -> String {
    let own = notes.filter { !other.notes.contains($0) }
    guard !own.isEmpty else { return standing }
    let said = own.joined(separator: " ")
    return "\(standing), with it: \(said.hasSuffix(".") ? String(said.dropLast()) : said)"
  }
}

extension Interview {
  /// The route, or those that are still possible, in words.
  var routeWords: String {
    let routes = possibleRoutes
    switch routes.count {
    case 0: return "no route"
    case 1: return pathway.title(of: routes[0])
    case let count where count == pathway.routes.count: return "open: all \(count) routes"
    case let count where count > 3: return "open: \(count) routes are possible"
    default:
      return "open: " + routes.map { pathway.title(of: $0) }.joined(separator: "; or ")
    }
  }

  /// The duties that are certainly due, wait or are done, each in a line with how it stands. What
  /// only an event would make due is left out: beside what is due it reads as one more duty.
  var dutyWords: [String] {
    let standings = settledOutcome.duties.map(\.standing)
    return zip(dutyLines, standings).compactMap { line, standing in
      if case .contingent = standing { nil } else { line.whole }
    }
  }

  fileprivate var dutyLines: [DutyLine] {
    settledOutcome.duties.compactMap { owed in
      guard let duty = pathway.duty(owed.duty) else { return nil }
      let by = owed.standing.isDue ? duty.wording(of: owed.variant).by?.words : nil
      return DutyLine(
        id: owed.duty, title: pathway.title(of: owed), by: by, state: duty.words(for: owed),
        notes: owed.notes.compactMap { note in
          duty.notes.indices.contains(note) ? duty.notes[note].say : nil
        })
    }
  }

  /// The answers behind a conclusion, as a sentence.
  func sentence(for reason: Reason?) -> String {
    guard let reason else { return "This is still open." }
    guard !reason.facts.isEmpty else { return "It is so whatever is answered." }
    let parts = reason.facts.compactMap(pathway.fact).map { fact in
      "\(fact.label): \(fact.wordsWithPresumption(for: value(of: fact) ?? registerValues[fact.id]))"
    }
    return "Because of: \(parts.joined(separator: "; "))."
  }

  /// The answers that could be given to a fact instead, in the order of its choices.
  func otherAnswers(to id: Fact.ID) -> [Given] {
    routes(after: id).map(\.given).filter { $0 != answers[id] }
  }
}
