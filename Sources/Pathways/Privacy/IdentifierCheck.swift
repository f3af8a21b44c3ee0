/// Finds what is shaped like something that tells who a person is, in text that was typed.
///
/// It looks at shapes alone: it cannot know a name, and what it passes can still identify
/// somebody. It is for case references and for the words of a notification, where such a thing
/// is easily typed by habit.
public struct IdentifierCheck: Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case nhsNumber = "nhs_number"
    case nationalInsuranceNumber = "national_insurance_number"
    case dateOfBirth = "date_of_birth"
    case telephone, postcode, email

    /// To follow "looks like".
    public var words: String {
      switch self {
      case .nhsNumber: "an NHS number"
      case .nationalInsuranceNumber: "a National Insurance number"
      case .dateOfBirth: "a date of birth"
      case .telephone: "a telephone number"
      case .postcode: "a postcode"
      case .email: "an email address"
      }
    }
  }

  /// One thing that was found.
  public struct Finding: Hashable, Sendable {
    public let kind: Kind
    /// Its place in the text, in characters.
    public let range: Range<Int>

    /// What to tell the person. It does not repeat what was typed, since it may be written down.
    public var message: String {
      "It holds something that looks like \(kind.words). Use a reference that says nothing of "
        + "the person."
    }
  }

  /// The year of today: a day of this year is nobody's date of birth in a case like these, and
  /// many references begin with one.
  public let thisYear: Int

  public init(thisYear: Int) {
    self.thisYear = thisYear
  }

  /// Everything that is found, in the order of the text.
  public func findings(in text: String) -> [Finding] {
    let line = IdentifierText(text)
    let numbers = line.numbers
    let found =
      emails(in: line) + nationalInsuranceNumbers(in: line) + postcodes(in: line)
      + numbers.flatMap { numberFindings(in: $0, of: line) } + dates(in: line)
    return Array(Set(found)).sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.kind.rawValue)
        < ($1.range.lowerBound, $1.range.upperBound, $1.kind.rawValue)
    }
  }

  /// Whether nothing was found.
  public func passes(_ text: String) -> Bool { findings(in: text).isEmpty }
}
