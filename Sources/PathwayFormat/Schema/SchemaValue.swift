import Pathways

/// A JSON document that keeps the order in which its keys were written.
indirect enum SchemaValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([SchemaValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    let key: String
    let value: SchemaValue
  }

  /// The object with further members at its end.
  func adding(_ members: [Member]) -> SchemaValue {
    guard case .object(let mine) = self else { return self }
    return .object(mine + members)
  }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, SchemaValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}

extension SchemaValue {
  /// The document as text: what fits on a line stands on one.
  func json(indent: Int = 0, width: Int = 96) -> String {
    let flat = flatJSON
    guard indent + flat.unicodeScalars.count > width else { return flat }
    let inner = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .text, .number, .flag:
      return flat
    case .list(let items):
      let lines = items.map { inner + $0.json(indent: indent + 2, width: width) }
      return "[\n\(lines.joined(separator: ",\n"))\(end)]"
    case .object(let members):
      let lines = members.map { member in
        "\(inner)\(member.key.quotedForJSON): \(member.value.json(indent: indent + 2, width: width))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\(end)}"
    }
  }

  private var flatJSON: String {
    switch self {
    case .text(let text): text.quotedForJSON
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): "[\(items.map(\.flatJSON).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\($0.key.quotedForJSON): \($0.value.flatJSON)" }.joined(separator: ", "))}"
    }
  }
}
