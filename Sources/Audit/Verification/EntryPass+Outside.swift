public import Merkle

/// A checkpoint of this log that was kept outside and covers entries that are not here.
public struct OutsideCheckpoint: Hashable, Sendable {
  /// What it is called, such as `receipt 2`.
  public let name: String
  public let origin: String
  public let size: Int
  public let root: TreeHash
  /// Whether it is genuine, as far as that can be told here.
  public let trust: Trust

  public var isChecked: Bool { trust == .checked }

  public enum Trust: Hashable, Sendable {
    /// It is signed by the key that signed last here.
    case checked
    /// Its key came in later, in an entry that is not here.
    case laterKey
    /// It stands on a sheet, without a signature.
    case sheet
    /// The same, and which volume it is of is only a guess: its root is known of none.
    case strangeSheet

    var isSheet: Bool { self == .sheet || self == .strangeSheet }

    /// Why nobody can tell.
    var doubt: String? {
      switch self {
      case .checked: nil
      case .laterKey:
        "no key that is known here signed it: its key came in later, or it is made up, and nobody "
          + "can tell here"
      case .sheet, .strangeSheet:
        "it has no signature, so nobody can tell here that it is genuine"
      }
    }
  }
}

/// What a checkpoint from outside is called.
struct OutsideName: CustomStringConvertible {
  let text: String
  /// Whether somebody gave it. The one beside the log is kept by the program itself.
  var isReceipt = true

  var description: String { text }
}

extension EntryPass {
  /// Says that a checkpoint cannot be one of this log.
  private mutating func findWrong(_ name: OutsideName, _ reason: String) {
    if name.isReceipt {
      find(.receiptWrong, nil, "\(name): this receipt is damaged, or is of another log; \(reason)")
    } else {
      find(.anchorUnreadable, nil, "\(name) is wrong: \(reason)")
    }
  }

  /// Checks a checkpoint that was kept outside; its size if it is part of this log.
  mutating func check(outside bytes: [UInt8], name: OutsideName) -> Int? {
    if let sheet = SheetCheckpoint(reading: bytes) { return check(sheet, name) }
    guard let note = try? SignedNote(reading: bytes),
      let checkpoint = try? Checkpoint(reading: note.text)
    else {
      findWrong(name, "it is not a signed checkpoint")
      return nil
    }
    guard let place = keys.volumes.firstIndex(where: { $0.origin == checkpoint.origin }) else {
      checkStranger(checkpoint, note, name)
      return nil
    }
    let volume = keys.volumes[place]
    let next = place + 1 < keys.volumes.count ? keys.volumes[place + 1] : nil
    guard checkpoint.size <= next?.index ?? size else {
      if next == nil {
        takeAhead(
          checkpoint, note, name, .anchorAhead,
          "\(name) has \(checkpoint.size) entries and this log has \(size)")
      } else {
        checkLost(checkpoint, note, name)
      }
      return nil
    }
    guard place == 0 || checkpoint.size >= volume.firstSize else {
      find(
        .anchorFork, nil,
        "\(name) is of '\(checkpoint.origin)' at size \(checkpoint.size), and that volume begins "
          + "at size \(volume.firstSize)")
      return nil
    }
    guard let signer = keys.key(forSize: checkpoint.size), note.isSigned(by: signer) else {
      findWrong(name, "its signature does not fit")
      return nil
    }
    guard root(atSize: checkpoint.size) == checkpoint.root else {
      find(
        .anchorFork, nil,
        "\(name) is signed for other entries up to size \(checkpoint.size) than are here")
      return nil
    }
    return checkpoint.size
  }

  /// Checks one of a name that no entry here opens.
  private mutating func checkStranger(
    _ checkpoint: Checkpoint, _ note: SignedNote, _ name: OutsideName
  ) {
    let origin = checkpoint.origin
    guard let number = keys.number(of: origin), let newest = keys.origin.flatMap(keys.number(of:))
    else {
      find(
        .anchorForeign, nil,
        "\(name): this receipt is damaged, or is of another log; it names '\(origin)'")
      return
    }
    if keys.missing.contains(where: { $0.origin == origin }) {
      checkLost(checkpoint, note, name)
    } else if number > newest {
      takeAhead(
        checkpoint, note, name, .anchorAhead,
        "\(name) is of '\(origin)', a later volume of this log than this copy has")
    } else if !note.signatures.contains(where: { $0.name == origin }) {
      findWrong(name, "it is not signed under the name '\(origin)'")
    } else {
      find(
        .anchorFork, nil,
        "\(name) is of '\(origin)', a volume of this log that it did not go on from")
    }
  }

  /// Checks one of a volume that had gone on further than what is here of it.
  private mutating func checkLost(_ checkpoint: Checkpoint, _ note: SignedNote, _ name: OutsideName)
  {
    let (origin, size) = (checkpoint.origin, checkpoint.size)
    let named = keys.missing.filter { $0.origin == origin }
    guard let most = named.map(\.size).max(), size <= most else {
      takeAhead(
        checkpoint, note, name, .moreMissing,
        "\(name) has \(size) entries of '\(origin)'; "
          + (named.map(\.size).max().map { "the volume after it says that it had \($0)" }
            ?? "no volume says that any of them is missing"))
      return
    }
    guard let one = outside(checkpoint, note, name) else { return }
    guard named.allSatisfy({ $0.size != size || $0.root == checkpoint.root }) else {
      find(
        .anchorFork, nil,
        "\(name) is signed for other entries of '\(origin)' up to size \(size) than those that "
          + "are said to be missing")
      return
    }
    compare(one)
    report.lost.append(one)
  }

  /// Notes that this log is behind a checkpoint, if that may be genuine.
  private mutating func takeAhead(
    _ checkpoint: Checkpoint, _ note: SignedNote, _ name: OutsideName, _ kind: Finding.Kind,
    _ message: String
  ) {
    guard let one = outside(checkpoint, note, name) else { return }
    compare(one)
    takeAhead(one, kind, message)
  }

  /// Only what is genuine for certain says that this is an older copy. Anybody can write a sheet.
  private mutating func takeAhead(
    _ one: OutsideCheckpoint, _ kind: Finding.Kind, _ message: String
  ) {
    report.ahead.append(one)
    switch (kind, one.trust.doubt) {
    case (.anchorAhead, let doubt?): find(.anchorAheadUnchecked, nil, "\(message); \(doubt)")
    case (_, let doubt?): find(kind, nil, "\(message); \(doubt)")
    case (.anchorAhead, nil): find(kind, size, "\(message): it is an older copy")
    case (_, nil): find(kind, nil, message)
    }
  }

  /// A checkpoint that covers what is not here. Nil, with a finding, if no key can have signed it:
  /// only one that came in later is unknown here.
  private mutating func outside(
    _ checkpoint: Checkpoint, _ note: SignedNote, _ name: OutsideName
  ) -> OutsideCheckpoint? {
    let last = keys.lastKey(of: checkpoint.origin)
    // What opens a volume is signed by the key before it as well.
    let isChecked = (last ?? keys.epochs.last?.key).map { note.isSigned(by: $0) } ?? false
    let claimed = keys.epochs.map(\.key).filter { key in
      note.signatures.contains { $0.name == key.name && $0.keyID == key.id }
    }
    // Of a volume that is here, only its last key and those after it can have signed this. One that
    // is not here may have been opened from an older copy, by an older key.
    let mayBe = last == nil ? claimed.allSatisfy { note.isSigned(by: $0) } : claimed.isEmpty
    guard isChecked || mayBe,
      note.signatures.contains(where: { $0.name == checkpoint.origin })
    else {
      findWrong(name, "its signature does not fit")
      return nil
    }
    return OutsideCheckpoint(
      name: name.text, origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root,
      trust: isChecked ? .checked : .laterKey)
  }

  /// Two checkpoints of one size that say two things were signed by two logs, whatever is here.
  private mutating func compare(_ one: OutsideCheckpoint) {
    let other = (report.lost + report.ahead).first {
      $0.origin == one.origin && $0.size == one.size && $0.root != one.root && !$0.trust.isSheet
    }
    guard let other else { return }
    find(
      .anchorFork, nil,
      "\(one.name) and \(other.name) are of '\(one.origin)' at size \(one.size), and of other entries"
    )
  }

  /// Checks what a sheet says. It has no name, so which volume it is of only its root shows.
  ///
  /// Where its root is known of none, it is of a missing part only if that had entries up to its
  /// size, for certain, and this log has as many as well. A larger one may be of this volume, which
  /// may have gone on elsewhere: whoever took it for lost would sign two things of one size.
  private mutating func check(_ sheet: SheetCheckpoint, _ name: OutsideName) -> Int? {
    if sheet.size > 0, sheet.size <= size, root(atSize: sheet.size) == sheet.root {
      return sheet.size
    }
    func outside(_ origin: String, _ trust: OutsideCheckpoint.Trust = .sheet) -> OutsideCheckpoint {
      OutsideCheckpoint(
        name: name.text, origin: origin, size: sheet.size, root: sheet.root, trust: trust)
    }
    let possible = keys.missingParts.last { $0.size > sheet.size && $0.holds(sheet.size - 1) }
    let certain = keys.missingParts.last { part in
      part.first.map { $0 < sheet.size && sheet.size < part.size } ?? false
    }
    if let named = keys.missing.last(where: { $0.size == sheet.size && $0.root == sheet.root }) {
      report.lost.append(outside(named.origin))
    } else if let certain, sheet.size <= size || isVolumeNew {
      report.lost.append(outside(certain.origin, .strangeSheet))
    } else if sheet.size > size, let origin = keys.origin {
      takeAhead(
        outside(origin, .strangeSheet), .anchorAhead,
        "\(name), a sheet, has \(sheet.size) entries and this log has \(size)"
          + (possible.map { "; it may be of '\($0.origin)', of which entries are missing" } ?? ""))
    } else {
      find(
        .sheetDiffers, nil,
        "\(name), a sheet, is of other entries up to size \(sheet.size) than are here"
          + (possible.map {
            "; it may be of '\($0.origin)', of which entries are missing, but nothing shows it"
          } ?? ""))
    }
    return nil
  }

  /// The root of the entries as they are now.
  func root(atSize size: Int) -> TreeHash {
    if needsRoots { return roots[size] }
    if size == self.size { return frontier.root }
    var frontier = Frontier()
    for leaf in leaves[..<size] { frontier.append(leaf) }
    return frontier.root
  }
}
