import Merkle

/// The checkpoints in a text that somebody kept: what `navigator audit receipt` writes, an e-mail in
/// which it was sent on, several of them one after another, or a sheet.
public enum ReceiptFile {
  /// The signed checkpoints as they are written, then what sheets say that none of those says. An
  /// older checkpoint may be kept with a newer sheet, and the newest of all is what counts. Where
  /// there is nothing of either, the whole text, so that it is found to be no checkpoint.
  public static func checkpoints(in bytes: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(trimmed)
    var found: [[UInt8]] = []
    var signed: Set<SheetCheckpoint> = []
    var place = 0
    while place + 4 < lines.count {
      if let (note, checkpoint, end) = note(in: lines, at: place) {
        found.append(note)
        signed.insert(SheetCheckpoint(size: checkpoint.size, root: checkpoint.root))
        place = end
      } else {
        place += 1
      }
    }
    found += SheetCheckpoint.all(in: text).filter { !signed.contains($0) }.map {
      Array("\($0)\n".utf8)
    }
    return found.isEmpty ? [bytes] : found
  }

  /// Three lines of a checkpoint, an empty one, and the signatures. Where a file was sent on, the
  /// empty one may be missing or doubled, and there may be spaces at the ends.
  private static func note(in lines: [Substring], at start: Int)
    -> (note: [UInt8], checkpoint: Checkpoint, end: Int)?
  {
    let text = lines[start..<start + 3].map { "\($0)\n" }.joined()
    guard let checkpoint = try? Checkpoint(reading: text) else { return nil }
    var place = start + 3
    while place < lines.count, lines[place].isEmpty { place += 1 }
    let signatures = lines[place...].prefix { $0.hasPrefix(signature) }
    guard !signatures.isEmpty else { return nil }
    let note = Array((text + "\n" + signatures.map { "\($0)\n" }.joined()).utf8)
    return (note, checkpoint, signatures.endIndex)
  }

  private static let signature = "\u{2014} "

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    while line.first?.isWhitespace == true { line.removeFirst() }
    return line
  }
}

/// What a sheet says of the record: how many entries it had, and the root of them.
///
/// It has no signature and no name: it proves nothing to a stranger. It still binds the record for
/// whoever got the sheet.
struct SheetCheckpoint: Hashable, Sendable, CustomStringConvertible {
  let size: Int
  let root: TreeHash

  var description: String { "\(size) entries, root \(Base64.text(of: root.bytes))" }

  /// Nil for everything but one such line.
  init?(reading bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let one = Self.all(in: text).first, text == "\(one)\n" else { return nil }
    self = one
  }

  init(size: Int, root: TreeHash) { (self.size, self.root) = (size, root) }

  /// Each one in a text, however its lines are broken.
  static func all(in text: String) -> [Self] {
    let words = text.split { $0.isWhitespace || $0 == "<" || $0 == ">" }
    guard words.count > 3 else { return [] }
    return (0..<words.count - 3).compactMap { place in
      guard words[place + 1] == "entries,", words[place + 2] == "root",
        let size = Checkpoint.number(words[place]),
        // A narrow sheet breaks the root.
        let root = [words[(place + 3)...].prefix(1), words[(place + 3)...].prefix(2)].lazy
          .compactMap({ Base64.bytes(of: $0.joined()).flatMap { TreeHash(bytes: $0) } }).first
      else { return nil }
      return Self(size: size, root: root)
    }
  }
}
