import Pathways

/// Takes the keys of a group one by one, and remembers what was wrong and what is left.
struct FieldReader {
  let location: SourceLocation
  private var entries: [LocatedNode.Entry]
  private var taken: Set<String> = []
  private(set) var known: [String] = []
  var diagnostics: [Diagnostic] = []

  init?(_ node: LocatedNode, what: String, _ diagnostics: inout [Diagnostic]) {
    guard case .mapping(let entries, let location) = node else {
      diagnostics.append(.wrongKind(of: what, wanted: "a group of keys", found: node))
      return nil
    }
    self.entries = entries
    self.location = location
  }

  /// What stands under a key, if anything.
  mutating func node(_ key: String) -> LocatedNode? {
    if !known.contains(key) { known.append(key) }
    guard let entry = entries.first(where: { $0.key.value == key }) else { return nil }
    taken.insert(key)
    return entry.value
  }

  mutating func requiredNode(_ key: String, of what: String) -> LocatedNode? {
    if let node = node(key) { return node }
    diagnostics.append(
      Diagnostic(
        "shape/missing-key", at: location, "\(what) has no '\(key)'",
        suggestion: "add '\(key):'"))
    return nil
  }

  /// A text that is not empty.
  mutating func text(_ key: String) -> LocatedText? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text) = node else {
      diagnostics.append(.wrongKind(of: "'\(key)'", wanted: "a text", found: node))
      return nil
    }
    guard !text.value.isEmpty else {
      diagnostics.append(
        Diagnostic(
          "shape/empty", at: text.location, "'\(key)' is empty",
          suggestion: "write something, or remove the key"))
      return nil
    }
    return text
  }

  mutating func requiredText(_ key: String, of what: String) -> LocatedText? {
    let missing = !entries.contains { $0.key.value == key }
    let text = text(key)
    if missing {
      diagnostics.append(
        Diagnostic(
          "shape/missing-key", at: location, "\(what) has no '\(key)'",
          suggestion: "add '\(key):'"))
    }
    return text
  }

  /// `yes` or `no`.
  mutating func flag(_ key: String) -> Bool {
    guard let text = text(key) else { return false }
    switch text.value {
    case "yes": return true
    case "no": return false
    default:
      diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: text.location, "'\(key)' is yes or no, not '\(text.value)'"))
      return false
    }
  }

  /// One of the words that an enumeration has.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type = Value.self
  ) -> Value? where Value.RawValue == String {
    guard let text = text(key) else { return nil }
    if let value = Value(rawValue: text.value) { return value }
    let words = Value.allCases.map(\.rawValue)
    diagnostics.append(.notAllowed(text, for: key, words: words))
    return nil
  }

  mutating func date(_ key: String) -> CivilDate? {
    guard let text = text(key) else { return nil }
    if let date = CivilDate(text.value) { return date }
    diagnostics.append(
      Diagnostic(
        "shape/bad-date", at: text.location, "'\(text.value)' is not a date",
        suggestion: "write year-month-day, such as 2026-11-21"))
    return nil
  }

  /// One text or a list of texts.
  mutating func texts(_ key: String) -> [LocatedText]? {
    guard let node = node(key) else { return nil }
    return LocatedNode.texts(node, of: "'\(key)'", &diagnostics)
  }

  /// Every key of a group of entries, in the order of writing.
  mutating func members(_ key: String) -> [LocatedNode.Entry] {
    guard let node = node(key) else { return [] }
    guard case .mapping(let entries, _) = node else {
      if case .sequence(let items, _) = node, items.isEmpty { return [] }
      diagnostics.append(.wrongKind(of: "'\(key)'", wanted: "a group of keys", found: node))
      return []
    }
    return entries
  }

  /// The items of a list; something that is not a list counts as one item.
  mutating func items(_ key: String) -> [LocatedNode] {
    switch node(key) {
    case .sequence(let items, _): items
    case let node?: [node]
    case nil: []
    }
  }

  /// Reports the keys that nobody asked for.
  mutating func finish(_ what: String, into all: inout [Diagnostic]) {
    for entry in entries where !taken.contains(entry.key.value) {
      diagnostics.append(
        Diagnostic(
          "shape/unknown-key", at: entry.key.location,
          "\(what) has no key '\(entry.key.value)'",
          suggestion: hint(for: entry.key.value)))
    }
    all += diagnostics
  }

  private func hint(for key: String) -> String {
    if let near = Suggestion.nearest(to: key, among: known) { return "did you mean '\(near)'?" }
    // In `{say: this, or that}` the comma ends the text, and the rest becomes a key.
    if key.contains(" ") { return "a text with a comma in it needs quotation marks here" }
    return "known keys: \(Set(known).sorted().joined(separator: ", "))"
  }
}

extension LocatedNode {
  static func texts(
    _ node: LocatedNode, of what: String, _ diagnostics: inout [Diagnostic]
  ) -> [LocatedText] {
    switch node {
    case .scalar(let text): return [text]
    case .sequence(let items, _):
      return items.compactMap { item in
        if case .scalar(let text) = item { return text }
        diagnostics.append(.wrongKind(of: "an item of \(what)", wanted: "a text", found: item))
        return nil
      }
    case .mapping:
      diagnostics.append(.wrongKind(of: what, wanted: "a text or a list", found: node))
      return []
    }
  }
}

extension Diagnostic {
  static func badDeadline(_ text: LocatedText) -> Diagnostic {
    Diagnostic(
      "shape/bad-deadline", at: text.location, "'\(text.value)' is not a deadline",
      suggestion: "at once, 4 hours, same day, next working day, 3 working days, 30 days, "
        + "before …, as soon as …")
  }

  static func wrongKind(of what: String, wanted: String, found: LocatedNode) -> Diagnostic {
    Diagnostic(
      "shape/wrong-kind", at: found.location, "\(what) has to be \(wanted), not \(found.kind)")
  }

  static func notAllowed(_ text: LocatedText, for key: String, words: [String]) -> Diagnostic {
    Diagnostic(
      "shape/not-allowed", at: text.location, "'\(key)' cannot be '\(text.value)'",
      suggestion: Suggestion.nearest(to: text.value, among: words).map { "did you mean '\($0)'?" }
        ?? "it is one of: \(words.joined(separator: ", "))")
  }
}
