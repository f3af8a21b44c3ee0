/// What is wrong with a phrase of opening hours, where, and what would be right.
public struct HoursFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Problem: Hashable, Sendable {
    /// There is no phrase, or an empty one.
    case empty
    /// A word that means nothing here.
    case notUnderstood(String)
    /// Something that should be a time of day.
    case badTime(String)
    /// A day without times.
    case noTimes(String)
    /// Times without a day.
    case noDay(String)
    /// A stretch that ends when it begins.
    case noLength(String)
    /// Times for a bank holiday that run past midnight.
    case pastMidnight(String)
    /// Two things about bank holidays that cannot both hold.
    case contradiction
    /// A phrase that leaves no room for another one beside it.
    case notAlone(String)
    /// `outside the hours of` without a name.
    case noName
    /// The phrases never say when somebody answers.
    case neverOpen
  }

  public let problem: Problem
  /// The phrase as it was written.
  public let phrase: String
  /// Which of the phrases it is, from 0.
  public let index: Int
  /// Where in the phrase, in Unicode scalars from 0.
  public let offset: Int

  init(_ problem: Problem, in phrase: String, index: Int, at offset: Int) {
    self.problem = problem
    self.phrase = phrase
    self.index = index
    self.offset = offset
  }

  /// One plain sentence: what is wrong.
  public var message: String {
    switch problem {
    case .empty: "the hours are empty"
    case .notUnderstood(let word): "'\(word)' has no meaning in hours at this place"
    case .badTime(let word): "'\(word)' is not a time of day"
    case .noTimes(let day): "'\(day)' has no times"
    case .noDay(let time): "'\(time)' has no day"
    case .noLength(let span): "'\(span)' ends when it begins"
    case .pastMidnight(let span): "the hours of a bank holiday end with the day, not '\(span)'"
    case .contradiction: "the hours say two things about bank holidays"
    case .notAlone(let phrase): "'\(phrase)' cannot stand beside other hours"
    case .noName: "'outside the hours of' does not say of whom"
    case .neverOpen: "the hours never say when somebody answers"
    }
  }

  /// What would be right.
  public var remedy: String {
    switch problem {
    case .empty, .neverOpen:
      "write days and times such as Mon-Fri 09:00-17:00, or 24 hours, or not known"
    case .notUnderstood(let word):
      Suggestion.nearest(
        to: word, among: HoursParser.vocabulary.filter { $0 != word.lowercased() }
      ).map { "did you mean '\($0)'?" }
        ?? "write such as Mon-Thu 08:30-17:00, Fri 16:30 to Mon 08:30, 24 hours, "
        + "not bank holidays, bank holidays all day, outside the hours of (a line), not known; "
        + "a remark goes after a semicolon and begins with 'note'"
    case .badTime: "write hours and minutes in two digits each, from 00:00 to 24:00, such as 08:30"
    case .noTimes(let day): "write such as \(day) 09:00-17:00, or all day \(day)"
    case .noDay(let time): "write the days first, such as Mon-Fri \(time)"
    case .noLength: "write all day, or another end"
    case .pastMidnight: "end at 24:00"
    case .contradiction:
      "keep one of: not bank holidays; bank holidays all day; bank holidays as other days"
    case .notAlone: "remove it, or remove the others"
    case .noName: "write the name of the line, such as outside the hours of adults_front_door"
    }
  }

  public var description: String { "\(message): \(remedy)" }
}
