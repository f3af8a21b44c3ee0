internal import Pathways

// Lines that go into a field, or that nothing is done with.
extension LinearSession {
  /// Goes on after a screen was cleared.
  mutating func leaveHiding(_ words: [String], at moment: Moment) -> [Effect] {
    if words == ["quit"] { return [.quit] }
    repeatsPage = true
    return words.isEmpty ? journey.perform(.choose, at: moment) : []
  }

  mutating func takeReference(_ text: String, at moment: Moment) -> [Effect] {
    let leaving: [Command.ID] = [.back, .emergency, .help, .otherMode, .hide]
    let word = text.lowercased()
    if word == "quit" { return [.quit] }
    if word == "repeat" {
      repeatsPage = true
      return []
    }
    if let id = leaving.first(where: { Command.named($0).word == word }) {
      if id == .back { journey.place.text = "" }
      return perform(id, at: moment)
    }
    let words = word.split(separator: " ")
    if words.count == 2, words[0] == "change", let number = Int(words[1]),
      journey.presetFacts.indices.contains(number - 1),
      let row = journey.referenceRows.firstIndex(of: .preset(journey.presetFacts[number - 1].id))
    {
      journey.place.cursor = row
      return journey.perform(.choose, at: moment)
    }
    journey.place.cursor = 0
    if !text.isEmpty {
      journey.enter(text: text)
      // Typed twice, it is meant; an empty line says of nothing that it is no name.
      if let keep = journey.referenceRows.firstIndex(of: .keep) { journey.place.cursor = keep }
    }
    return journey.perform(.choose, at: moment)
  }

  /// Takes a number that somebody issued about a duty.
  mutating func takeIssued(_ text: String, at moment: Moment) -> [Effect] {
    journey.enter(text: text)
    return journey.perform(.choose, at: moment)
  }
}
