/// A row of a training page that can be gone to.
struct TrainingRow: Hashable, Sendable {
  let text: String
  /// What stands at the end of the row, such as counted hands.
  var details: [String] = []
}

/// What a training page says, without layout: the screen and linear mode both show this.
struct TrainingView: Hashable, Sendable {
  let title: String
  var main: [Passage] = []
  /// What the rows are for.
  var rowsHeading: String?
  var rows: [TrainingRow] = []
  /// What stands beside on a wide screen, and below on others.
  var side: [Passage] = []
  /// Three columns, each under its heading, on a wide screen.
  var columns: [[Passage]] = []
  /// What to do now.
  let prompt: String
}
