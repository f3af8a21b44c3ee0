public import Merkle

/// The name of a volume that a log goes on in after it was restored: the name of the log, the
/// number of the volume, and eight random digits.
///
/// The digits keep two volumes apart that were opened from one copy. Each signs in its own name, so
/// neither ever contradicts the other.
struct VolumeName: Hashable, Sendable {
  /// The name that the log began with.
  let log: String
  let number: Int
  let mark: String

  /// Random bytes in the mark.
  static let markBytes = 4

  /// More than anybody loses; a number in somebody else's text may be anything.
  private static let mostVolumes = 99_999

  private static let divider = "/volume-"

  init(log: String, number: Int, mark: [UInt8]) {
    self.log = log
    self.number = number
    self.mark = Hexadecimal.text(of: mark)
  }

  /// Reads the name of a volume of this log; nil for every other name.
  init?(_ name: String, of log: String) {
    guard name.hasPrefix(log + Self.divider) else { return nil }
    let words = name.dropFirst(log.count + Self.divider.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard words.count == 2, let number = Checkpoint.number(words[0]),
      (2...Self.mostVolumes).contains(number),
      let mark = Hexadecimal.bytes(of: words[1]), mark.count == Self.markBytes
    else { return nil }
    self.init(log: log, number: number, mark: mark)
    // Strings are equal that look alike; names are equal if their bytes are.
    guard text.utf8.elementsEqual(name.utf8) else { return nil }
  }

  var text: String { "\(log)\(Self.divider)\(number)-\(mark)" }
}

extension Entry {
  /// How far a volume had gone on that is not here, as its newest checkpoint says.
  public struct Missing: Hashable, Sendable {
    /// The entries that the volume had.
    public let size: Int
    public let root: TreeHash
    /// The name under which it signed.
    public let origin: String

    package init(size: Int, root: TreeHash, origin: String) {
      self.size = size
      self.root = root
      self.origin = origin
    }
  }

  /// What is not here, if this entry opens a volume and has this number.
  public func missingParts(at index: Int) -> [MissingPart] {
    missing.map { part in
      // Of the volume that it goes on from, all is here that is below. Where another one began to
      // differ, nobody can tell here.
      MissingPart(
        origin: part.origin, first: part.origin == formerKey?.name ? index : nil, size: part.size,
        by: index)
    }
  }
}

/// Entries that were signed and are not here, because the log was restored from an older copy.
public struct MissingPart: Hashable, Sendable, CustomStringConvertible {
  /// The name of the volume that they stood in.
  public let origin: String
  /// The number of the first of them, if it is known. Other entries have these numbers here.
  public let first: Int?
  /// How many entries the volume had.
  public let size: Int
  /// The entry that says so.
  public let by: Int

  /// Whether an entry with this number may be among them.
  func holds(_ number: Int) -> Bool { number >= first ?? 0 && number < size }

  /// Whether somebody may hold a sheet of one of them with this number. Where the first is known, other
  /// entries have the numbers from there on. A volume that was opened from
  /// the same copy began at the same number; only where that cannot be, any number may be meant.
  public func isDoubtful(_ number: Int) -> Bool {
    holds(number) && (first != nil || number >= by || size <= by)
  }

  /// Their numbers, as a person reads them.
  public var numbers: String {
    guard let first else { return "entries up to \(size - 1)" }
    return size == first + 1 ? "entry \(first)" : "entries \(first)-\(size - 1)"
  }

  /// What is said besides where nobody could tell whether the receipt was genuine.
  public static let unchecked = "it was named by a receipt that nobody could check"

  public var description: String { "\(numbers) of '\(origin)'" }

  /// For other programs.
  public var json: Canonical {
    .object([
      "origin": .text(origin), "first": first.map { .number($0) }, "last": .number(size - 1),
      "said_by": .number(by),
    ])
  }
}
