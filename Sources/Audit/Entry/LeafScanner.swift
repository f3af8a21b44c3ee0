import Merkle

/// Reads the leaves that a log is full of in one pass: a kind, an id, perhaps what it is about, and
/// seals. Takes only what is written exactly so, byte for byte.
///
/// Everything else is left to `Entry(reading:)`, which writes an entry again and compares.
struct LeafScanner {
  private let bytes: [UInt8]
  private var place = 0

  /// The entry, or nil if the leaf has to be read in the thorough way.
  static func entry(_ leaf: [UInt8]) -> Entry? {
    guard leaf.count <= Entry.mostBytes else { return nil }
    var scanner = LeafScanner(bytes: leaf)
    return scanner.entry()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let heading = Array("\(Entry.heading)\n".utf8)
  private static let id = Array("id ".utf8)
  private static let about = Array("about ".utf8)
  // The kinds that say nothing more in their leaf; checks come first.
  private static let kinds = [
    EntryKind.finished, .abandoned, .rerun, .outcome, .correction, .void, .override, .hold,
    .release, .refusal, .export,
  ].map { (kind: $0, line: Array("type \($0.rawValue)\n".utf8)) }
  private static let sections = Section.allCases.sorted().map {
    (section: $0, start: Array("section \($0.rawValue) ".utf8))
  }

  private mutating func entry() -> Entry? {
    guard takes(Self.heading), let kind = Self.kinds.first(where: { takes($0.line) })?.kind,
      takes(Self.id), let id = recordID(), takes(0x0A)
    else { return nil }
    var about: EntryReference?
    if takes(Self.about) {
      guard let index = number(), takes(0x20), let leaf = hexadecimalHash(), takes(0x0A) else {
        return nil
      }
      about = EntryReference(index: index, leaf: leaf)
    }
    var seals: [Entry.Seal] = []
    seals.reserveCapacity(Self.sections.count)
    // In this order and once each, as they are written.
    for (section, start) in Self.sections where takes(start) {
      guard let commitment = hash(), takes(0x20), let sealedHash = hash(), takes(0x0A) else {
        return nil
      }
      seals.append(Entry.Seal(section: section, commitment: commitment, sealedHash: sealedHash))
    }
    guard place == bytes.count else { return nil }
    let entry = Entry(kind: kind, id: id, about: about, sortedSeals: seals)
    return entry.isWellFormed ? entry : nil
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func takes(_ text: [UInt8]) -> Bool {
    guard place + text.count <= bytes.count else { return false }
    for offset in text.indices where bytes[place + offset] != text[offset] { return false }
    place += text.count
    return true
  }

  /// A number as `Checkpoint.number` takes it.
  private mutating func number() -> Int? {
    let start = place
    var number = 0
    while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 18 {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place > start, place == start + 1 || bytes[start] != 0x30 else { return nil }
    return number
  }

  private mutating func hash() -> TreeHash? {
    guard let hash = Base64.hash(in: bytes, at: place) else { return nil }
    place += 44
    return hash
  }

  private mutating func hexadecimalHash() -> TreeHash? {
    guard let first = word(), let second = word(), let third = word(), let fourth = word() else {
      return nil
    }
    return TreeHash(bigEndian: first, second, third, fourth)
  }

  private mutating func recordID() -> RecordID? {
    guard let high = word(), let low = word() else { return nil }
    return RecordID(high: high, low: low)
  }

  /// Sixteen digits, in lower case.
  private mutating func word() -> UInt64? {
    guard place + 16 <= bytes.count else { return nil }
    var word: UInt64 = 0
    for unit in bytes[place..<place + 16] {
      switch unit {
      case 0x30...0x39: word = word << 4 | UInt64(unit - 0x30)
      case 0x61...0x66: word = word << 4 | UInt64(unit - 0x61 + 10)
      default: return nil
      }
    }
    place += 16
    return word
  }
}
