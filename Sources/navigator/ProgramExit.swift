import Foundation

/// The exit statuses of the program, the same for every command.
enum ProgramExit {
  enum Status: Int32 {
    case yes = 0
    /// The answer is no: findings, a scenario that fails.
    case no = 1
    /// Usage or bad input.
    case badInput = 2
    /// It could not be told: something is unreadable.
    case couldNotTell = 3

    /// The one that says less well of the two.
    func worse(_ other: Status?) -> Status {
      guard let other else { return self }
      return rawValue < other.rawValue ? other : self
    }
  }

  static func leave(_ status: Status) -> Never {
    exit(status.rawValue)
  }
}
