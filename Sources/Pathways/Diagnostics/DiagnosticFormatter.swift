/// Diagnostics as a person reads them: a line that editors can jump to, the line of the
/// file with a caret, and what would be right.
public struct DiagnosticFormatter: Sendable {
  private let lines: [String: [Substring]]

  /// - Parameter texts: the text of each file, by path.
  public init(texts: [String: String]) {
    lines = texts.mapValues { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
  }

  public func text(of diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.sorted().map(text(of:)).joined(separator: "\n")
  }

  public func text(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.location
    var result =
      "\(place.path):\(place.line):\(place.column): \(diagnostic.severity.rawValue): "
      + "\(diagnostic.message) [\(diagnostic.id)]\n"
    result += excerpt(at: place, suggestion: diagnostic.suggestion)
    for note in diagnostic.notes {
      let start = note.location.map { "\($0.path):\($0.line):\($0.column): " } ?? "  "
      result += "\(start)note: \(note.message)\n"
    }
    return result
  }

  /// The longest part of a line that is printed; a minified file has lines of megabytes.
  private static let width = 160

  private func excerpt(at place: SourceLocation, suggestion: String?) -> String {
    guard let file = lines[place.path], file.indices.contains(place.line - 1) else {
      return suggestion.map { "        \($0)\n" } ?? ""
    }
    let number = String(place.line)
    let margin = String(repeating: " ", count: max(1, 5 - number.count)) + number + " | "
    let blank = String(repeating: " ", count: max(6, number.count + 1)) + "| "
    let scalars = file[place.line - 1].unicodeScalars.prefix(Self.width).map(Self.visible)
    let shown = String(String.UnicodeScalarView(scalars))
    guard place.column - 1 <= scalars.count else {
      return "\(margin)\(shown)\n" + (suggestion.map { "\(blank)\($0)\n" } ?? "")
    }
    let indent = String(repeating: " ", count: place.column - 1)
    return "\(margin)\(shown)\n\(blank)\(indent)^\(suggestion.map { " \($0)" } ?? "")\n"
  }

  /// Control and bidirectional characters could forge what the terminal shows.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: "?"
    default: scalar
    }
  }
}
