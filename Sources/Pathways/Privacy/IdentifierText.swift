/// Typed text as capital letters, digits and the rest, with helpers to look around in it.
struct IdentifierText {
  /// Digits with blanks, hyphens, dots, strokes or brackets between them.
  struct Number {
    struct Group {
      let digits: String
      let range: Range<Int>
    }

    let groups: [Group]
    /// What stands between each group and the next.
    let gaps: [String]
    let hasPlus: Bool

    /// The digits of some of the groups in a row.
    func joined(_ range: ClosedRange<Int>) -> String {
      groups[range].map(\.digits).joined()
    }

    func place(_ range: ClosedRange<Int>) -> Range<Int> {
      groups[range.lowerBound].range.lowerBound..<groups[range.upperBound].range.upperBound
    }
  }

  let characters: [Character]

  init(_ text: String) {
    // One character in, one out, so that places stay places.
    characters = text.map { character in
      if let digit = character.wholeNumberValue, (0...9).contains(digit) {
        return Character(String(digit))
      }
      let upper = character.uppercased()
      return upper.count == 1 ? Character(upper) : character
    }
  }

  func isDigit(_ place: Int) -> Bool {
    characters.indices.contains(place) && ("0"..."9").contains(characters[place])
  }

  func isLetter(_ place: Int) -> Bool {
    characters.indices.contains(place) && ("A"..."Z").contains(characters[place])
  }

  func isWord(_ place: Int) -> Bool { isDigit(place) || isLetter(place) }

  /// Whether a word stands before the place, joined to it: `CASE-2026` before `-0012`.
  func isJoined(before place: Int) -> Bool {
    if isWord(place - 1) { return true }
    guard characters.indices.contains(place - 1), "-_/#.".contains(characters[place - 1]) else {
      return false
    }
    return isWord(place - 2)
  }

  /// Every run of digits, with what joins its groups.
  var numbers: [Number] {
    var numbers: [Number] = []
    var groups: [Number.Group] = []
    var gaps: [String] = []
    var hasPlus = false
    var place = 0
    func close() {
      guard !groups.isEmpty else { return }
      numbers.append(Number(groups: groups, gaps: gaps, hasPlus: hasPlus))
      groups = []
      gaps = []
    }
    while place < characters.count {
      guard isDigit(place) else {
        place += 1
        continue
      }
      let start = place
      while isDigit(place) { place += 1 }
      let group = Number.Group(
        digits: String(characters[start..<place]), range: start..<place)
      if let last = groups.last {
        let gap = String(characters[last.range.upperBound..<start])
        if gap.count <= 2, gap.allSatisfy({ " -./()\u{2013}".contains($0) }) {
          gaps.append(gap)
          groups.append(group)
          continue
        }
        close()
      }
      let before = start - 1
      hasPlus =
        characters.indices.contains(before) && characters[before] == "+"
        || before > 0 && characters[before] == "(" && characters[before - 1] == "+"
      groups = [group]
    }
    close()
    return numbers
  }
}
