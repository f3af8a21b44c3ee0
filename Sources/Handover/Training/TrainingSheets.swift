public import Interviews
public import Pathways

/// Makes the sheets of one training case: without answers for the room, and with them.
///
/// The route and the duties on the sheet with answers come from the rules, as on every screen;
/// what is told and what people get wrong comes from the case's own entry.
public struct TrainingSheets: Sendable {
  /// What no training sheet leaves out: on the sheet, in words.
  static let mark = "TRAINING. This is no record of a case: never send it, never file it as one."

  let scenario: Scenario
  let training: Training
  let sheets: Sheets
  let numbers: PrintedNumbers

  /// - Parameters:
  ///   - place: where the case plays; nil if it could be anywhere in its nation.
  /// - Throws: `Sheets.Refusal` if the answers of the case do not settle its outcome, which
  ///   `navigator check` would not let pass.
  public init(
    of scenario: Scenario, _ training: Training, in compiled: CompiledPathway,
    at place: Sheets.Place? = nil, stamps: Stamps
  ) throws(Sheets.Refusal) {
    self.scenario = scenario
    self.training = training
    let walk = ScenarioWalk(scenario, in: compiled, isTimed: false)
    sheets = try Sheets(of: walk.interview, at: place, stamps: stamps)
    numbers = PrintedNumbers(compiled.pathway, at: place, minute: stamps.minute)
  }

  var pathway: Pathway { sheets.pathway }

  /// The case as the room gets it, with lines to write on.
  public func scenarioSheet() -> Sheet {
    Sheet(
      kind: .scenario, title: "Training case: \(scenario.title)", banners: banners,
      sections: [about, story, light, discussion(withRoom: true), work], footer: footer)
  }

  /// The same with what the rules say of it, and why other choices are wrong.
  public func answerSheet() -> Sheet {
    Sheet(
      kind: .scenarioAnswers, title: "Answers: \(scenario.title)", banners: banners,
      sections: [about, story, lightWithAnswers, route] + duties
        + [avoid, mistakes].compactMap(\.self) + [learning, discussion(withRoom: false)],
      footer: footer)
  }

  private var banners: [String] { [Self.mark] + sheets.standing }

  private var about: Sheet.Section {
    var fields = [Sheet.Field("Time", "\(training.minutes) minutes")]
    if let place = sheets.place {
      fields.append(Sheet.Field("Place", place.directory.name(of: place.place)))
    }
    fields.append(Sheet.Field("For", labels(training.audiences, among: pathway.audiences)))
    fields.append(Sheet.Field("Teaches", labels(training.topics, among: pathway.topics)))
    return Sheet.Section(
      "about", "Before you start", [.caution(training.warning), .fields(fields)])
  }

  private func labels(_ ids: [Audience.ID], among all: [Audience]) -> String {
    ids.map { id in all.first { $0.id == id }?.label ?? id.rawValue }.joined(separator: "; ")
  }

  private func labels(_ ids: [Topic.ID], among all: [Topic]) -> String {
    ids.map { id in all.first { $0.id == id }?.label ?? id.rawValue }.joined(separator: "; ")
  }

  private var story: Sheet.Section {
    Sheet.Section("story", "The story", [.text(scenario.story)])
  }

  private static let lightHeading = "What comes to light, in this order"

  private var light: Sheet.Section {
    Sheet.Section("light", Self.lightHeading, [.numbered(training.reveal.map(\.says))])
  }

  /// Each step with what it answers, where that is new.
  private var lightWithAnswers: Sheet.Section {
    var known = Answers()
    let blocks = training.reveal.enumerated().map { number, step in
      let fields = pathway.facts.compactMap { fact -> Sheet.Field? in
        guard let given = step.answers[fact.id], given != known[fact.id] else { return nil }
        return Sheet.Field(fact.label, fact.words(for: given))
      }
      known = step.answers.filled(from: known)
      return Sheet.Block.step("\(number + 1). \(step.says)", help: [], fields: fields)
    }
    return Sheet.Section("light", Self.lightHeading, blocks)
  }

  private func discussion(withRoom isBlank: Bool) -> Sheet.Section {
    let blocks: [Sheet.Block] =
      isBlank
      ? training.questions.map { .blank(Sheet.Blank($0, lines: 3, hasBox: false)) }
      : [.bullets(training.questions)]
    return Sheet.Section("questions", "Questions for the room", blocks)
  }

  /// What the program would say, for the room to find out.
  private var work: Sheet.Section {
    let blanks = [
      Sheet.Blank("Which route is it, and which answer decides it?", lines: 2, hasBox: false),
      Sheet.Blank(
        "Who is told or asked, in which order, and by when?", lines: 8, hasBox: false),
      Sheet.Blank("What must nobody do here?", lines: 3, hasBox: false),
    ]
    return Sheet.Section("work", "Work it out", blanks.map { .blank($0) })
  }

  private var learning: Sheet.Section {
    Sheet.Section("learning", "What to take away", [.bullets(training.learning)])
  }

  private var footer: [Sheet.Block] {
    var source = scenario.sourceName ?? "not stated"
    if let url = scenario.sourceURL { source += ", \(url)" }
    return [
      .fields(
        [
          Sheet.Field("Case", scenario.id.rawValue), Sheet.Field("Source", source),
          Sheet.Field("Licence", training.licence),
        ] + sheets.edition),
      .text(Sheets.notVerified),
      .text("Times, numbers and law change. In a real case, run the program: do not use a sheet."),
    ]
  }
}
