import Pathways

/// What the names of bodies tell of their kind: a body whose name says "Council" is a council.
///
/// Every proof ranges over kinds. Which of the hundreds of bodies is of which kind nobody proves,
/// and one that is listed under another kind would be told another law.
struct NamedKind {
  /// A word, or several beside each other, as they stand in the names of bodies.
  let says: LocatedText
  let kinds: [Answer.ID]
  /// Bodies whose names say it, and which are of another kind all the same.
  let but: [LocatedText]

  /// Whether a name says it, in whole words.
  func isSaid(in name: String) -> Bool {
    let (wanted, words) = (Self.words(of: says.value), Self.words(of: name))
    guard !wanted.isEmpty, wanted.count <= words.count else { return false }
    return (0...(words.count - wanted.count)).contains { words[$0...].starts(with: wanted) }
  }

  private static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }
}

extension PathwayDecoder {
  mutating func decodeNamedKind(_ node: LocatedNode) {
    let what = "what a name says"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return }
    let says = fields.requiredText("says", of: what)
    let kinds = fields.texts("kinds") ?? []
    let but = fields.texts("but") ?? []
    fields.finish(what, into: &diagnostics)
    guard let says, let fact = registerParts.fact else { return }
    let known = kinds.filter { checkAnswer($0, of: fact.value) }.map { Answer.ID($0.value) }
    guard !known.isEmpty else {
      if kinds.isEmpty {
        diagnostics.append(
          Diagnostic(
            "shape/missing-key", at: node.location, "\(what) has no 'kinds'",
            suggestion: "add the kinds of which such a body can be"))
      }
      return
    }
    registerParts.named.append(NamedKind(says: says, kinds: known, but: but))
  }

  /// Reports bodies of another kind than their names say, and exceptions that are none.
  mutating func checkNamedKinds() {
    for named in registerParts.named {
      let exceptions = Set(named.but.map(\.value))
      let said = registerParts.bodies.filter { named.isSaid(in: $0.body.name) }
      let others = said.filter { !named.kinds.contains($0.body.kind) }
      let kinds = named.kinds.map(\.rawValue).joined(separator: ", ")
      for (body, location) in others where !exceptions.contains(body.name) {
        diagnostics.append(
          Diagnostic(
            "register/other-kind", at: location,
            "'\(body.name)' is listed as \(body.kind), and a name that says "
              + "'\(named.says.value)' is of: \(kinds)",
            suggestion: "correct the kind, or add the name to 'but' if it is right",
            notes: [.init("it is said here", at: named.says.location)]))
      }
      // On a single day, and before the bodies are read, an exception may rightly be missing.
      guard date == nil, !registerParts.bodies.isEmpty else { continue }
      for exception in named.but where !others.contains(where: { $0.body.name == exception.value })
      {
        diagnostics.append(
          Diagnostic(
            "register/needless-exception", at: exception.location,
            "'\(exception.value)' is no body of another kind whose name says "
              + "'\(named.says.value)'",
            suggestion: "delete it, or write the name as it stands under 'bodies:'"))
      }
    }
  }
}
