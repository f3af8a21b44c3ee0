/// A value with exactly one text: JSON with sorted keys, without spaces, without fractions.
///
/// What is hashed is what is stored, so there may be no second way to write it. The reader refuses
/// every text that the writer would not write.
public enum Canonical: Hashable, Sendable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([Canonical])
  case object([String: Canonical])

  /// The one text of this value.
  public var json: String { String(decoding: bytes, as: UTF8.self) }

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
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
  public init?(reading bytes: some Collection<UInt8>) {
    guard let value = CanonicalReader.value(Array(bytes)[...]) else { return nil }
    self = value
  }

  /// The value that these bytes are the one text of, or nil.
  public init?(reading bytes: ArraySlice<UInt8>) {
    guard let value = CanonicalReader.value(bytes) else { return nil }
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
  static func object(_ members: KeyValuePairs<String, Canonical?>) -> Canonical {
    var there: [String: Canonical] = [:]
    there.reserveCapacity(members.count)
    for case (let name, let value?) in members { there[name] = value }
    return .object(there)
  }

  // Swift compares strings by canonical equivalence; bytes are what every other language sorts by.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { units in
      let isPlain = unsafe units.allSatisfy {
        $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      if isPlain { unsafe bytes.append(contentsOf: units) }
      return isPlain
    }
    if !isPlain { escape(text, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ text: String, to bytes: inout [UInt8]) {
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
  }
}
