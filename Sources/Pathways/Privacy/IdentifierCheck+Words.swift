// Email addresses, National Insurance numbers, postcodes, and dates with a month in words.
extension IdentifierCheck {
  func emails(in text: IdentifierText) -> [Finding] {
    text.characters.indices.compactMap { place in
      guard text.characters[place] == "@" else { return nil }
      func belongs(_ place: Int) -> Bool {
        text.isWord(place)
          || text.characters.indices.contains(place) && "._%+-'".contains(text.characters[place])
      }
      var start = place
      while belongs(start - 1) { start -= 1 }
      var end = place + 1
      while belongs(end) { end += 1 }
      // "2 @ 10" and "@home" are no addresses.
      guard start < place, (place + 1..<end).contains(where: text.isLetter) else { return nil }
      return Finding(kind: .email, range: start..<end)
    }
  }

  /// Two letters, six digits and a letter from A to D, in the shape of HM Revenue and Customs'
  /// manual NIM39110. Without the last letter only where it is written in pairs.
  func nationalInsuranceNumbers(in text: IdentifierText) -> [Finding] {
    text.characters.indices.compactMap { start in
      guard !text.isWord(start - 1), text.isLetter(start), text.isLetter(start + 1) else {
        return nil
      }
      let prefix = String(text.characters[start...(start + 1)])
      // QQ never is one; it stands in every example, and so it may be typed.
      guard prefix == "QQ" || Self.isPrefix(prefix) else { return nil }
      var place = start + 2
      var pairs = 0
      for _ in 0..<3 {
        if skipsGap(&place, in: text) { pairs += 1 }
        guard text.isDigit(place), text.isDigit(place + 1) else { return nil }
        place += 2
      }
      let end = place
      _ = skipsGap(&place, in: text)
      let hasSuffix =
        text.isLetter(place) && "ABCD".contains(text.characters[place]) && !text.isWord(place + 1)
      if hasSuffix { return Finding(kind: .nationalInsuranceNumber, range: start..<(place + 1)) }
      guard pairs == 3, !text.isWord(end) else { return nil }
      return Finding(kind: .nationalInsuranceNumber, range: start..<end)
    }
  }

  private func skipsGap(_ place: inout Int, in text: IdentifierText) -> Bool {
    guard text.characters.indices.contains(place), " -".contains(text.characters[place]) else {
      return false
    }
    place += 1
    return true
  }

  private static func isPrefix(_ prefix: String) -> Bool {
    guard let first = prefix.first, let second = prefix.last else { return false }
    return !"DFIQUV".contains(first) && !"DFIOQUV".contains(second)
      && !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].contains(prefix)
  }

  /// A postcode area, a district, and a digit with two letters, as the Royal Mail writes them.
  func postcodes(in text: IdentifierText) -> [Finding] {
    text.characters.indices.compactMap { start in
      guard !text.isWord(start - 1), text.isLetter(start) else { return nil }
      var place = start
      while text.isLetter(place) { place += 1 }
      guard Self.areas.contains(String(text.characters[start..<place])), text.isDigit(place) else {
        return nil
      }
      // The district has one digit, two, or a digit and a letter.
      for length in [2, 1] {
        var inward = place + length
        guard length == 1 || text.isWord(place + 1) else { continue }
        if text.characters.indices.contains(inward), text.characters[inward] == " " { inward += 1 }
        guard text.isDigit(inward), text.isLetter(inward + 1), text.isLetter(inward + 2),
          !text.isWord(inward + 3),
          !"CIKMOV".contains(text.characters[inward + 1]),
          !"CIKMOV".contains(text.characters[inward + 2])
        else { continue }
        return Finding(kind: .postcode, range: start..<(inward + 3))
      }
      return nil
    }
  }

  private static let areas: Set<String> = Set(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY \
    E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE \
    LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL \
    SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """.split(separator: " ").map(String.init))

  /// "3 November 2001", "3rd Nov 2001", "Nov 3, 2001", and digits after "DOB" or "born".
  func dates(in text: IdentifierText) -> [Finding] {
    let words = words(of: text)
    var found: [Finding] = []
    for (number, word) in words.enumerated() {
      let next = Array(words[(number + 1)...].prefix(3))
      if word.text == "DOB" || word.text == "BORN" {
        if let digit = next.first(where: { $0.text.contains { ("0"..."9").contains($0) } }) {
          found.append(
            Finding(
              kind: .dateOfBirth, range: word.range.lowerBound..<digit.range.upperBound))
        }
      }
      guard let month = Self.month(word.text) else { continue }
      let before = number > 0 ? words[number - 1] : nil
      if let before, let day = Self.day(before.text), let year = next.first.flatMap(Self.year),
        isBirthday(day: day, month: month, year: year)
      {
        found.append(
          Finding(
            kind: .dateOfBirth,
            range: before.range.lowerBound..<next[0].range.upperBound))
      } else if next.count > 1, let day = Self.day(next[0].text), let year = Self.year(next[1]),
        isBirthday(day: day, month: month, year: year)
      {
        found.append(
          Finding(
            kind: .dateOfBirth, range: word.range.lowerBound..<next[1].range.upperBound))
      }
    }
    return found
  }

  private struct Word {
    let text: String
    let range: Range<Int>
  }

  private func words(of text: IdentifierText) -> [Word] {
    var words: [Word] = []
    var place = 0
    while place < text.characters.count {
      guard text.isWord(place) else {
        place += 1
        continue
      }
      let start = place
      // "D.O.B." is one word.
      while text.isWord(place)
        || text.characters.indices.contains(place) && text.characters[place] == "."
          && text.isLetter(place - 1) && text.isLetter(place + 1)
      {
        place += 1
      }
      words.append(
        Word(
          text: String(text.characters[start..<place].filter { $0 != "." }),
          range: start..<place))
    }
    return words
  }

  private static func month(_ word: String) -> Int? {
    let names = [
      "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
      "OCTOBER", "NOVEMBER", "DECEMBER",
    ]
    return names.firstIndex {
      $0 == word || String($0.prefix(3)) == word || word == "SEPT" && $0 == "SEPTEMBER"
    }
    .map { $0 + 1 }
  }

  private static func day(_ word: String) -> Int? {
    let digits = word.prefix { ("0"..."9").contains($0) }
    let rest = word.dropFirst(digits.count)
    guard ["", "ST", "ND", "RD", "TH"].contains(rest), let day = Int(digits),
      (1...31).contains(day)
    else { return nil }
    return day
  }

  private static func year(_ word: Word) -> Int? {
    word.text.count == 4 ? Int(word.text) : nil
  }
}
