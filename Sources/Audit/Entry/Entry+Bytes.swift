import Merkle

/// The canonical bytes of an entry: the leaf of the tree.
///
/// ASCII lines. They are hashed as they are stored and are never written anew.
extension Entry {
  static let heading = "navigator-audit-entry/v1"

  /// The longest leaf; anything longer is not one of ours.
  public static let mostBytes = 1024

  public var bytes: [UInt8] {
    var lines = [Self.heading, "type \(kind.rawValue)", "id \(id)"]
    if let about { lines.append("about \(about.index) \(about.leaf)") }
    for detail in details {
      switch detail {
      case .origin(let name): lines.append("origin \(name)")
      case .key(let key): lines.append("key \(key)")
      case .formerKey(let key): lines.append("former-key \(key)")
      case .erase(let section): lines.append("erase \(section.rawValue)")
      case .below(let number): lines.append("below \(number)")
      }
    }
    for seal in seals {
      let commitment = Base64.text(of: seal.commitment.bytes)
      let hash = Base64.text(of: seal.sealedHash.bytes)
      lines.append("section \(seal.section.rawValue) \(commitment) \(hash)")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Reads a leaf; nil for every text that would not be written.
  public init?(reading bytes: [UInt8]) {
    guard bytes.count <= Self.mostBytes, bytes.last == 0x0A else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()[...]
    guard lines.popFirst() == Substring(Self.heading),
      let kind = lines.popFirst().flatMap({ EntryKind(rawValue: Self.value(of: $0, "type")) }),
      let id = lines.popFirst().flatMap({ RecordID(Self.value(of: $0, "id")) })
    else { return nil }
    var about: EntryReference?
    var details: [Detail] = []
    var seals: [Seal] = []
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      switch (words[0], words.count) {
      case ("about", 3):
        guard let index = Checkpoint.number(words[1]), let leaf = TreeHash(hexadecimal: words[2])
        else { return nil }
        about = EntryReference(index: index, leaf: leaf)
      case ("section", 4):
        guard let section = Section(rawValue: String(words[1])),
          let commitment = Base64.bytes(of: words[2]).flatMap({ TreeHash(bytes: $0) }),
          let hash = Base64.bytes(of: words[3]).flatMap({ TreeHash(bytes: $0) })
        else { return nil }
        seals.append(Seal(section: section, commitment: commitment, sealedHash: hash))
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

  private static func value(of line: Substring, _ name: String) -> String {
    line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : ""
  }

  /// Whether an entry of its kind has what it needs and nothing that it must not have.
  package var isWellFormed: Bool {
    let concernsOne: Bool
    switch kind {
    case .rerun, .outcome, .correction, .void, .override, .hold, .release, .erasure, .refusal:
      concernsOne = true
    case .finished, .abandoned, .retention, .keyEpoch, .export: concernsOne = false
    }
    guard (about != nil) == concernsOne, Set(details).count == details.count else { return false }
    switch kind {
    case .erasure: return !erased.isEmpty && erased.count == details.count
    case .retention:
      return !erased.isEmpty && below != nil && erased.count + 1 == details.count
    case .keyEpoch:
      return newKey != nil && details.count == 2 && (origin != nil) != (formerKey != nil)
    default: return details.isEmpty
    }
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
