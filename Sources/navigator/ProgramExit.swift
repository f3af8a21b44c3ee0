import Foundation

/// The exit statuses of the program, the same for every command.
enum ProgramExit {
  enum Status: Int32, CaseIterable {
    case yes = 0
    /// The answer is no: findings, a scenario that fails.
    case no = 1
    /// Usage or bad input.
    case badInput = 2
    /// It could not be told: something is unreadable.
    case couldNotTell = 3

    /// What it says, in a few words.
    var meaning: String {
      switch self {
      case .yes: "yes"
      case .no: "the answer is no"
      case .badInput: "usage or bad input"
      case .couldNotTell: "could not tell"
      }
    }

    /// The one that says less well of the two.
    func worse(_ other: Status?) -> Status {
      guard let other else { return self }
      return rawValue < other.rawValue ? other : self
    }
  }

  /// All of them as a sentence for the help.
  static let inWords: String = {
    let parts = Status.allCases.map { "\($0.rawValue) \($0.meaning)" }
    return "Exit status: \(parts.joined(separator: "; "))."
  }()

  static func leave(_ status: Status) -> Never {
    exit(status.rawValue)
  }
}
