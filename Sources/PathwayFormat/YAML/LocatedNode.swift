import Pathways

/// A piece of YAML with the place where it stands.
indirect enum LocatedNode: Sendable {
  case scalar(LocatedText)
  case sequence([LocatedNode], SourceLocation)
  case mapping([Entry], SourceLocation)

  /// A key of a mapping and what it holds.
  struct Entry: Sendable {
    let key: LocatedText
    let value: LocatedNode
  }

  var location: SourceLocation {
    switch self {
    case .scalar(let text): text.location
    case .sequence(_, let location), .mapping(_, let location): location
    }
  }

  /// What the author would call it.
  var kind: String {
    switch self {
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a group of keys"
    }
  }
}

/// A text as written, and where.
struct LocatedText: Sendable, Hashable {
  let value: String
  let location: SourceLocation
  /// Whether a place inside the text is the same distance from its start in the file.
  let isOnOneLine: Bool
  /// 1 if a quotation mark stands before the text.
  let indent: Int

  /// The place of a Unicode scalar of the text, as near as can be said.
  func location(at offset: Int) -> SourceLocation {
    guard isOnOneLine else { return location }
    return SourceLocation(
      path: location.path, line: location.line, column: location.column + indent + offset)
  }
}
