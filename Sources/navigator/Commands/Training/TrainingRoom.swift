import Foundation
import Interviews
import NavigatorUI
import Pathways

/// What a training session needs from outside: the rules, read only, and the time.
struct TrainingRoom {
  let presentation: Presentation

  /// A choice on the command line that does not exist.
  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  /// What was chosen on the command line.
  struct Choice {
    var audience: String?
    var topic: String?
    var area: String?
    var scenario: String?
    /// A session plan; it leaves nothing else to choose.
    var session: String?
    var isQuiz = false
    var seed: UInt64 = 1
    var returnName: String?
  }

  /// - Throws: ``Unknown`` for a name that the pathway does not have; what reading throws.
  init(
    pathway name: String, pathways: String?, choice: Choice, today: CivilDate?,
    environment: [String: String], at seconds: Int
  ) throws {
    let library = try PathwayLibrary(chosen: pathways, environment: environment)
    let loaded = try library.load(name, on: today, part: .everything)
    let pathway = loaded.pathway
    var banners: [String] = []
    let isDraft = !pathway.approvalState(of: loaded.fingerprint).isApproved
    if isDraft { banners.append("Draft: not approved for use") }
    if library.isChosen { banners.append("Rules from \(library.folder.path)") }
    if let today, pathway.reviewBy < today {
      banners.append("Past its review date, \(pathway.reviewBy.inWords)")
    }
    let plan = try Self.plan(choice, in: pathway)
    let course = TrainingCourse(
      of: try CompiledPathway(pathway), plan: plan, banners: banners, isDraft: isDraft)
    guard !course.cases.isEmpty else {
      throw Unknown(description: "the pathway '\(name)' has no scenario with a training part")
    }
    let filter = TrainingFilter(
      audience: try Self.named(choice.audience, "audience", among: pathway.audiences.map(\.id)),
      topic: try Self.named(choice.topic, "topic", among: pathway.topics.map(\.id)),
      area: try Self.named(
        choice.area, "area of a scenario", among: course.cases.compactMap(\.training.area)))
    let scenario: Scenario.ID? = try Self.named(
      choice.scenario, "training scenario", among: course.cases.map(\.id))
    presentation = Presentation(
      of: course, filter: filter, scenario: scenario, beginsWithQuiz: choice.isQuiz,
      seed: choice.seed, returnName: choice.returnName, today: today, at: seconds)
  }

  /// The plan that was chosen.
  private static func plan(_ choice: Choice, in pathway: Pathway) throws(Unknown) -> SessionPlan? {
    guard let name = choice.session else { return nil }
    guard !pathway.sessions.isEmpty else {
      throw Unknown(description: "the pathway '\(pathway.id)' has no session plan")
    }
    let others = [
      choice.audience.map { _ in "--audience" }, choice.topic.map { _ in "--topic" },
      choice.area.map { _ in "--area" }, choice.scenario.map { _ in "--scenario" },
      choice.isQuiz ? "--quiz" : nil,
    ].compactMap(\.self)
    guard others.isEmpty else {
      throw Unknown(
        description: "a session plan says which scenarios are told, and when the quiz is. "
          + "Leave out \(others.joined(separator: ", ")), or leave out --session.")
    }
    let id: SessionPlan.ID? = try named(name, "session plan", among: pathway.sessions.map(\.id))
    return pathway.sessions.first { $0.id == id }
  }

  private static func named<Subject>(
    _ name: String?, _ what: String, among all: [Identifier<Subject>]
  ) throws(Unknown) -> Identifier<Subject>? {
    guard let name else { return nil }
    if let found = all.first(where: { $0.rawValue == name }) { return found }
    let names = Set(all.map(\.rawValue)).sorted()
    let hint =
      Suggestion.nearest(to: name, among: names).map { "Did you mean '\($0)'?" }
      ?? "There are: \(names.joined(separator: ", "))."
    throw Unknown(description: "there is no \(what) '\(name)'. \(hint)")
  }

  /// The time now, in seconds.
  static var seconds: Int { Int(Date().timeIntervalSince1970) }
}
