// NHS numbers, telephone numbers and dates written in digits.
extension IdentifierCheck {
  func numberFindings(in number: IdentifierText.Number, of text: IdentifierText) -> [Finding] {
    var found: [Finding] = []
    for first in number.groups.indices {
      for last in first..<min(number.groups.count, first + 6) {
        let range = first...last
        if isNHSNumber(number, range) {
          found.append(Finding(kind: .nhsNumber, range: number.place(range)))
        }
        if isTelephone(number, range, of: text) {
          found.append(Finding(kind: .telephone, range: number.place(range)))
        }
        if isDate(number, range, of: text) {
          found.append(Finding(kind: .dateOfBirth, range: number.place(range)))
        }
      }
    }
    return found
  }

  /// Ten digits, alone or as 3, 3 and 4, with the check digit: the first nine, times 10
  /// down to 2, leave a remainder by 11, and eleven less that is the last one (modulus 11, NHS
  /// Data Model and Dictionary).
  private func isNHSNumber(_ number: IdentifierText.Number, _ range: ClosedRange<Int>) -> Bool {
    let shape = number.groups[range].map(\.digits.count)
    guard shape == [10] || shape == [3, 3, 4] else { return false }
    let digits = number.joined(range).compactMap(\.wholeNumberValue)
    let weighted = zip(digits.prefix(9), (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = (11 - weighted % 11) % 11
    return expected != 10 && digits[9] == expected
  }

  /// A number of the United Kingdom with its first 0 or its country code, or one with a plus.
  private func isTelephone(
    _ number: IdentifierText.Number, _ range: ClosedRange<Int>, of text: IdentifierText
  ) -> Bool {
    let digits = number.joined(range)
    if range.lowerBound == 0, number.hasPlus, (8...15).contains(digits.count) { return true }
    var local = digits[...]
    if digits.hasPrefix("0044") || digits.hasPrefix("44") && digits.count == 12 {
      local = digits.dropFirst(digits.hasPrefix("00") ? 4 : 2)
      if local.first == "0" { local = local.dropFirst() }
      local = ("0" + local)[...]
    }
    guard local.first == "0", (10...11).contains(local.count),
      let second = local.dropFirst().first, "1235789".contains(second)
    else { return false }
    let place = number.place(range)
    // Part of a longer number is no number of its own.
    guard !text.isDigit(place.lowerBound - 1), !text.isDigit(place.upperBound) else {
      return false
    }
    let groups = number.groups[range].count
    guard text.isJoined(before: place.lowerBound) else { return groups <= 5 }
    // Behind a word and a hyphen it is likelier a reference, unless it is plainly a mobile.
    return groups == 1 || second == "7" && groups == 2
  }

  /// Day, month and year in either order, or in eight digits; not of this year.
  private func isDate(
    _ number: IdentifierText.Number, _ range: ClosedRange<Int>, of text: IdentifierText
  ) -> Bool {
    let place = number.place(range)
    if range.count == 1 {
      let digits = number.groups[range.lowerBound].digits
      guard digits.count == 8, !text.isJoined(before: place.lowerBound),
        !text.isLetter(place.upperBound), let whole = Int(digits)
      else { return false }
      return isBirthday(day: whole / 1_000_000, month: whole / 10_000 % 100, year: whole % 10_000)
        || isBirthday(day: whole % 100, month: whole / 100 % 100, year: whole / 10_000)
    }
    guard range.count == 3 else { return false }
    let groups = number.groups[range].map(\.digits)
    let gaps = number.gaps[range.lowerBound..<range.upperBound]
    guard Set(gaps).count == 1, let gap = gaps.first,
      ["/", ".", "-", " ", ". ", " / ", " - "].contains(gap)
    else { return false }
    let values = groups.compactMap { Int($0) }
    guard values.count == 3 else { return false }
    switch groups.map(\.count) {
    case let counts where counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2:
      return isBirthday(day: values[2], month: values[1], year: values[0])
    case let counts where counts[0] <= 2 && counts[1] <= 2 && counts[2] == 4:
      return isBirthday(day: values[0], month: values[1], year: values[2])
        || isBirthday(day: values[1], month: values[0], year: values[2])
    case let counts where counts.allSatisfy({ $0 <= 2 }) && counts[2] == 2 && gap != " ":
      // "12/03/98"; the century is not known, so either will do.
      let years = [1900 + values[2], 2000 + values[2]]
      return years.contains { isBirthday(day: values[0], month: values[1], year: $0) }
        && values[2] != thisYear % 100
    default: return false
    }
  }

  /// A day that exists, in a year in which somebody alive may have been born, before this one.
  func isBirthday(day: Int, month: Int, year: Int) -> Bool {
    (1900..<thisYear).contains(year) && CivilDate(year: year, month: month, day: day) != nil
  }
}
