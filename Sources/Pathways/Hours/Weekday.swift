/// A day of the week, counted from Monday, as ISO 8601 does.
public enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The day in three letters: `Mon`.
  public var short: String { Self.names[rawValue].short }

  /// The day in full: `Monday`.
  public var name: String { Self.names[rawValue].full }

  /// A day written in three letters or in full, in lower case; nil if it is neither.
  init?(word: String) {
    guard
      let place = Self.names.firstIndex(where: {
        word == $0.short.lowercased() || word == $0.full.lowercased()
          || word == $0.full.lowercased() + "s"
      })
    else { return nil }
    self = Self.allCases[place]
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Every name that a day can be written with, in lower case.
  static let words = names.flatMap { [$0.short.lowercased(), $0.full.lowercased()] }

  private static let names: [(short: String, full: String)] = [
    ("Mon", "Monday"), ("Tue", "Tuesday"), ("Wed", "Wednesday"), ("Thu", "Thursday"),
    ("Fri", "Friday"), ("Sat", "Saturday"), ("Sun", "Sunday"),
  ]
}
