internal import Pathways

// The ticks of a question that takes several answers.
extension Journey {
  /// Ticks or unticks the focused answer.
  mutating func toggle() {
    guard let fact = asked, fact.options.indices.contains(place.cursor) else { return }
    guard !place.isUntouched else {
      status = needsLine
      return
    }
    let option = fact.options[place.cursor]
    let before = place.ticked
    let ticked = fact.ticked(before, toggling: option)
    place.ticked = ticked
    place.cleared = nil
    if case .several(let ids) = before, !ids.isEmpty, option.isAlone,
      option.isChosen(in: ticked)
    {
      place.cleared = before
      status = .news(
        "Ticked: \(option.label). No longer ticked: \(fact.words(for: before)). Undo brings that "
          + "back.", short: "\(ids.count) ticks cleared. U undoes it.")
      return
    }
    let word = option.isChosen(in: ticked) ? "Ticked" : "Not ticked"
    status = .news("\(word): \(option.label).", short: "\(word). Enter continues.")
  }

  /// What a number did where several can be ticked: it does not tick, since 1 and 2 may be 12.
  var tickHint: Status? {
    guard let fact = asked, fact.takesSeveral, !place.isUntouched,
      fact.options.indices.contains(place.cursor)
    else { return nil }
    let option = fact.options[place.cursor]
    let isTicked = option.isChosen(in: place.ticked)
    return .news(
      isTicked
        ? "Here, and ticked: \(option.label). Space takes the tick away."
        : "Here, not ticked yet: \(option.label). Space ticks it.",
      short: isTicked ? "Ticked. Space unticks it." : "Not ticked yet. Space ticks.")
  }

  /// Brings back the ticks that "none of these" or "not sure" took away.
  mutating func restoreTicks(at moment: Moment) -> [Effect] {
    guard let fact = asked, let cleared = place.cleared else { return [] }
    place.ticked = cleared
    place.cleared = nil
    status = .news(
      "Undone. Ticked again: \(fact.words(for: cleared)).", short: "Undone: ticks are back.")
    return keepTicks(at: moment)
  }
}
