import Merkle

/// The canonical bytes of an entry: the leaf of the tree.
///
/// ASCII lines. They are hashed as they are stored and are never written anew.
extension Entry {
  static let heading = "navigator-audit-entry/v1"

  /// The longest leaf; anything longer is not one of ours.
  public static let mostBytes = 1024

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.mostBytes)
    func add(_ line: String) {
      bytes += line.utf8
      bytes.append(0x0A)
    }
    add(Self.heading)
    add("type \(kind.rawValue)")
    add("id \(id)")
    if let about { add("about \(about.index) \(about.leaf)") }
    for detail in details {
      switch detail {
      case .origin(let name): add("origin \(name)")
      case .key(let key): add("key \(key)")
      case .formerKey(let key): add("former-key \(key)")
      case .erase(let section): add("erase \(section.rawValue)")
      case .below(let number): add("below \(number)")
      case .missing(let part): add("missing \(part.size) \(part.root) \(part.origin)")
      }
    }
    for seal in seals {
      bytes += "section ".utf8
      bytes += seal.section.rawValue.utf8
      bytes.append(0x20)
      Base64.append(seal.commitment.bytes, to: &bytes)
      bytes.append(0x20)
      Base64.append(seal.sealedHash.bytes, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Reads a leaf; nil for every text that would not be written.
  public init?(reading bytes: [UInt8]) {
    if let plain = LeafScanner.entry(bytes) {
      self = plain
      return
    }
    guard bytes.count <= Self.mostBytes, bytes.last == 0x0A else { return nil }
    var lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    guard let first = lines.popFirst(), first.elementsEqual(Self.heading.utf8),
      let kind = lines.popFirst().flatMap({ EntryKind(rawValue: Self.value(of: $0, "type")) }),
      let id = lines.popFirst().flatMap({ RecordID(Self.value(of: $0, "id")) })
    else { return nil }
    var about: EntryReference?
    var details: [Detail] = []
    var seals: [Seal] = []
    for line in lines {
      if line.starts(with: Self.section) {
        guard let seal = Seal(reading: line.dropFirst(Self.section.count)) else { return nil }
        seals.append(seal)
        continue
      }
      let words = String(decoding: line, as: UTF8.self)
        .split(separator: " ", omittingEmptySubsequences: false)
      switch (words[0], words.count) {
      case ("about", 3):
        guard let index = Checkpoint.number(words[1]), let leaf = TreeHash(hexadecimal: words[2])
        else { return nil }
        about = EntryReference(index: index, leaf: leaf)
      case ("missing", 4):
        guard let size = Checkpoint.number(words[1]), let root = TreeHash(hexadecimal: words[2]),
          VerifierKey.isName(String(words[3]))
        else { return nil }
        details.append(.missing(Missing(size: size, root: root, origin: String(words[3]))))
      case (let name, 2):
        guard let detail = Detail(name: String(name), value: String(words[1])) else { return nil }
        details.append(detail)
      default: return nil
      }
    }
    guard Set(seals.map(\.section)).count == seals.count else { return nil }
    self.init(kind: kind, id: id, about: about, details: details, seals: seals)
    // Writing it again is the whole test of form: order, spaces, double lines.
    guard self.bytes == bytes, isWellFormed else { return nil }
  }

  private static let section = Array("section ".utf8)

  private static func value(of line: ArraySlice<UInt8>, _ name: String) -> String {
    let head = name.utf8.count + 1
    guard line.count >= head, line.starts(with: name.utf8),
      line[line.startIndex + head - 1] == 0x20
    else { return "" }
    return String(decoding: line.dropFirst(head), as: UTF8.self)
  }

  /// Whether an entry of its kind has what it needs and nothing that it must not have.
  package var isWellFormed: Bool {
    let concernsOne: Bool
    switch kind {
    case .rerun, .outcome, .correction, .void, .override, .hold, .release, .erasure, .refusal:
      concernsOne = true
    case .finished, .abandoned, .retention, .keyEpoch, .volume, .export: concernsOne = false
    }
    guard (about != nil) == concernsOne, Set(details).count == details.count else { return false }
    switch kind {
    case .erasure: return !erased.isEmpty && erased.count == details.count
    case .retention:
      return !erased.isEmpty && below != nil && erased.count + 1 == details.count
    case .keyEpoch:
      return newKey != nil && details.count == 2 && (origin != nil) != (formerKey != nil)
    case .volume: return opensVolume
    default: return details.isEmpty
    }
  }
}

extension Entry {
  /// A name with its key, the key before it, and each volume of which something is missing, once.
  fileprivate var opensVolume: Bool {
    guard details.count > 3, case .origin(let name) = details[0], case .key(let key) = details[1],
      case .formerKey(let former) = details[2]
    else { return false }
    return missing.count == details.count - 3 && Set(missing.map(\.origin)).count == missing.count
      && key.name == name && former.name != name
  }
}

extension Entry.Seal {
  /// Three words: the section, its commitment, the hash of what is sealed.
  fileprivate init?(reading line: ArraySlice<UInt8>) {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3,
      let section = Section(rawValue: String(decoding: words[0], as: UTF8.self)),
      let commitment = Base64.bytes(ofUnits: words[1]).flatMap({ TreeHash(bytes: $0) }),
      let hash = Base64.bytes(ofUnits: words[2]).flatMap({ TreeHash(bytes: $0) })
    else { return nil }
    self.init(section: section, commitment: commitment, sealedHash: hash)
  }
}

extension Entry.Detail {
  fileprivate init?(name: String, value: String) {
    switch name {
    case "origin" where VerifierKey.isName(value): self = .origin(value)
    case "key":
      guard let key = VerifierKey(written: value) else { return nil }
      self = .key(key)
    case "former-key":
      guard let key = VerifierKey(written: value) else { return nil }
      self = .formerKey(key)
    case "erase":
      guard let section = Section(rawValue: value) else { return nil }
      self = .erase(section)
    case "below":
      guard let number = Checkpoint.number(value) else { return nil }
      self = .below(number)
    default: return nil
    }
  }
}
