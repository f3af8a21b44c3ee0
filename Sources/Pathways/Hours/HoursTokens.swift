/// A word, a time or a mark of a phrase of hours.
struct HoursToken: Hashable {
  /// In lower case, and every dash as a hyphen.
  let text: String
  /// As it was written.
  let written: String
  /// Where it begins, in Unicode scalars of the phrase.
  let offset: Int

  var isNumber: Bool { text.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false }
  var isSeparator: Bool { [",", ";", "and", "&"].contains(text) }
}

extension HoursToken {
  /// The tokens of a part of a phrase. A number takes what follows it without a space, so that
  /// `5pm` and `08.30` are one token each and can be reported whole.
  static func tokens(of scalars: ArraySlice<Unicode.Scalar>) -> [HoursToken] {
    var tokens: [HoursToken] = []
    var place = scalars.startIndex
    func run(_ isPart: (Unicode.Scalar) -> Bool) -> Int {
      scalars[place...].firstIndex { !isPart($0) } ?? scalars.endIndex
    }
    while place < scalars.endIndex {
      let scalar = scalars[place]
      let start = place
      if scalar.isSpace {
        place += 1
        continue
      }
      if isDigit(scalar) {
        place = run { isDigit($0) || isLetter($0) || [":", ".", "/"].contains($0) }
      } else if isLetter(scalar) {
        place = run(isLetter)
      } else {
        place += 1
      }
      // Dashes of print stand for "to" as well as the hyphen does.
      let isDash = ["-", "\u{2013}", "\u{2014}", "\u{2212}"].contains(scalar)
      let written = String(String.UnicodeScalarView(scalars[start..<place]))
      tokens.append(
        HoursToken(text: isDash ? "-" : written.lowercased(), written: written, offset: start))
    }
    return tokens
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar == "_" || scalar == "'" || scalar == "\u{2019}"
  }
}
