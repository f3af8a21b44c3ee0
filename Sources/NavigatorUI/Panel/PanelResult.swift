public import Interviews
public import Pathways

/// Something that a meeting has agreed to do about a case.
public struct PanelAction: Hashable, Sendable {
  /// The duty that it is about, or a code that the meeting has chosen.
  public let action: String
  /// What a person reads.
  public let title: String
  /// The role of whoever does it, as a code; never a name.
  public let owner: String
  /// The last day; nil if none was set.
  public let due: CivilDate?

  public init(action: String, title: String, owner: String, due: CivilDate?) {
    self.action = action
    self.title = title
    self.owner = owner
    self.due = due
  }
}

/// What a meeting found of one case.
///
/// A part of the definition is a duty whose variants are called after what is known of it:
/// ``states``. Which parts there are, and what they are called, is the pathway's own affair.
public struct PanelResult: Sendable {
  /// One part of the definition.
  public struct Element: Hashable, Sendable {
    public let duty: Duty.ID
    /// The title in this case: the part and what is known of it.
    public let title: String
    /// One of ``PanelResult/states``.
    public let state: String
  }

  /// What can be known of a part, as the ids of variants.
  public static let states: Set<String> = ["met", "not_known", "not_found", "not_needed"]

  /// The organisation's own reference, never a name.
  public let reference: String
  public let answers: Answers
  public let outcome: Outcome
  public let elements: [Element]
  public let actions: [PanelAction]
  /// As ISO 8601, in Coordinated Universal Time.
  public let started: String
  public let finished: String

  public init(
    reference: String, interview: Interview, actions: [PanelAction], started: String,
    finished: String
  ) {
    self.reference = reference
    answers = interview.answers
    outcome = interview.settledOutcome
    elements = Self.elements(of: interview)
    self.actions = actions
    self.started = started
    self.finished = finished
  }

  /// Whether a duty says what is known of a part.
  public static func isElement(_ duty: Duty) -> Bool {
    !duty.variants.isEmpty && duty.variants.allSatisfy { states.contains($0.id.rawValue) }
  }

  /// The parts as they stand, in the order of the pathway.
  static func elements(of interview: Interview) -> [Element] {
    interview.settledOutcome.duties.compactMap { owed in
      guard let duty = interview.pathway.duty(owed.duty), isElement(duty),
        let variant = owed.variant
      else { return nil }
      return Element(
        duty: duty.id, title: duty.wording(of: variant).title ?? duty.id.rawValue,
        state: variant.rawValue)
    }
  }

  /// What a meeting is asked about: to find out what is not known, and what else is due.
  public static func proposals(for interview: Interview) -> [(action: Duty.ID, title: String)] {
    let pathway = interview.pathway
    return interview.settledOutcome.duties.compactMap { owed in
      guard owed.standing.isDue, !owed.isDone, let duty = pathway.duty(owed.duty) else {
        return nil
      }
      let title = duty.wording.title ?? duty.id.rawValue
      guard isElement(duty) else {
        // What the meeting writes down is written down by this very entry.
        return duty.stage == .record
          ? nil : (duty.id, duty.wording(of: owed.variant).title ?? title)
      }
      return owed.variant == "not_known" ? (duty.id, "Find out: \(title)") : nil
    }
  }
}

/// What may be typed in a meeting, and why something else may not.
public enum PanelEntry {
  /// A reference without surrounding blanks.
  ///
  /// - Returns: the fault as a sentence if it could tell who somebody is, or cannot be one.
  public static func reference(_ text: String, today: CivilDate) -> Result<String, Fault> {
    let text = trimmed(text)
    guard !text.isEmpty else { return .failure(Fault("there is no reference")) }
    guard text.count <= 64 else {
      return .failure(Fault("a reference has at most 64 characters"))
    }
    // The record takes nothing that cannot be seen, and the meeting must not find that out at its
    // end.
    guard text.unicodeScalars.allSatisfy(isVisible) else {
      return .failure(Fault("it holds a character that cannot be seen; type it again without it"))
    }
    if let found = IdentifierCheck(thisYear: today.year).findings(in: text).first {
      return .failure(Fault(found.message))
    }
    return .success(text)
  }

  /// A role or an action in a few plain words, as a code.
  public static func code(_ text: String, today: CivilDate) -> Result<String, Fault> {
    let words = trimmed(text)
    if let found = IdentifierCheck(thisYear: today.year).findings(in: words).first {
      return .failure(Fault(found.message))
    }
    let code = words.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
    let isCode = code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard isCode, (1...64).contains(code.count), code.contains(where: \.isLetter) else {
      return .failure(
        Fault(
          "use plain words of letters and digits, 64 characters at most, such as: social worker")
      )
    }
    return .success(String(code))
  }

  /// A day: a date, or so many days from today. No text at all means that no day is set.
  public static func due(_ text: String, today: CivilDate) -> Result<CivilDate?, Fault> {
    let text = trimmed(text)
    guard !text.isEmpty else { return .success(nil) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = trimmed(String(text.dropFirst(digits.count)))
    let counted = ["", "day", "days"].contains(rest) ? Int(digits) : nil
    guard
      let date = CivilDate(text) ?? dayFirst(text)
        ?? counted.flatMap({ $0 <= 366 ? today.adding(days: $0) : nil })
    else {
      return .failure(
        Fault("'\(text)' is no day. Write a date such as \(today), or a number of days such as 7."))
    }
    guard date >= today else { return .failure(Fault("\(date.inWords) is over already")) }
    return .success(date)
  }

  /// A date as it is written in Britain, the day first: 27/11/2026 or 27.11.2026.
  private static func dayFirst(_ text: String) -> CivilDate? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." }
    guard parts.count == 3, parts[2].count == 4,
      parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Why something was not taken, as a sentence.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
