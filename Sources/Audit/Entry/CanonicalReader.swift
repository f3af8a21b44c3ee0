/// Reads the text of a canonical value in one pass, and takes nothing that would be written
/// otherwise: no spaces, no other escapes, no leading noughts, members in the order of their bytes.
struct CanonicalReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  /// Whether values are made, or the form is only checked.
  private let isMaking: Bool
  /// Where the members of the outermost object stand, if nothing is made.
  private var members: [CanonicalText.Member] = []
  /// A name that has to be compared as text and not as bytes; then nothing but making it will do.
  private var isHard = false

  // Nothing of ours nests deeper; hostile bytes may not use up the stack.
  private static let deepest = 16

  private init(_ bytes: ArraySlice<UInt8>, isMaking: Bool) {
    self.bytes = bytes
    place = bytes.startIndex
    self.isMaking = isMaking
  }

  static func value(_ bytes: ArraySlice<UInt8>) -> Canonical? {
    var reader = CanonicalReader(bytes, isMaking: true)
    guard let value = reader.value(depth: 0), reader.place == bytes.endIndex else { return nil }
    return value
  }

  /// Where the members of an object stand; nil if the bytes are not canonical. Makes nothing, which
  /// is most of the work of reading.
  static func members(of bytes: ArraySlice<UInt8>) -> [CanonicalText.Member]? {
    var reader = CanonicalReader(bytes, isMaking: false)
    guard reader.value(depth: 0) != nil, reader.place == bytes.endIndex else { return nil }
    if reader.isHard, value(bytes) == nil { return nil }
    return reader.members
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard place < bytes.endIndex, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func takes(word: StaticString) -> Bool {
    guard place + word.utf8CodeUnitCount <= bytes.endIndex else { return false }
    let isSame = word.withUTF8Buffer { word in
      word.indices.allSatisfy { unsafe word[$0] == bytes[place + $0] }
    }
    if isSame { place += word.utf8CodeUnitCount }
    return isSame
  }

  private mutating func value(depth: Int) -> Canonical? {
    guard place < bytes.endIndex, depth < Self.deepest else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\""):
      guard let text = text() else { return nil }
      return isMaking ? string(text).map { .text($0) } : isText(text) ? .truth(true) : nil
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "t"): return takes(word: "true") ? .truth(true) : nil
    case UInt8(ascii: "f"): return takes(word: "false") ? .truth(false) : nil
    default: return number()
    }
  }

  private mutating func number() -> Canonical? {
    let start = place
    let isNegative = takes(UInt8(ascii: "-"))
    let first = place
    var number = 0
    while place < bytes.endIndex, (0x30...0x39).contains(bytes[place]) {
      // The lowest number has no positive counterpart, so they are counted downwards.
      let (tens, isTooMuch) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooMany) = tens.subtractingReportingOverflow(Int(bytes[place] - 0x30))
      guard !isTooMuch, !isTooMany else { return nil }
      number = sum
      place += 1
    }
    guard place > first else { return nil }
    if bytes[first] == 0x30 {
      return place == first + 1 && !isNegative && first == start ? .number(0) : nil
    }
    if isNegative { return .number(number) }
    return number == .min ? nil : .number(-number)
  }

  private mutating func list(depth: Int) -> Canonical? {
    guard takes(UInt8(ascii: "[")) else { return nil }
    var values: [Canonical] = []
    if takes(UInt8(ascii: "]")) { return .list(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      if isMaking { values.append(value) }
    } while takes(UInt8(ascii: ","))
    return takes(UInt8(ascii: "]")) ? .list(values) : nil
  }

  private mutating func object(depth: Int) -> Canonical? {
    guard takes(UInt8(ascii: "{")) else { return nil }
    var made: [String: Canonical] = [:]
    if takes(UInt8(ascii: "}")) { return .object(made) }
    if depth == 0, !isMaking { members.reserveCapacity(16) }
    var last: Text?
    repeat {
      guard let name = text(), last.map({ isBefore($0, name) }) ?? true, takes(UInt8(ascii: ":"))
      else { return nil }
      last = name
      let start = place
      guard let value = value(depth: depth + 1) else { return nil }
      if isMaking {
        // Names of other bytes may still be the same text.
        guard let name = string(name), made.updateValue(value, forKey: name) == nil else {
          return nil
        }
      } else {
        if !name.isPlain { isHard = true }
        if depth == 0 { members.append(.init(name: name.range, value: start..<place)) }
      }
    } while takes(UInt8(ascii: ","))
    return takes(UInt8(ascii: "}")) ? .object(made) : nil
  }

  // MARK: Texts

  /// Where a text stands, without its quotes.
  private struct Text {
    let range: Range<Int>
    let hasEscapes: Bool
    let isASCII: Bool
    /// Whether its bytes say all: no escapes, and nothing that could be written in two ways.
    var isPlain: Bool { !hasEscapes && isASCII }
  }

  private mutating func text() -> Text? {
    guard takes(UInt8(ascii: "\"")) else { return nil }
    let start = place
    var hasEscapes = false
    var high: UInt8 = 0
    while place < bytes.endIndex {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return Text(range: start..<place - 1, hasEscapes: hasEscapes, isASCII: high < 0x80)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        guard let count = escape(at: place + 1)?.count else { return nil }
        place += 1 + count
      // What is written as an escape may not stand there as it is.
      case 0..<0x20, 0x7F: return nil
      default:
        high |= byte
        place += 1
      }
    }
    return nil
  }

  /// What is written after a backslash, and in how many bytes.
  private func escape(at start: Int) -> (byte: UInt8, count: Int)? {
    guard start < bytes.endIndex else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return (bytes[start], 1)
    case UInt8(ascii: "u"):
      guard start + 5 <= bytes.endIndex, bytes[start + 1] == 0x30, bytes[start + 2] == 0x30,
        let high = Self.digit(bytes[start + 3]), let low = Self.digit(bytes[start + 4])
      else { return nil }
      let code = high << 4 | low
      return code < 0x20 || code == 0x7F ? (code, 5) : nil
    default: return nil
    }
  }

  private static func digit(_ unit: UInt8) -> UInt8? {
    switch unit {
    case 0x30...0x39: unit - 0x30
    case 0x61...0x66: unit - 0x61 + 10
    default: nil
    }
  }

  private func units(_ text: Text) -> ArraySlice<UInt8> {
    guard text.hasEscapes else { return bytes[text.range] }
    var units: [UInt8] = []
    var place = text.range.lowerBound
    while place < text.range.upperBound {
      if bytes[place] == UInt8(ascii: "\\"), let (byte, count) = escape(at: place + 1) {
        units.append(byte)
        place += 1 + count
      } else {
        units.append(bytes[place])
        place += 1
      }
    }
    return units[...]
  }

  private func string(_ text: Text) -> String? {
    String(validating: units(text), as: UTF8.self)
  }

  private func isText(_ text: Text) -> Bool {
    text.isASCII || string(text) != nil
  }

  private func isBefore(_ one: Text, _ other: Text) -> Bool {
    units(one).lexicographicallyPrecedes(units(other))
  }
}
