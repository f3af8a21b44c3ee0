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
    missing.filter { $0.size > index }
      .map { MissingPart(origin: $0.origin, entries: index..<$0.size, by: index) }
  }
}

/// Entries that were signed and are not here, because the log was restored from an older copy.
public struct MissingPart: Hashable, Sendable, CustomStringConvertible {
  /// The name of the volume that they stood in.
  public let origin: String
  /// Their numbers. Other entries have these numbers here.
  public let entries: Range<Int>
  /// The entry that says so.
  public let by: Int

  /// Their numbers, as a person reads them.
  public var numbers: String {
    entries.count == 1
      ? "entry \(entries.lowerBound)" : "entries \(entries.lowerBound)-\(entries.upperBound - 1)"
  }

  public var description: String { "\(numbers) of '\(origin)'" }
}

extension MissingPart {
  /// For other programs.
  public var json: Canonical {
    .object([
      "origin": .text(origin), "first": .number(entries.lowerBound),
      "last": .number(entries.upperBound - 1), "said_by": .number(by),
    ])
  }
}
