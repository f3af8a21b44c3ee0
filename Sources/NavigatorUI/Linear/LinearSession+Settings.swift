extension LinearSession {
  /// The settings as lines; a number changes one to its next value.
  var settingsLines: [String] {
    let rows = journey.settingsRows
    return ["Settings. \(rows.count) lines. A number changes that line."]
      + numbered(rows.map { journey.words(for: $0, isSpoken: true) }) + journey.settingsNotes
  }

  /// The page of the first start.
  var welcomeLines: [String] {
    [Journey.welcomeHeading] + numbered(WelcomeRow.allCases.map { journey.words(for: $0) })
      + lines(of: journey.storagePassages(isSpoken: true))
  }

  private func numbered(_ rows: [(text: String, detail: String?)]) -> [String] {
    rows.enumerated().map { number, words in
      "\(number + 1). \(Self.sentence(words.text))\(words.detail.map { " \($0)" } ?? "")"
    }
  }
}
