import Pathways

/// A local number as a machine reads it.
struct LocalLine: Encodable, Hashable {
  let name: String
  let phone: String
  /// `open`, `closed` or `not_known`.
  let state: String
  /// What is known of its hours at the time, in words.
  let answers: String
  let confidence: String
  let conflict: Bool
  let source: String
  let url: String?
  let dated: String
  let checked: String
  let notes: [String]

  init(_ line: FrontDoor.Line) {
    let provenance = line.phone.provenance
    name = line.name
    phone = line.phone.value.printed
    state =
      switch line.state {
      case .open: "open"
      case .closed: "closed"
      case .notKnown: "not_known"
      }
    answers = line.words
    confidence = provenance.confidence.rawValue
    conflict = line.isInConflict
    source = provenance.source.title
    url = provenance.source.url
    dated = provenance.source.dated
    checked = "\(provenance.checked)"
    notes = [line.phone.note].compactMap(\.self) + line.contact.notes
  }
}

/// Whom to ring for one purpose, as a machine reads it.
struct LocalDoor: Encodable, Hashable {
  let purpose: String
  /// In the order in which to try them.
  let lines: [LocalLine]
  /// Services of which no number may be shown.
  let unconfirmed: [String]
  /// What is to be said of the day, such as that it is a bank holiday.
  let day: String?
  /// What to do when there is no number.
  let instead: String?

  init(_ door: FrontDoor) {
    purpose = door.purpose.rawValue
    lines = door.lines.map { LocalLine($0) }
    unconfirmed = door.unconfirmed.map { $0.name.value ?? $0.purpose.words }
    day = door.dayWords
    instead =
      door.hasNoNumber ? "Not confirmed. \(FrontDoor.whereToAsk)" : nil
  }
}
