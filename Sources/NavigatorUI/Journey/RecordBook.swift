/// The record of referrals as it is looked at: values, so that nothing here can change it.
public struct RecordBook: Hashable, Sendable {
  /// One entry, in words already: who reads the record knows what its codes mean.
  public struct Row: Hashable, Sendable {
    public let number: Int
    /// The id of what it records: 32 hexadecimal digits.
    public let id: String
    /// When, what, and of which case.
    public let line: String
    /// Everything about it.
    public let details: [String]

    public init(number: Int, id: String, line: String, details: [String]) {
      self.number = number
      self.id = id
      self.line = line
      self.details = details
    }
  }

  /// The newest first.
  public let rows: [Row]
  /// Whether it is as it was signed, in a sentence.
  public let state: String
  public let isSound: Bool

  public init(rows: [Row], state: String, isSound: Bool) {
    self.rows = rows
    self.state = state
    self.isSound = isSound
  }

  /// The entries whose line has every typed word, in either case.
  func rows(matching text: String) -> [Row] {
    let words = text.lowercased().split(separator: " ")
    return rows.filter { row in
      let line = row.line.lowercased()
      return words.allSatisfy { line.contains($0) }
    }
  }
}

extension Journey {
  /// Takes the record as it is now.
  public mutating func adopt(_ book: RecordBook) {
    self.book = book
    place.cursor = 0
  }

  /// The entries on the page, as far as they match what is typed.
  var recordRows: [RecordBook.Row] { book?.rows(matching: place.text) ?? [] }

  /// The page of an entry.
  func recordPassages(_ number: Int) -> [Passage] {
    guard let book, let row = book.rows.first(where: { $0.number == number }) else { return [] }
    return [.heading("Entry \(number)")]
      + [book.isSound ? .text(book.state) : .warning(book.state)]
      + row.details.map { .text($0) }
      + (saved(ofRecord: number).map { [.text("Its check is kept: \($0.saved.check.name).")] }
        ?? [])
      + [.text("It says what was shown. It does not say that anybody was told.")]
  }

  static let recordsNotice = "Nothing has been recorded yet."
}
