/// Reads opening hours from phrases, as a source or an author writes them.
///
/// The language, with `,` `;` `and` or a new phrase between the parts:
///
///     Mon-Thu 08:30-17:00                one or more days, each from the first time to the second
///     Mon, Wed and Fri 09:00-12:00, 13:00-17:00
///     Mon-Thu 17:00-08:30                to 08:30 on the day after each
///     Fri 16:30 to Mon 08:30             one long stretch
///     24 hours                           any hour of any day, bank holidays included
///     all day Sat-Sun, all weekend, 24 hours at weekends and bank holidays
///     every day 09:00-17:00              Mon-Sun, bank holidays included
///     not bank holidays                  closed on them; also: except bank holidays
///     bank holidays                      all day on them; also: bank holidays all day
///     bank holidays 10:00-16:00          these hours on them
///     bank holidays as other days        the hours of the week hold
///     perhaps Mon 00:00-09:00            the source can be read both ways
///     outside the hours of day_line      whenever that line does not answer; stands alone
///     not known                          also: unconfirmed; stands alone
///     ; note: ring twice                 a remark, after a semicolon
///
/// A phrase that says nothing of bank holidays leaves it open whether the hours hold on them.
public struct HoursParser: Sendable {
  public init() {}

  /// The hours that the phrases say together.
  ///
  /// - Parameters:
  ///   - phrases: such as `["Mon-Thu 08:30-17:00", "Fri 08:30-16:30"]`, or both in one text.
  ///   - exceptions: days on which nobody answers; only `bank holidays` can be one.
  /// - Throws: ``HoursFault`` with the first thing that is wrong.
  public func hours(
    from phrases: [String], except exceptions: [String] = []
  ) throws(HoursFault) -> OpeningHours {
    let all = phrases + exceptions.map { "except \($0)" }
    var draft = HoursDraft()
    var notes: [String] = []
    var alone: (statement: OpeningHours.Statement, phrase: String, index: Int)?
    var hasOthers = false
    for (index, phrase) in all.enumerated() {
      let (parts, remarks) = Self.parts(of: phrase)
      notes += remarks
      if parts.isEmpty, remarks.isEmpty || all.count == 1 {
        throw HoursFault(.empty, in: phrase, index: index, at: 0)
      }
      for part in parts {
        var reader = HoursPhrase(phrase, index: index, part)
        let statement = try reader.read(into: &draft)
        if let before = alone {
          throw HoursFault(
            .notAlone(before.phrase), in: all[before.index], index: before.index, at: 0)
        }
        if let statement {
          alone = (statement, phrase, index)
          if hasOthers { throw HoursFault(.notAlone(phrase), in: phrase, index: index, at: 0) }
        }
        hasOthers = true
      }
    }
    let note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    if let alone { return OpeningHours(alone.statement, note: note) }
    guard let first = all.first else { throw HoursFault(.empty, in: "", index: 0, at: 0) }
    let week = draft.week
    guard !week.isNever else { throw HoursFault(.neverOpen, in: first, index: 0, at: 0) }
    return OpeningHours(.week(week), note: note)
  }

  /// The hours that one text says.
  public func hours(from phrase: String) throws(HoursFault) -> OpeningHours {
    try hours(from: [phrase])
  }

  /// How a remark may begin. Anything else after a semicolon has to be hours, so that a slip
  /// such as `; not bank hollidays` is found.
  private static let openers = [
    "note", "office hours", "out-of-hours service", "e-mail", "email", "online",
  ]
  /// What a source may write before the hours, and what adds nothing to them.
  private static let labels = [
    "out-of-hours line:", "out of hours:", "out-of-hours:", "office hours:", "office hours",
    "by day:", "at night:", "hours:",
  ]

  /// The hours of a phrase, and the remarks in it.
  private static func parts(
    of phrase: String
  ) -> (parts: [ArraySlice<Unicode.Scalar>], remarks: [String]) {
    var parts: [ArraySlice<Unicode.Scalar>] = []
    var remarks: [String] = []
    let whole = Array(phrase.unicodeScalars)
    for (place, slice) in whole.split(separator: ";").enumerated() {
      var part = trimmed(slice)
      guard !part.isEmpty else { continue }
      let text = String(String.UnicodeScalarView(part))
      let lower = text.lowercased()
      if place > 0 || lower.hasPrefix("note"), openers.contains(where: lower.hasPrefix) {
        remarks.append(text)
        continue
      }
      if let label = labels.first(where: lower.hasPrefix) {
        part = trimmed(part.dropFirst(label.unicodeScalars.count))
        guard !part.isEmpty else { continue }
      }
      parts.append(part)
    }
    return (parts, remarks)
  }

  private static func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let left = part.drop { $0.properties.isWhitespace }
    guard let last = left.lastIndex(where: { !$0.properties.isWhitespace }) else { return [] }
    return left[...last]
  }

  /// Words of the language, for "did you mean".
  static let vocabulary =
    Weekday.words + [
      "weekend", "weekends", "weekdays", "every", "daily", "all", "day", "bank", "holidays",
      "not", "known", "unconfirmed", "except", "closed", "including", "outside", "perhaps",
      "hours",
    ]
}
