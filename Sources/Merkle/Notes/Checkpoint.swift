/// What a log says of itself at one size: its name, how many leaves it has, and their root.
///
/// Source: https://c2sp.org/tlog-checkpoint. Extension lines are neither written nor read.
public struct Checkpoint: Hashable, Sendable {
  /// The name of the log, the same for ever.
  public let origin: String
  public let size: Int
  public let root: TreeHash

  /// Why a note is no checkpoint.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case lines(Int)
    case origin, size, root

    public var description: String {
      switch self {
      case .lines(let count): "a checkpoint has 3 lines: origin, size, root; this one has \(count)"
      case .origin: "the first line of a checkpoint is its origin, without spaces or plus signs"
      case .size: "the second line of a checkpoint is its size, a number without leading zeros"
      case .root: "the third line of a checkpoint is its root, 32 bytes in Base 64"
      }
    }
  }

  public init(origin: String, size: Int, root: TreeHash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the text of a note.
  public init(reading text: String) throws(Fault) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty else { throw .lines(max(0, lines.count - 1)) }
    guard VerifierKey.isName(String(lines[0])) else { throw .origin }
    guard let size = Self.number(lines[1]) else { throw .size }
    guard let bytes = Base64.bytes(of: lines[2]), let root = TreeHash(bytes: bytes) else {
      throw .root
    }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The text that is signed.
  public var text: String { "\(origin)\n\(size)\n\(Base64.text(of: root.bytes))\n" }

  /// This checkpoint as a signed note; nil if the library cannot sign.
  public func signed(by key: SigningKey) -> SignedNote? {
    SignedNote(text, signedBy: key)
  }

  /// A number in decimal digits without a sign and without leading zeros, or nil.
  public static func number(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
      text.utf8.count == 1 || text.utf8.first != 0x30
    else { return nil }
    return number
  }
}
