/// How wide text becomes, without the font at hand.
///
/// The widths are a little under those of DejaVu Sans, the widest of the usual sans-serif fonts:
/// with it a line ends inside the padding of its box, and with any other before that.
struct TextMeasure: Hashable {
  let size: Double
  var isBold = false

  /// From one line of text to the next.
  var lineHeight: Double { size * 1.22 }

  func width(of text: some StringProtocol) -> Double {
    let widths = text.unicodeScalars.map(Self.width)
    return widths.reduce(0, +) * size * (isBold ? 1.03 : 0.94)
  }

  /// The text on lines that fit; a word that is too long for a line is broken.
  func lines(_ text: String, width limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if width(of: longer) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, width(of: line + String(character)) > limit {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The advance of a character as a share of the size.
  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "|": 0.28
    case " ", ",", ".": 0.32
    case "f", "t", "(", ")", "[", "]", ":", ";", "I", "/", "-": 0.4
    case "r", "J", "!": 0.41
    case "s", "z", "c", "k", "x", "v", "y", "\"", "?": 0.59
    case "m", "M", "W", "%", "@": 0.98
    case "w", "+", "=", "<", ">", "&", "O", "Q", "G", "N", "H", "D", "U": 0.84
    case "a"..."z", "0"..."9": 0.64
    case "A"..."Z": 0.7
    case "\u{0}"..<"\u{7F}": 0.7
    default: scalar.value < 0x2E80 ? 0.8 : 1.05
    }
  }
}
