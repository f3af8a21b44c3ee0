/// By when a duty must be done, ordered by the longest time that can pass under it.
public enum Deadline: Hashable, Sendable {
  case atOnce
  case hours(Int)
  case sameDay
  case nextWorkingDay
  case workingDays(Int)
  case days(Int)
  /// Before something happens, in words.
  case before(String)
  /// As soon as something is so, in words; no time is set by law or policy.
  case asSoonAs(String)

  /// A deadline as it is written in a pathway, or nil.
  public init?(written text: String) {
    let words = text.split(separator: " ")
    switch (words.first, words.count) {
    case ("at", 2) where text == "at once": self = .atOnce
    case ("same", 2) where text == "same day": self = .sameDay
    case ("next", 3) where text == "next working day": self = .nextWorkingDay
    case ("before", 2...): self = .before(words.dropFirst().joined(separator: " "))
    case ("as", 4...) where text.hasPrefix("as soon as "):
      self = .asSoonAs(words.dropFirst(3).joined(separator: " "))
    case (let first?, 2...3):
      guard let count = Int(first), count > 0 else { return nil }
      switch words.dropFirst().joined(separator: " ") {
      case "hour" where count == 1, "hours": self = .hours(count)
      case "day" where count == 1, "days": self = .days(count)
      case "working day" where count == 1, "working days": self = .workingDays(count)
      default: return nil
      }
    default: return nil
    }
  }

  /// What a machine reads.
  public var code: String {
    switch self {
    case .atOnce: "at_once"
    case .hours(let count): "hours_\(count)"
    case .sameDay: "same_day"
    case .nextWorkingDay: "next_working_day"
    case .workingDays(let count): "working_days_\(count)"
    case .days(let count): "days_\(count)"
    case .before: "before"
    case .asSoonAs: "as_soon_as"
    }
  }

  /// What a person reads.
  public var words: String {
    switch self {
    case .atOnce: "at once"
    case .hours(let count): count == 1 ? "within 1 hour" : "within \(count) hours"
    case .sameDay: "the same day"
    case .nextWorkingDay: "by the end of the next working day"
    case .workingDays(let count):
      count == 1 ? "within 1 working day" : "within \(count) working days"
    case .days(let count): count == 1 ? "within 1 day" : "within \(count) days"
    case .before(let event): "before \(event)"
    case .asSoonAs(let event): "as soon as \(event)"
    }
  }
}

extension Deadline: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.strictness < right.strictness
  }

  /// At once < hours < same day < next working day < working days < days < an event.
  private var strictness: (Int, Int) {
    switch self {
    case .atOnce: (0, 0)
    case .hours(let count): (1, count)
    case .sameDay: (2, 0)
    case .nextWorkingDay: (3, 0)
    case .workingDays(let count): (4, count)
    case .days(let count): (5, count)
    case .before: (6, 0)
    case .asSoonAs: (7, 0)
    }
  }
}
