internal import Pathways

/// What a trainer reports of a session: counts and places, nobody's name.
struct SessionReturn: Hashable, Sendable {
  enum Field: CaseIterable, Hashable, Sendable {
    case role, place, course, present

    var label: String {
      switch self {
      case .role: "Trainer's role, not a name"
      case .place: "Place"
      case .course: "Course"
      case .present: "Number of people present"
      }
    }

    var key: String {
      switch self {
      case .role: "trainer_role"
      case .place: "place"
      case .course: "course"
      case .present: "number_present"
      }
    }
  }

  /// A line of the return: a key for programs and a value.
  struct Row: Hashable, Sendable {
    let key: String
    let value: String
  }

  let date: CivilDate
  private var values: [String] = []
  private var results: [Row] = []

  init(date: CivilDate) { self.date = date }

  /// The field that is asked for now; nil when all are given.
  var field: Field? {
    values.count < Field.allCases.count ? Field.allCases[values.count] : nil
  }

  /// Takes a value for the field that is asked for.
  ///
  /// - Returns: what is wrong with it, as a sentence.
  mutating func take(_ text: String) -> String? {
    guard let field else { return nil }
    var words = text[...]
    while words.first == " " { words.removeFirst() }
    while words.last == " " { words.removeLast() }
    guard !words.isEmpty else { return "Type something, or leave the return." }
    guard words.count <= 100 else { return "That is longer than 100 characters." }
    if field == .present, Int(words).map({ (1...10_000).contains($0) }) != true {
      return "Type how many people were present, as a number from 1 to 10000."
    }
    if field != .present,
      let finding = IdentifierCheck(thisYear: date.year).findings(in: String(words)).first
    {
      return finding.message
    }
    values.append(String(words))
    return nil
  }

  /// Takes the results of a quiz: how many were right, in all and by topic.
  mutating func adopt(_ quiz: QuizState?, topics: [Topic]) {
    guard let quiz else { return }
    let score = quiz.score
    results = [
      Row(key: "questions_answered", value: "\(score.of)"),
      Row(key: "questions_right", value: "\(score.right)"),
    ]
    for one in quiz.scores(for: topics) {
      results.append(Row(key: "\(one.topic.id)_answered", value: "\(one.of)"))
      results.append(Row(key: "\(one.topic.id)_right", value: "\(one.right)"))
    }
  }

  private var rows: [Row] {
    [Row(key: "date", value: date.description)]
      + zip(Field.allCases, values).map { Row(key: $0.key, value: $1) } + results
  }

  /// The return in the form that the end of a file's name asks for: `.csv`, `.json` or text.
  func text(as name: String) -> String {
    if name.hasSuffix(".csv") {
      return rows.map { Self.csv($0.key) }.joined(separator: ",") + "\r\n"
        + rows.map { Self.csv($0.value) }.joined(separator: ",") + "\r\n"
    }
    if name.hasSuffix(".json") {
      let members = rows.map { "  \(Self.json($0.key)): \(Self.jsonValue($0))" }
      return "{\n\(members.joined(separator: ",\n"))\n}\n"
    }
    return "TRAINING: session return\n" + rows.map { "\($0.key): \($0.value)\n" }.joined()
  }

  /// A cell (RFC 4180) that no spreadsheet takes for a formula.
  private static func csv(_ text: String) -> String {
    let safe = text.first.map("=+-@\t".contains) == true ? "'" + text : text
    guard safe.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func jsonValue(_ row: Row) -> String {
    let isCount =
      row.key == Field.present.key || row.key.hasSuffix("_answered")
      || row.key.hasSuffix("_right")
    return isCount ? Int(row.value).map(String.init) ?? json(row.value) : json(row.value)
  }

  private static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
