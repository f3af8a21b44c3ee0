import Audit
import Merkle
import TestSupport
import Testing

@Suite struct EntryTests {
  static let texts: [(Canonical, String)] = [
    (.text(""), "\"\""),
    (.text("a\"b\\c\u{1F}\u{7F}é\u{1F600}"), "\"a\\\"b\\\\c\\u001f\\u007fé😀\""),
    (.number(0), "0"), (.number(-7), "-7"), (.number(.max), "9223372036854775807"),
    (.truth(true), "true"), (.list([]), "[]"), (.object([:]), "{}"),
    (
      .object(["b": .number(1), "a": .list([.truth(false), .text("x")])]),
      "{\"a\":[false,\"x\"],\"b\":1}"
    ),
  ]

  @Test(arguments: texts)
  func `a value has one text, and is read from it`(value: Canonical, text: String) {
    #expect(value.json == text)
    #expect(Canonical(reading: Array(text.utf8)) == value)
  }

  static let notCanonical = [
    "", " 1", "1 ", "01", "+1", "-0", "1.0", "1e3", "[1, 2]", "[1,]", "{\"b\":1,\"a\":2}",
    "{\"a\":1,\"a\":2}", "{\"a\" :1}", "\"\\u0041\"", "\"\\n\"", "\"\\/\"", "\"\\u001F\"", "nul",
    "tru", "\"", "[", "{", "{\"a\"}", "\"\u{1}\"", "9223372036854775808",
    String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
  ]

  @Test(arguments: notCanonical)
  func `a text that would be written otherwise is not read`(text: String) {
    #expect(Canonical(reading: Array(text.utf8)) == nil)
  }

  @Test(arguments: 0..<200) func `any bytes are read as they would be written, or not`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters = Array("{}[]\",:\\u0012aé -tfrue".utf8)
    let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
      letters.randomElement(using: &generator) ?? 0
    }
    checkReading(bytes)
  }

  /// What is read is what would be written, and looking into a text sees the same as reading it.
  private func checkReading(_ bytes: [UInt8]) {
    let value = Canonical(reading: bytes)
    if let value { #expect(value.bytes == bytes) }
    let text = CanonicalText(reading: bytes[...])
    #expect((text != nil) == (value != nil))
    if let text, let value { #expect(text.isText(of: value), "\(value.json)") }
  }

  private func randomValue(_ depth: Int, _ generator: inout SeededGenerator) -> Canonical {
    let texts = ["", "a", "é", "e\u{301}", "\"\\", "\u{1}\u{7F}", "2026-11-21", "😀", "entered"]
    func text() -> String { texts.randomElement(using: &generator) ?? "" }
    switch Int.random(in: depth > 3 ? 3...5 : 0...5, using: &generator) {
    case 0, 1:
      var members: [String: Canonical] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        members[text()] = randomValue(depth + 1, &generator)
      }
      return .object(members)
    case 2:
      return .list(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          randomValue(depth + 1, &generator)
        })
    case 3: return .number([0, 1, -1, 10, .max, .min].randomElement(using: &generator) ?? 0)
    case 4: return .truth(Bool.random(using: &generator))
    default: return .text(text())
    }
  }

  @Test(arguments: 0..<200) func `any value is read from its text, and no other text is`(
    seed: Int
  ) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let value = randomValue(0, &generator)
    let bytes = value.bytes
    #expect(Canonical(reading: bytes) == value)
    checkReading(bytes)
    for place in bytes.indices {
      var changed = bytes
      changed[place] = UInt8.random(in: 0...255, using: &generator)
      checkReading(changed)
      changed[place] ^= 1
      checkReading(changed)
      changed.remove(at: place)
      checkReading(changed)
      changed.insert(contentsOf: [bytes[place], bytes[place]], at: place)
      checkReading(changed)
    }
  }

  static let instants: [(Int64, String)] = [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_795_226_400_123, "2026-11-21T02:00:00.123Z"),
    (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
  ]

  @Test(arguments: instants) func `a moment is written in UTC and read back`(
    milliseconds: Int64, text: String
  ) {
    #expect(Instant(milliseconds: milliseconds).description == text)
    #expect(Instant(text) == Instant(milliseconds: milliseconds))
  }

  @Test func `what is no moment is not read as one`() {
    for text in [
      "", "2026-11-21", "2026-11-21T24:00:00.000Z", "2026-02-30T00:00:00.000Z",
      "2026-11-21T02:00:00Z", "2026-11-21T02:00:60.000Z", "2026-11-21 02:00:00.000Z",
      "2026-11-21T02:00:00.000z",
    ] { #expect(Instant(text) == nil, "\(text)") }
  }

  static let id = RecordID("9f1c0e5b7a6d4c3e8b2a1f0d5c4b3a29")

  private func entry() throws -> Entry {
    let id = try #require(Self.id)
    return Entry(
      kind: .outcome, id: id, about: EntryReference(index: 12, leaf: .leaf([1])),
      seals: [
        .init(section: .record, commitment: .plain([2]), sealedHash: .plain([3])),
        .init(section: .case, commitment: .plain([4]), sealedHash: .plain([5])),
      ])
  }

  @Test func `an entry is lines of text, with the sections in order`() throws {
    let text = String(decoding: try entry().bytes, as: UTF8.self)
    let lines = text.split(separator: "\n")

    #expect(lines[0] == "navigator-audit-entry/v1")
    #expect(lines[1] == "type outcome")
    #expect(lines[2] == "id 9f1c0e5b7a6d4c3e8b2a1f0d5c4b3a29")
    #expect(lines[3].hasPrefix("about 12 "))
    #expect(lines[4].hasPrefix("section case "))
    #expect(lines[5].hasPrefix("section record "))
    #expect(try Entry(reading: entry().bytes) == entry())
  }

  @Test(arguments: [false, true])
  func `any byte of an entry that changes makes another entry or none`(isVolume: Bool) throws {
    let good = try isVolume ? opening() : entry()
    let bytes = good.bytes
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        if let read = Entry(reading: changed) {
          #expect(read != good)
          #expect(read.bytes == changed)
        }
      }
    }
    for count in bytes.indices { #expect(Entry(reading: Array(bytes[..<count])) != good) }
    #expect(Entry(reading: bytes + [0x0A]) == nil)
    #expect(Entry(reading: Array(repeating: 0x0A, count: 5000)) == nil)
  }

  @Test(arguments: [false, true])
  func `a leaf with anything added, left out, doubled or exchanged is another or none`(
    isVolume: Bool
  ) throws {
    let good = try isVolume ? opening() : entry()
    let lines = good.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    func check(_ lines: [[UInt8]]) {
      let bytes = Array(lines.joined(separator: [0x0A]))
      guard let read = Entry(reading: bytes) else { return }
      #expect(read.bytes == bytes)
    }
    for one in lines.indices {
      for other in lines.indices {
        var changed = lines
        changed.swapAt(one, other)
        check(changed)
        changed = lines
        changed.insert(lines[one], at: other)
        check(changed)
      }
      var changed = lines
      changed.remove(at: one)
      check(changed)
    }
    for place in good.bytes.indices {
      for unit in [0x00, 0x0A, 0x20, 0x30, 0x3D, 0x41, 0x66, 0xFF] as [UInt8] {
        var changed = good.bytes
        changed.insert(unit, at: place)
        if let read = Entry(reading: changed) { #expect(read.bytes == changed) }
        changed.remove(at: place)
        changed[place] = unit
        if let read = Entry(reading: changed) { #expect(read.bytes == changed) }
      }
    }
  }

  @Test(arguments: EntryKind.allCases)
  func `an entry of any kind needs what belongs to it and takes nothing else`(kind: EntryKind)
    throws
  {
    let id = try #require(Self.id)
    let about = EntryReference(index: 0, leaf: .leaf([]))
    let key = try #require(SigningKey(name: "a.example", seed: Array(repeating: 1, count: 32)))
    let details: [[Entry.Detail]] = [
      [], [.erase(.case)], [.erase(.case), .below(3)], [.origin("a.example"), .key(key.verifier)],
      [.key(key.verifier), .formerKey(key.verifier)], [.key(key.verifier)], [.below(3)],
      Array(try Self.volumeDetails().dropLast()),
    ]
    let fits = details.flatMap { details in
      [nil, about].map { Entry(kind: kind, id: id, about: $0, details: details) }
    }.filter(\.isWellFormed)

    #expect(fits.count == (kind == .keyEpoch ? 2 : 1))
    for entry in fits { #expect(Entry(reading: entry.bytes) == entry) }
  }
}

extension CanonicalText {
  /// Whether every part of this text says what the part of a value does.
  fileprivate func isText(of value: Canonical) -> Bool {
    switch value {
    case .text(let expected): text == expected
    case .truth(let expected): truth == expected
    case .number: text == nil && truth == nil && list == nil && members.isEmpty
    case .list(let expected):
      list.map { list in
        list.count == expected.count && zip(list, expected).allSatisfy { $0.isText(of: $1) }
      } ?? false
    case .object(let expected):
      members.count == expected.count
        && members.allSatisfy { name, part in expected[name].map(part.isText) ?? false }
        && (self["a"] != nil) == (expected["a"] != nil)
        && (self["entered"]?.text == expected["entered"]?.text)
    }
  }
}
