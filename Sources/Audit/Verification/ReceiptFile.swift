import Merkle

/// The signed checkpoints in a text that somebody kept, such as what `navigator audit receipt` writes,
/// an e-mail in which it was sent on, or several of them one after another.
public enum ReceiptFile {
  /// The checkpoints as they are written; the whole text if there is none in it, so that it is
  /// found to be none.
  public static func checkpoints(in bytes: [UInt8]) -> [[UInt8]] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(trimmed)
    var found: [[UInt8]] = []
    var place = 0
    while place + 4 < lines.count {
      if let (note, end) = note(in: lines, at: place) {
        found.append(note)
        place = end
      } else {
        place += 1
      }
    }
    return found.isEmpty ? [bytes] : found
  }

  /// Three lines of a checkpoint, an empty one, and the signatures. Where a file was sent on, the
  /// empty one may be missing or doubled, and there may be spaces at the ends.
  private static func note(in lines: [Substring], at start: Int) -> (note: [UInt8], end: Int)? {
    let text = lines[start..<start + 3].map { "\($0)\n" }.joined()
    guard (try? Checkpoint(reading: text)) != nil else { return nil }
    var place = start + 3
    while place < lines.count, lines[place].isEmpty { place += 1 }
    let signatures = lines[place...].prefix { $0.hasPrefix(signature) }
    guard !signatures.isEmpty else { return nil }
    let note = Array((text + "\n" + signatures.map { "\($0)\n" }.joined()).utf8)
    return (note, signatures.endIndex)
  }

  private static let signature = "\u{2014} "

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    while line.first?.isWhitespace == true { line.removeFirst() }
    return line
  }
}
