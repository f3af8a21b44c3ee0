/// The text of a canonical value, of which only what is asked for is read.
///
/// A million records are counted by a few of their members; making all of them is most of the work.
package struct CanonicalText: Sendable {
  /// Where a member of an object stands; the name without its quotes.
  struct Member: Sendable {
    let name: Range<Int>
    let value: Range<Int>
  }

  private let bytes: ArraySlice<UInt8>
  /// Of the outermost value, and nil for what is within.
  private let index: [Member]?

  /// The text, or nil if it is not how a value is written.
  package init?(reading bytes: ArraySlice<UInt8>) {
    guard let index = CanonicalReader.members(of: bytes) else { return nil }
    self.bytes = bytes
    self.index = index
  }

  /// The text of a value.
  init(_ value: Canonical) {
    let bytes = value.bytes[...]
    self.bytes = bytes
    index = CanonicalReader.members(of: bytes)
  }

  /// A part of a text that is known to be canonical.
  private init(part: ArraySlice<UInt8>) {
    bytes = part
    index = nil
  }

  /// A member of an object. Names are plain ASCII.
  package subscript(name: StaticString) -> CanonicalText? {
    if let index {
      return index.first { isName(name, $0.name) }.map { CanonicalText(part: bytes[$0.value]) }
    }
    var scanner = Scanner(bytes)
    while let member = scanner.member() {
      if isName(name, member.name) { return CanonicalText(part: bytes[member.value]) }
    }
    return nil
  }

  private func isName(_ name: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in
      name.indices.allSatisfy { unsafe name[$0] == bytes[range.lowerBound + $0] }
    }
  }

  package var text: String? {
    guard bytes.first == UInt8(ascii: "\"") else { return nil }
    let units = bytes.dropFirst().dropLast()
    guard units.contains(UInt8(ascii: "\\")) else { return String(decoding: units, as: UTF8.self) }
    return Canonical(reading: bytes)?.text
  }

  package var truth: Bool? {
    switch bytes.first {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// The values of a list.
  package var list: [CanonicalText]? {
    guard bytes.first == UInt8(ascii: "[") else { return nil }
    var scanner = Scanner(bytes)
    var values: [CanonicalText] = []
    while let range = scanner.value() { values.append(CanonicalText(part: bytes[range])) }
    return values
  }

  /// The members of an object, in the order of their names.
  package var members: [(name: String, value: CanonicalText)] {
    guard bytes.first == UInt8(ascii: "{") else { return [] }
    var scanner = Scanner(bytes)
    var members: [(String, CanonicalText)] = []
    while let member = scanner.member() {
      let name = CanonicalText(part: bytes[member.name.lowerBound - 1..<member.name.upperBound + 1])
      members.append((name.text ?? "", CanonicalText(part: bytes[member.value])))
    }
    return members
  }

  /// The members with one of these names, each with the place of its name. Names are plain ASCII.
  func members(named names: [[UInt8]]) -> [(place: Int, value: CanonicalText)] {
    guard bytes.first == UInt8(ascii: "{") else { return [] }
    var scanner = Scanner(bytes)
    var members: [(Int, CanonicalText)] = []
    while let member = scanner.member() {
      let name = bytes[member.name]
      if let place = names.firstIndex(where: { $0.count == name.count && name.elementsEqual($0) }) {
        members.append((place, CanonicalText(part: bytes[member.value])))
      }
    }
    return members
  }

  /// Goes through a list or an object that is known to be canonical.
  private struct Scanner {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      place = bytes.startIndex + 1
    }

    mutating func member() -> Member? {
      guard bytes.first == UInt8(ascii: "{"), let name = value() else { return nil }
      // After the name comes a colon, where a comma would come otherwise.
      guard let value = value() else { return nil }
      return Member(name: name.lowerBound + 1..<name.upperBound - 1, value: value)
    }

    /// The next value, and over the comma or colon behind it.
    mutating func value() -> Range<Int>? {
      guard place < bytes.endIndex - 1 else { return nil }
      let start = place
      var depth = 0
      repeat {
        switch bytes[place] {
        case UInt8(ascii: "\""): skipText()
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
        place += 1
      } while place < bytes.endIndex - 1
        && !(depth == 0
          && (bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: ":")))
      defer { place += 1 }
      return start..<place
    }

    /// From the one quote to the other.
    private mutating func skipText() {
      place += 1
      while bytes[place] != UInt8(ascii: "\"") {
        place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
  }
}
