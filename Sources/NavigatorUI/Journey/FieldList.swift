internal import Pathways

/// What a page with a field lists: the lines that match what is typed.
///
/// The screens show the same one for bodies, for places, for whatever can be found, for the
/// commands and for the record; linear mode says its lines.
struct FieldList: Hashable, Sendable {
  /// A sentence above the lines, with a short form for the smallest screen and one for speech.
  struct Notice: Hashable, Sendable {
    let long: String
    let short: String
    let spoken: String
    var isWarning = false
  }

  /// What is to be typed.
  let heading: String
  let rows: [String]
  var notice: Notice?
  /// What is said while no line matches, or nothing is typed.
  let nothing: String
}

extension Journey {
  /// The list of the page as the screens show it; nil on a page without one.
  var fieldList: FieldList? { fieldList(isSpoken: false) }

  /// The list of the page; nil on a page without one.
  ///
  /// - Parameter isSpoken: whether commands are named by their words instead of their keys.
  func fieldList(isSpoken: Bool) -> FieldList? {
    let isEmpty = place.text.isEmpty
    switch page {
    case .bodies:
      let matches = matches
      let isBody = if case .body = matches.first { true } else { false }
      return FieldList(
        heading: "Type a part of the name of your organisation",
        rows: matches.map { words(for: $0) }, notice: isBody ? Self.onlyBodies : nil,
        nothing: isEmpty
          ? "The list has \(pathway.register?.bodies.count ?? 0) organisations."
          : "Nothing in the list matches. Go back, and choose the kind of your organisation.")
    case .places(let part, _):
      return FieldList(
        heading: "\(part.words): type a town, district or council",
        rows: placeRows.map { words(for: $0) }, notice: isGuess ? Self.guess : nil,
        nothing: isEmpty
          ? "Type what you know: the name of a district or a council, old or new."
          : "No council that is known here has such a name. Leave the page and choose the nation: "
            + "national numbers are then shown.")
    case .find:
      return FieldList(
        heading: "Find: type a part of a name",
        rows: findRows.map { "\($0.title) (\($0.kind))" },
        nothing: isEmpty
          ? "A duty, a telephone number, an organisation (may it refer?), a question, or the "
            + "partnership."
          : "Nothing has such a name.")
    case .palette:
      return FieldList(
        heading: "Commands: type what you want to do",
        rows: paletteRows.map { words(for: $0, isSpoken: isSpoken) },
        nothing: "No command says that. Type other words.")
    case .records:
      return FieldList(
        heading: "Type a part of a line: a day, a route, a case reference",
        rows: recordRows.map(\.line),
        notice: book.map {
          .init(long: $0.state, short: $0.state, spoken: $0.state, isWarning: !$0.isSound)
        },
        nothing: book?.rows.isEmpty == false ? "No entry has that." : Self.recordsNotice)
    default: return nil
    }
  }

  private static let onlyBodies = FieldList.Notice(
    long: "This list holds first responder bodies. Not yours? Backspace, then choose the kind of "
      + "your organisation.",
    short: "Not yours? Backspace, then its kind.",
    spoken: "This list holds first responder bodies. Not yours? Type back, then choose the kind of "
      + "your organisation.")

  private static let guess = FieldList.Notice(
    long: "Nothing has exactly that name. Did you mean this?", short: "Did you mean this?",
    spoken: "Nothing has exactly that name. Did you mean this?")

  /// A kind of organisation, or a body with its kind.
  private func words(for row: BodyRow) -> String {
    switch row {
    case .kind(let kind): return "\(kind.label) (kind of organisation)"
    case .body(let body):
      let kind = pathway.register.flatMap { pathway.fact($0.fact) }?.answer(body.kind)?.label
      return kind.map { "\(body.name): \($0)" } ?? body.name
    }
  }
}
