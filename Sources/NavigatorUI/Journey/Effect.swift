public import Pathways

/// What the caller has to do before it draws the next frame or writes the next line.
public enum Effect: Hashable, Sendable {
  /// Write the check to the disk.
  case save(Check)
  /// Remove a saved check from the disk.
  case discard(Check.ID)
  /// Keep these answers for later checks, and the place: the organisation and the nation.
  case remember(Answers, place: AreaPlace?)
  /// Keep how the program is to look and talk.
  case prefer(Preferences)
  /// Record what is not recorded yet of a check, and give back what came of it.
  case record(Check)
  /// Read the record of referrals, check it, and give back what it says.
  case readRecords
  /// Write or print a sheet, and say where it is.
  case handOver(Check, HandOver)
  /// Take what was written before off the terminal, as far as it lets anybody: somebody looks on.
  case clearTerminal
  /// Go on line by line, or on the whole screen again. Everything has been saved before.
  case changeMode
  /// Leave the program. Everything has been saved before.
  case quit
}

extension Effect {
  var isSaving: Bool { if case .save = self { true } else { false } }
}

/// The sentence at the foot of the screen.
public struct Status: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case news, problem
  }

  public let kind: Kind
  public let text: String
  /// The same for the smallest screen, which shows the rest of it anyway.
  let short: String
  /// The same for linear mode, where there are no keys to press but words to type.
  let spoken: String

  static func news(_ text: String, short: String? = nil, spoken: String? = nil) -> Status {
    Status(kind: .news, text: text, short: short ?? text, spoken: spoken ?? text)
  }

  static func problem(_ text: String, short: String? = nil, spoken: String? = nil) -> Status {
    let lead = "There is a problem."
    return Status(
      kind: .problem, text: "\(lead) \(text)", short: short ?? text,
      spoken: "\(lead) \(spoken ?? text)")
  }
}
