import Merkle

/// What the log says, by itself and without any key, about what may and must be absent.
///
/// A fold over the entries in the order of their numbers.
struct Memory: Hashable, Sendable {
  /// The records that may not be erased at this point.
  private(set) var held: Set<Int> = []
  /// Which entry explains that a section is absent.
  private(set) var explained: [SecretPlace: Int] = [:]
  /// The retentions: what they took, and the records that were held then.
  private(set) var retentions: [Retention] = []

  /// Whether nothing was ever destroyed.
  var isEmpty: Bool { explained.isEmpty && retentions.isEmpty }

  /// Sections of everything below a number.
  struct Retention: Hashable, Sendable {
    let index: Int
    let below: Int
    let sections: Set<Section>
    let kept: Set<Int>
  }

  /// Takes the next entry in. Returns a record that was erased although it was held.
  ///
  /// - Parameters:
  ///   - target: the record that a later event is about.
  ///   - events: the later events about a record.
  mutating func take(
    _ entry: Entry, at index: Int, target: (Int) throws -> Int?, events: (Int) throws -> [Int]
  ) rethrows -> Int? {
    switch entry.kind {
    case .hold:
      if let about = entry.about { held.insert(about.index) }
    case .release:
      if let about = entry.about { held.remove(about.index) }
    case .erasure:
      guard let about = entry.about else { return nil }
      for section in entry.erased {
        let place = SecretPlace(index: about.index, section: section)
        explained[place] = explained[place] ?? index
      }
      if try isHeld(about.index, target: target) { return about.index }
    case .retention:
      guard let below = entry.below else { return nil }
      var kept = held
      for record in held { kept.formUnion(try events(record).filter { $0 < index }) }
      retentions.append(
        Retention(index: index, below: below, sections: entry.erased, kept: kept))
    default: break
    }
    return nil
  }

  /// Whether a record is held, or is a later event about one that is.
  func isHeld(_ index: Int, target: (Int) throws -> Int?) rethrows -> Bool {
    if held.contains(index) { return true }
    return try target(index).map { held.contains($0) } ?? false
  }

  /// The entry that explains why a section is absent, if one does.
  func explanation(of section: Section, at index: Int, _ kind: EntryKind) -> Int? {
    if let entry = explained[SecretPlace(index: index, section: section)] { return entry }
    guard kind.isErasable else { return nil }
    return retentions.first {
      index < $0.below && $0.sections.contains(section) && !$0.kept.contains(index)
    }?.index
  }

  /// The fold over the few entries that matter to it, up to some number.
  init(of pages: some AuditPages) throws {
    for index in try pages.indexes(ofKinds: [.hold, .release, .erasure, .retention]) {
      guard let stored = try pages.entry(at: index), let entry = Entry(reading: stored.leaf) else {
        continue
      }
      _ = try take(
        entry, at: index, target: { try pages.entry(at: $0)?.about },
        events: { try pages.indexes(about: $0) })
    }
  }

  init() {}
}
