/// A value with exactly one text: JSON with sorted keys, without spaces, without fractions.
///
/// What is hashed is what is stored, so there may be no second way to write it. The reader refuses
/// every text that the writer would not write.
public indirect enum Canonical: Hashable, Sendable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([Canonical])
  case object([String: Canonical])

  /// The one text of this value.
  public var json: String { String(decoding: bytes, as: UTF8.self) }

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Self.quote(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .truth(let truth): bytes += (truth ? "true" : "false").utf8
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.sorted(by: { Self.isBefore($0.key, $1.key) }).enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.quote(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The value that these bytes are the one text of, or nil.
  public init?(reading bytes: [UInt8]) {
    var reader = CanonicalReader(bytes: bytes)
    // Writing it again is the whole test of form: order, spaces, escapes and numbers.
    guard let value = reader.value(depth: 0), reader.isAtEnd, value.bytes == bytes else {
      return nil
    }
    self = value
  }

  public subscript(key: String) -> Canonical? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  public var text: String? { if case .text(let text) = self { text } else { nil } }
  public var number: Int? { if case .number(let number) = self { number } else { nil } }
  public var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
  public var list: [Canonical]? { if case .list(let values) = self { values } else { nil } }
  public var members: [String: Canonical]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// An object without the members that are not there.
  static func object(_ members: [String: Canonical?]) -> Canonical {
    .object(members.compactMapValues { $0 })
  }

  // Swift compares strings by canonical equivalence; bytes are what every other language sorts by.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf8 {
      switch unit {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(unit)
      case 0..<0x20, 0x7F:
        let digits = String(unit, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(unit)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Reads the text of a canonical value; lenient in form, because the caller writes it again.
private struct CanonicalReader {
  let bytes: [UInt8]
  var place = 0

  // Nothing of ours nests deeper; hostile bytes may not use up the stack.
  static let deepest = 16

  var isAtEnd: Bool { place == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  mutating func take(word: StaticString) -> Bool {
    let word = Array("\(word)".utf8)
    guard bytes[place...].starts(with: word) else { return false }
    place += word.count
    return true
  }

  mutating func value(depth: Int) -> Canonical? {
    guard place < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "t"): return take(word: "true") ? .truth(true) : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .truth(false) : nil
    default: return number()
    }
  }

  mutating func number() -> Canonical? {
    let digits = bytes[place...].prefix { $0 == 0x2D || (0x30...0x39).contains($0) }
    place += digits.count
    return Int(String(decoding: digits, as: UTF8.self)).map { .number($0) }
  }

  mutating func list(depth: Int) -> Canonical? {
    guard take(UInt8(ascii: "[")) else { return nil }
    var values: [Canonical] = []
    if take(UInt8(ascii: "]")) { return .list(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .list(values) : nil
  }

  mutating func object(depth: Int) -> Canonical? {
    guard take(UInt8(ascii: "{")) else { return nil }
    var members: [String: Canonical] = [:]
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      guard let key = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1),
        members.updateValue(value, forKey: key) == nil
      else { return nil }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    // Hardly any text has something in it that is written otherwise.
    let plain = bytes[place...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    place += plain.count
    if take(UInt8(ascii: "\"")) { return String(validating: plain, as: UTF8.self) }
    var text = Array(plain)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        if take(UInt8(ascii: "\"")) {
          text.append(UInt8(ascii: "\""))
        } else if take(UInt8(ascii: "\\")) {
          text.append(UInt8(ascii: "\\"))
        } else {
          guard take(UInt8(ascii: "u")), place + 4 <= bytes.count,
            let code = UInt8(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16),
            code < 0x80
          else { return nil }
          place += 4
          text.append(code)
        }
      default: text.append(byte)
      }
    }
    return nil
  }
}
