internal import Interviews
internal import Pathways

/// What is on the screen.
enum TrainingPage: Hashable, Sendable {
  case list
  /// The items of a session plan.
  case programme
  /// The opening words of a session plan.
  case opening
  /// A break of a session plan.
  case pause
  case story
  case outline
  /// The answers of the case, to choose the one to change.
  case facts
  /// What a fact could be answered instead.
  case otherAnswers(Fact.ID)
  case comparison(Fact.ID, Given)
  case help
  /// A question of a quiz, or its score.
  case quiz
  /// The session return, field by field.
  case sessionReturn

  /// Whether what is typed is text, and no command.
  var takesText: Bool { self == .sessionReturn }
}

/// A page, the row that the next key acts on, and how far the page is scrolled.
struct TrainingPlace: Hashable, Sendable {
  var page: TrainingPage
  var cursor = 0
  /// The first line on the screen; nil for what shows the row of the cursor.
  var scroll: Int?
}

/// All that a group leaves behind while it works; a reset puts a new one in its place.
struct TrainingSession: Hashable, Sendable {
  var filter: TrainingFilter
  /// The last one is on the screen; never empty.
  var trail: [TrainingPlace] = [TrainingPlace(page: .list)]
  var scenario: Scenario.ID?
  /// The halt at which the presenter waits.
  var position = 0
  /// Answers that were changed to see what follows.
  var changed = Answers()
  /// Hands that were counted, by question and by row.
  var votes: [Fact.ID: [Int: Int]] = [:]
  var hasNotes = false
  var hasKeys = false
  var isStoryAlone = false
  /// The last keys, for the room to see.
  var keys: [String] = []
  /// When the case or the item on the screen was begun, in seconds.
  var begun: Int?
  var now = 0
  /// What has just happened, as a sentence.
  var status: String?
  var quiz: QuizState?
  /// Whether there is something that a session return would have, since the last one was written.
  var isUnwritten = false
  /// The command that was asked back with the last key, and the one that this key may confirm.
  var asked: TrainingCommand.ID?
  var confirming: TrainingCommand.ID?
  /// The item of the plan on the screen, or the last one that was.
  var item: Int?
  /// The items of the plan that were shown.
  var shown: Set<Int> = []
  /// The scenarios that were told to their outcome.
  var told: Set<Scenario.ID> = []
  /// When the first item of the plan was begun, in seconds.
  var started: Int?
  /// The quizzes of the plan, as far as they were answered.
  var quizzes: [SessionPlan.Quiz: QuizState] = [:]
  var form: SessionReturn?
  /// Whether a return was written for this group.
  var hasReturn = false
  /// What was typed so far into the field on the screen.
  var entry = ""
}
