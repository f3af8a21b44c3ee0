/// How many cells text takes on the screen.
///
/// The table is our own, so that the width is the same on every system. Whatever a terminal would
/// obey, hide or place in a way that cannot be foretold (control characters, changes of writing
/// direction, zero-width and variation characters) is shown by name, as `^X` or `U+200D`, because
/// text that was typed elsewhere must not be able to draw on the screen.
public enum TextWidth {
  /// A base character with the marks on it, and how many cells it takes: one or two.
  struct Piece: Hashable {
    var text: String
    let width: Int
  }

  // ncurses keeps at most five characters in a cell: CCHARW_MAX in curses.h.
  private static let mostMarks = 4

  /// The number of cells that text takes on one line.
  public static func of(_ text: String) -> Int {
    // Printable ASCII, by far the most frequent, takes one cell for each byte.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return pieces(of: text).reduce(0) { $0 + $1.width }
  }

  /// The number of cells that a character takes.
  public static func of(_ character: Character) -> Int {
    of(String(character))
  }

  /// The text as it is shown, with the characters that cannot be drawn replaced by their names.
  public static func visible(_ text: String) -> String {
    pieces(of: text).map(\.text).joined()
  }

  static func pieces(of text: some StringProtocol) -> [Piece] {
    var pieces: [Piece] = []
    var marks = mostMarks
    for scalar in text.unicodeScalars {
      switch Placement(of: scalar) {
      case .cells(let width):
        pieces.append(Piece(text: String(scalar), width: width))
        marks = 0
      case .mark where marks < mostMarks:
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
        marks += 1
      case .mark, .named:
        pieces += name(of: scalar).map { Piece(text: String($0), width: 1) }
        marks = mostMarks
      }
    }
    return pieces
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    if scalar.value == 0x7F { return "^?" }
    if scalar.value < 0x20, let letter = Unicode.Scalar(scalar.value + 0x40) { return "^\(letter)" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Where one scalar goes.
private enum Placement {
  case cells(Int)
  case mark
  case named

  init(of scalar: Unicode.Scalar) {
    if (0x20..<0x7F).contains(scalar.value) {
      self = .cells(1)
    } else if Self.unplaceable.contains(scalar.value) {
      self = .named
    } else {
      self =
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
          .paragraphSeparator:
          .named
        case .nonspacingMark, .enclosingMark: .mark
        default: .cells(Self.wide.contains(scalar.value) ? 2 : 1)
        }
    }
  }

  /// Joiners of Hangul letters, fillers, variation selectors, flags and skin tones: their width
  /// depends on what stands beside them and on the terminal.
  private static let unplaceable = RangeTable([
    0x034F...0x034F, 0x115F...0x11FF, 0x17B4...0x17B5, 0x180B...0x180F, 0x3164...0x3164,
    0xD7B0...0xD7FB, 0xFE00...0xFE0F, 0xFFA0...0xFFA0, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF,
    0xE0100...0xE01EF,
  ])

  /// Width W and F in the Unicode character database, EastAsianWidth.txt.
  ///
  /// Unassigned gaps are closed. The hexagrams and the numbers in circles and squares among the
  /// ideographs count as wide, as glibc and so ncurses have them.
  private static let wide = RangeTable([
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
    0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393,
    0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E,
    0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567,
    0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5,
    0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC,
    0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x3FFFD,
  ])
}

/// A set of numbers as ranges in ascending order.
private struct RangeTable {
  let ranges: [ClosedRange<UInt32>]

  init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }
}
