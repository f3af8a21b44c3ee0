import Pathways

/// A JSON document (RFC 8259), with its keys in the order of writing.
indirect enum JSON {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([JSON])
  case object([(key: String, value: JSON)])

  static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }

  /// The document over several lines, without a line end after it.
  func written(indent: Int = 0) -> String {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .text(let text): return text.quotedForJSON
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      let lines = items.map { inner + $0.written(indent: indent + 1) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map {
        "\(inner)\($0.key.quotedForJSON): \($0.value.written(indent: indent + 1))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    }
  }
}
