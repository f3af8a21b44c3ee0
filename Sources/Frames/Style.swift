/// What a piece of text is for, never how it looks.
///
/// The terminal turns a role into attributes according to the theme. The raw value is the letter
/// that stands for the role in a snapshot.
public enum Style: Character, Hashable, Sendable, CaseIterable {
  /// Ordinary text.
  case plain = "."
  /// The line that says to call 999.
  case emergency = "E"
  /// The row that the next key acts on.
  case focus = "R"
  /// The title of a screen or of a part of one.
  case heading = "H"
  /// A duty still to be done.
  case outstanding = "O"
  /// A duty that has been done.
  case done = "D"
  /// A duty whose deadline is near.
  case dueSoon = "S"
  /// A duty whose deadline has passed.
  case overdue = "L"
  /// A route that the answers rule out.
  case ruledOut = "X"
  /// A legal consequence that must not be overlooked.
  case warning = "W"
  /// A telephone number, address or other way to reach somebody.
  case contact = "C"
  /// A line that separates parts of the screen.
  case rule = "-"
  /// The line of keys.
  case hint = "h"
  /// The sentence that says what happened or what is needed.
  case status = "s"
  /// What is wrong with an answer.
  case error = "!"
  /// The line that says this is not a live case.
  case training = "T"
  /// The words that say a pathway has not been approved for use.
  case draft = "A"
}
