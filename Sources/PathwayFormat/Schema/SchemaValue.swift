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
        "\(inner)\(Self.quoted(member.key)): \(member.value.json(indent: indent + 2, width: width))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\(end)}"
    }
  }

  private var flatJSON: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): "[\(items.map(\.flatJSON).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0.key)): \($0.value.flatJSON)" }.joined(separator: ", "))}"
    }
  }

  /// A text as RFC 8259 section 7 writes it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
