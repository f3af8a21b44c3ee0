internal import Pathways
internal import Yams

/// Reads one file of YAML into nodes that know their places.
struct YAMLReader {
  let path: String

  /// The root of the file (nil for an empty one), and everything that is wrong with its text.
  func read(_ text: String) -> (root: LocatedNode?, diagnostics: [Diagnostic]) {
    do {
      // Without rules the resolver leaves every value a text, and spends no time on it.
      guard let node = try Yams.compose(yaml: text, .basic) else { return (nil, []) }
      var diagnostics: [Diagnostic] = []
      let root = located(node, depth: 0, &diagnostics)
      return (root, diagnostics)
    } catch let error as YamlError {
      return (nil, [diagnostic(for: error, in: text)])
    } catch {
      return (nil, [Diagnostic("text/syntax", at: place(nil), "the file cannot be read")])
    }
  }

  private func located(
    _ node: Node, depth: Int, _ diagnostics: inout [Diagnostic]
  ) -> LocatedNode? {
    let location = place(node.mark)
    // An anchor may be reached any number of times through its aliases; stop at the first.
    guard node.anchor == nil, depth <= TextGuard.deepest else {
      diagnostics.append(
        Diagnostic(
          "text/anchor", at: location, "anchors and aliases are not read",
          suggestion: "write the value out"))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return .scalar(text(scalar))
    case .sequence(let sequence):
      return .sequence(
        sequence.compactMap { located($0, depth: depth + 1, &diagnostics) }, location)
    case .mapping(let mapping):
      let entries = mapping.compactMap { pair -> LocatedNode.Entry? in
        guard case .scalar(let key) = pair.key else {
          diagnostics.append(
            Diagnostic("text/syntax", at: place(pair.key.mark), "a key has to be a word"))
          return nil
        }
        guard key.string != "<<" else {
          diagnostics.append(
            Diagnostic(
              "text/merge", at: place(key.mark), "merge keys are not read",
              suggestion: "write the keys out"))
          return nil
        }
        guard let value = located(pair.value, depth: depth + 1, &diagnostics) else { return nil }
        return LocatedNode.Entry(key: text(key), value: value)
      }
      return .mapping(entries, location)
    case .alias:
      return nil
    }
  }

  private func text(_ scalar: Node.Scalar) -> LocatedText {
    let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    let isBlock = scalar.style == .literal || scalar.style == .folded
    return LocatedText(
      value: scalar.string, location: place(scalar.mark),
      isOnOneLine: !isBlock && scalar.string.unicodeScalars.count < 400,
      indent: isQuoted ? 1 : 0)
  }

  private func place(_ mark: Mark?) -> SourceLocation {
    SourceLocation(path: path, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  private func diagnostic(for error: YamlError, in text: String) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      Diagnostic(
        "text/syntax", at: place(mark), "this is not YAML: \(problem)",
        suggestion: "look at the line and the one before it")
    case .composer(_, _, let mark, _):
      Diagnostic(
        "text/documents", at: place(mark), "a file holds one document",
        suggestion: "remove the line '---'")
    case .duplicatedKeysInMapping(let keys, let context):
      duplicate(of: keys.first ?? "", first: context.mark, in: text)
    default:
      Diagnostic("text/syntax", at: place(nil), "the file cannot be read as YAML")
    }
  }

  /// Yams says where the first of two equal keys stands; the author wants to see the second.
  private func duplicate(of key: String, first: Mark, in text: String) -> Diagnostic {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = String(repeating: " ", count: first.column - 1)
    let second = lines.indices.dropFirst(first.line).first { index in
      lines[index].hasPrefix(indent + key + ":")
    }
    let location = SourceLocation(
      path: path, line: second.map { $0 + 1 } ?? first.line, column: first.column)
    return Diagnostic(
      "text/duplicate-key", at: location, "the key '\(key)' stands twice in one group",
      suggestion: "remove one of the two",
      notes: [.init("it stands here first", at: place(first))])
  }
}
