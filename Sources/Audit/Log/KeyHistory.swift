import Merkle

/// Which key signs which size, and under which name: what the entries themselves say of it.
///
/// A fold over the entries in the order of their numbers.
struct KeyHistory: Hashable, Sendable {
  /// A key, and the first size that it signs. The last size follows from the next epoch.
  struct Epoch: Hashable, Sendable {
    let key: VerifierKey
    let firstSize: Int
  }

  /// A name, and the first size that is signed under it.
  struct Volume: Hashable, Sendable {
    let origin: String
    let firstSize: Int
    /// The key that signed before, which signs the first checkpoint of this volume as well: that
    /// shows who opened it. Nil for the volume that the log begins with.
    let formerKey: VerifierKey?
    let missing: [Entry.Missing]

    /// The entry that opens it.
    var index: Int { firstSize - 1 }
  }

  private(set) var epochs: [Epoch] = []
  private(set) var volumes: [Volume] = []

  init() {}

  /// What a log says, up to its end. Passes over what does not hold; a verifier finds that.
  init(of pages: some AuditPages) throws {
    for index in try pages.indexes(ofKinds: EntryKind.namingKeys) {
      if let entry = try pages.entry(at: index).flatMap({ Entry(reading: $0.leaf) }) {
        _ = take(entry, at: index)
      }
    }
  }

  /// The name that the log began with.
  var log: String? { volumes.first?.origin }

  /// The name under which it is signed now.
  var origin: String? { volumes.last?.origin }

  /// Everything that is signed and not here, as the entries say.
  var missing: [Entry.Missing] { volumes.flatMap(\.missing) }

  /// The same with the numbers of the entries.
  private(set) var missingParts: [MissingPart] = []

  /// The only key that may sign a size in its own name.
  func key(forSize size: Int) -> VerifierKey? {
    epochs.last { $0.firstSize <= size }?.key
  }

  func volume(ofSize size: Int) -> Volume? {
    volumes.last { $0.firstSize <= size }
  }

  /// The key that has to sign a size besides, because a volume begins there.
  func opener(ofSize size: Int) -> VerifierKey? {
    volume(ofSize: size).flatMap { $0.firstSize == size ? $0.formerKey : nil }
  }

  /// Whether everybody signed who has to.
  func isSigned(_ note: SignedNote, size: Int) -> Bool {
    guard let key = key(forSize: size), note.isSigned(by: key) else { return false }
    return opener(ofSize: size).map { note.isSigned(by: $0) } ?? true
  }

  /// The key that signs last under a name.
  func lastKey(of origin: String) -> VerifierKey? {
    epochs.last { $0.key.name == origin }?.key
  }

  /// The number of a volume of this log, also of one that is not here; nil for any other name.
  func number(of origin: String) -> Int? {
    guard let log else { return nil }
    return origin == log ? 1 : VolumeName(origin, of: log)?.number
  }

  /// Takes the next entry in. Returns what is wrong with it; it counts for nothing then.
  mutating func take(_ entry: Entry, at index: Int) -> String? {
    switch entry.kind {
    case .keyEpoch where index > 0: return renew(entry, index)
    case .volume where index > 0: return open(entry, index)
    default: return index == 0 ? begin(entry) : nil
    }
  }

  private mutating func begin(_ entry: Entry) -> String? {
    guard entry.kind == .keyEpoch, let key = entry.newKey, let origin = entry.origin,
      origin == key.name
    else { return "the first entry does not open a log" }
    epochs = [Epoch(key: key, firstSize: 1)]
    volumes = [Volume(origin: origin, firstSize: 1, formerKey: nil, missing: [])]
    return nil
  }

  private mutating func renew(_ entry: Entry, _ index: Int) -> String? {
    guard let key = entry.newKey, let last = epochs.last?.key, entry.formerKey == last,
      key.name == origin
    else { return "it replaces a key that did not sign until now" }
    // The entry that brings a key in is still signed by the one before.
    epochs.append(Epoch(key: key, firstSize: index + 2))
    return nil
  }

  private mutating func open(_ entry: Entry, _ index: Int) -> String? {
    guard let key = entry.newKey, let name = entry.origin, let former = entry.formerKey,
      former == epochs.last?.key
    else { return "it opens a volume after a key that did not sign until now" }
    guard let log, let before = origin.flatMap({ number(of: $0) }),
      let number = VolumeName(name, of: log)?.number, number > before, key.name == name
    else { return "it opens a volume that this log cannot have" }
    guard !entry.missing.isEmpty, entry.missing.allSatisfy({ mayMiss($0, at: index, name) }) else {
      return "it opens a volume, and what it says is missing cannot be"
    }
    epochs.append(Epoch(key: key, firstSize: index + 1))
    volumes.append(
      Volume(
        origin: name, firstSize: index + 1, formerKey: former, missing: entry.missing))
    missingParts += entry.missingParts(at: index).map(placed)
    return nil
  }

  /// With its first number, where the volume itself is here: all of it is that is below the next one.
  private func placed(_ part: MissingPart) -> MissingPart {
    guard part.first == nil, let place = volumes.firstIndex(where: { $0.origin == part.origin }),
      place + 1 < volumes.count
    else { return part }
    return MissingPart(
      origin: part.origin, first: volumes[place + 1].index, size: part.size, by: part.by)
  }

  /// Whether some of a volume can be missing: it is one of this log, and had more than is here of it.
  private func mayMiss(_ missing: Entry.Missing, at index: Int, _ name: String) -> Bool {
    guard missing.origin != name, number(of: missing.origin) != nil else { return false }
    guard let place = volumes.firstIndex(where: { $0.origin == missing.origin }) else {
      return missing.size > 0
    }
    return missing.size > (place + 1 < volumes.count ? volumes[place + 1].index : index)
  }
}

extension EntryKind {
  /// The kinds that say which key signs.
  static let namingKeys: Set<EntryKind> = [.keyEpoch, .volume]
}
