extension Unicode.Scalar {
  /// Alphabetic, as Unicode says. ASCII, which is nearly every character of a pathway, is told
  /// without looking into Unicode's tables.
  package var isLetter: Bool {
    isASCII ? ("a"..."z") ~= self || ("A"..."Z") ~= self : properties.isAlphabetic
  }

  /// White space, as Unicode says.
  package var isSpace: Bool {
    isASCII ? self == " " || ("\t"..."\r") ~= self : properties.isWhitespace
  }
}
