/// Breaks and cuts text to a width in cells.
public enum Wrapping {
  /// The text in lines of at most `width` cells, broken between words and at its own line ends.
  ///
  /// A telephone number such as "0800 808 3733" is kept together unless it is wider than a line. The
  /// characters that cannot be drawn are replaced by their names, as `TextWidth` says.
  public static func lines(of text: String, width: Int) -> [String] {
    let width = max(1, width)
    // CR LF is one Character, so a text with such line ends is broken there too.
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { lines(ofParagraph: $0, width: width) }
  }

  /// The beginning of the text, ending in "..." if it is wider than `width` cells.
  public static func truncated(_ text: String, width: Int) -> String {
    let pieces = TextWidth.pieces(of: text)
    let total = pieces.reduce(0) { $0 + $1.width }
    guard total > max(0, width) else { return pieces.map(\.text).joined() }
    guard width > 3 else { return String(repeating: ".", count: max(0, width)) }
    return prefix(of: pieces, width: width - 3) + "..."
  }

  /// The end of the text, starting with "..." if it is wider than `width` cells.
  ///
  /// For a trail of steps, whose last one says where the reader is.
  public static func truncatedAtStart(_ text: String, width: Int) -> String {
    let pieces = TextWidth.pieces(of: text)
    let total = pieces.reduce(0) { $0 + $1.width }
    guard total > max(0, width) else { return pieces.map(\.text).joined() }
    guard width > 3 else { return String(repeating: ".", count: max(0, width)) }
    var room = width - 3
    var kept = pieces.count
    while kept > 0, pieces[kept - 1].width <= room {
      kept -= 1
      room -= pieces[kept].width
    }
    return "..." + pieces[kept...].map(\.text).joined()
  }

  /// The beginning and the end of the text, in whole words, with "..." for what is left out between
  /// them if it is wider than `width` cells.
  ///
  /// For a line of a list, where the end may be all that tells one line from another.
  public static func abridged(_ text: String, width: Int) -> String {
    guard TextWidth.of(text) > max(0, width) else { return truncated(text, width: width) }
    let mark = "... "
    var words = words(of: text, width: width).map(\.text)[...]
    /// Takes words off one end as long as there is room for them.
    func taken(_ room: Int, next: () -> String?, drop: () -> Void) -> [String] {
      var kept: [String] = []
      var room = room
      while let word = next(), TextWidth.of(word) <= room {
        room -= TextWidth.of(word) + 1
        kept.append(word)
        drop()
      }
      return kept
    }
    func fromEnd(_ room: Int) -> [String] {
      taken(room, next: { words.last }, drop: { words.removeLast() }).reversed()
    }
    let room = width - mark.count
    var end = fromEnd(room / 2).joined(separator: " ")
    let start = taken(
      room - TextWidth.of(end), next: { words.first }, drop: { words.removeFirst() }
    ).joined(separator: " ")
    guard !start.isEmpty, !end.isEmpty else { return truncated(text, width: width) }
    // What the beginning leaves is too little for its next word, and may do for one before the end.
    end = (fromEnd(room - TextWidth.of(start) - TextWidth.of(end) - 1) + [end])
      .joined(separator: " ")
    return start + mark + end
  }

  private static func prefix(of pieces: [TextWidth.Piece], width: Int) -> String {
    var room = width
    var text = ""
    for piece in pieces {
      guard piece.width <= room else { break }
      room -= piece.width
      text += piece.text
    }
    return text
  }

  private static func lines(ofParagraph text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var room = width
    for word in words(of: TextWidth.visible(String(text)), width: width) {
      let gap = line.isEmpty && !lines.isEmpty ? 0 : word.gap
      let needed = gap + TextWidth.of(word.text)
      if needed <= room {
        line += String(repeating: " ", count: gap) + word.text
        room -= needed
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var parts = parts(of: word.text, width: width)
      line = parts.removeLast()
      lines += parts
      room = width - TextWidth.of(line)
    }
    lines.append(line)
    return lines
  }

  /// A word and the number of blanks before it.
  private struct Word {
    var gap: Int
    var text: String
  }

  private static func words(of text: String, width: Int) -> [Word] {
    var words: [Word] = []
    var gap = -1
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      gap += 1
      guard !part.isEmpty else { continue }
      if gap == 1, let last = words.last, continuesNumber(last.text, with: part),
        TextWidth.of(last.text) + 1 + TextWidth.of(String(part)) <= width
      {
        words[words.count - 1].text += " " + part
      } else {
        words.append(Word(gap: gap, text: String(part)))
      }
      gap = 0
    }
    return words
  }

  /// Whether a group of digits follows another one, as in "(020) 7946 0000".
  private static func continuesNumber(_ number: String, with group: Substring) -> Bool {
    let last = number.split(separator: " ").last ?? ""
    // A bracket closes the number, unless it was opened in the same group.
    let isOpen = last.last != ")" || last.contains("(")
    return isOpen && isDigits(last) && isDigits(group.reversed().drop { ",.;:)".contains($0) })
  }

  private static func isDigits(_ text: some Sequence<Character>) -> Bool {
    var hasDigit = false
    for character in text {
      if ("0"..."9").contains(character) {
        hasDigit = true
      } else if !"+()-".contains(character) {
        return false
      }
    }
    return hasDigit
  }

  /// The pieces of a word that is wider than a line.
  private static func parts(of word: String, width: Int) -> [String] {
    var parts: [String] = []
    var part = ""
    var room = width
    for piece in TextWidth.pieces(of: word) {
      if piece.width > room, !part.isEmpty {
        parts.append(part)
        part = ""
        room = width
      }
      // A line of one cell cannot hold a wide character.
      part += piece.width > width ? "?" : piece.text
      room -= piece.width
    }
    parts.append(part)
    return parts
  }
}
