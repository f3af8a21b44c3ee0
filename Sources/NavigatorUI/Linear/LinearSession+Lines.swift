internal import Interviews
internal import Pathways

extension LinearSession {
  /// The page as lines: a heading, then what there is to know, then what can be chosen.
  var pageLines: [String] {
    switch journey.page {
    case .home: homeLines
    case .welcome: welcomeLines
    case .settings: settingsLines
    case .savedChecks: savedLines
    case .openDuties: openDutyLines
    case .records: recordLinesOnPage
    case .sheets:
      choiceLines(
        Journey.sheetsHeading, Journey.sheetsNotice, HandOver.Sheet.allCases.map(\.title))
    case .sheet(let sheet): choiceLines(sheet.title, nil, HandOver.Form.allCases.map(\.title))
    case .step(let duty): stepLines(for: duty)
    case .reference: ["Which number did they give you?"] + Journey.issuedNotices
    case .caseReference:
      ["New check. What is your own case reference?"] + typedLines + presetLines
        + journey.referenceGuidance
    case .question(let fact):
      questionLines("Question \(journey.number(of: fact))")
    case .profile: questionLines("About you")
    case .bodies, .places, .find, .palette: fieldLines
    case .checkAnswers: answerLines
    case .result: resultLines
    case .help: helpLines
    case .storage: lines(of: journey.storagePassages(isSpoken: true))
    case .hidden: ["In an emergency call 999. Press Enter to go on."]
    default: lines(of: journey.passages)
    }
  }

  /// What can be typed now, most needed first.
  var promptWords: String {
    let count = journey.numberedRows.count
    let number = count == 0 ? nil : count == 1 ? "1" : "1 to \(count)"
    switch journey.page {
    case .home, .welcome, .settings, .savedChecks:
      return "Choose \(number ?? "back"), or help, quit"
    case .openDuties: return "Choose \(number ?? "back"), or help, quit"
    case .step, .sheets, .sheet: return "Choose \(number ?? "back"), or back"
    case .reference: return "Type the number, or back"
    case .hidden: return "Press Enter to go on"
    case .caseReference: return "Type your reference, or press Enter for none"
    case .bodies, .places, .find, .palette, .records:
      return "Type \(number ?? "a part of the name"), another name, or back"
    case .question, .profile:
      let several = journey.asked?.takesSeveral == true
      let choose =
        several
        ? "Type numbers such as 1 3, none, or not sure"
        : "Choose \(number ?? "")\(journey.asksForPlace ? ", or type find and a place" : "")"
      return "\(choose). Or repeat, why, routes, back, emergency"
    case .checkAnswers: return "Type continue, change 1, what if 1, repeat, or back"
    case .result:
      let first = journey.toConfirm.isEmpty ? "" : "continue, "
      return
        "Type \(first)tick 1, details 1, more, repeat, explain, ready, contacts, sheets, or home"
    default: return "Type a word, repeat, or help"
    }
  }

  /// What is in the field already: typed on the whole screen, or in an earlier visit.
  var typedLines: [String] {
    let text = journey.place.text
    return text.isEmpty ? [] : ["It is \(text) so far. Press Enter to keep it."]
  }

  /// What stands beforehand, with the words that change it.
  private var presetLines: [String] {
    journey.presetFacts.enumerated().map { number, fact in
      let mark = journey.originWords(of: fact.id).map { ", \($0)" } ?? ""
      let words = journey.presetWords(for: fact)
      return "\(words)\(mark). To change it, type change \(number + 1)."
    }
  }

  private var homeLines: [String] {
    let rows = journey.homeRows
    return ["Home. \(rows.count) choices."]
      + rows.enumerated().map { number, row in
        let words = journey.words(for: row, isSpoken: true)
        return "\(number + 1). \(words.text).\(words.detail.map { " \($0)" } ?? "")"
      }
  }

  private var savedLines: [String] {
    guard !journey.saved.isEmpty else { return ["Saved checks. None is saved. Type back."] }
    var lines = ["Saved checks. \(journey.saved.count) saved."]
    var number = 0
    for (place, group) in journey.savedGroups.enumerated() {
      if let heading = group.heading(isFirst: place == 0) { lines.append("\(heading).") }
      for saved in group.checks {
        number += 1
        lines.append("\(number). \(journey.words(for: saved)).")
      }
    }
    return lines
      + ["To remove one, type delete and its number."]
  }

  private func questionLines(_ heading: String) -> [String] {
    guard let fact = journey.asked else { return [] }
    var lines: [String] = []
    if let taken = journey.takenOver {
      lines.append("\(taken.words) To change it, type answers.")
    }
    if let settled = journey.mostUrgentDuty {
      let rest = settled.others > 0 ? " \(settled.others) more: type duties." : ""
      lines.append("Certain already. \(settled.words).\(rest)")
    }
    lines.append("\(heading). \(fact.question ?? fact.label)")
    if let help = fact.help { lines.append(help) }
    for option in fact.options {
      let help = option.help.map { " \($0)" } ?? ""
      let isChosen = option.isChosen(in: journey.place.ticked ?? journey.given(to: fact))
      lines.append("\(option.number). \(option.label)\(isChosen ? ", your answer" : "").\(help)")
    }
    if fact.isChosenFromRegister { lines.append("Or type find and a part of the name.") }
    guard journey.check != nil else { return lines }
    if journey.given(to: fact) == nil { lines.append("No answer yet.") }
    lines.append("\(possibleLine) Duties certain already: \(settledCount).")
    return lines
  }

  private var settledCount: String {
    let count = journey.owedNow.count
    return count == 0 ? "none" : "\(count)"
  }

  private var possibleLine: String {
    "\(journey.situation.routes.count) of \(journey.pathway.routes.count) routes still possible."
  }

  /// The lines that match what was typed, or what is to be typed.
  private var fieldLines: [String] {
    guard let list = journey.fieldList(isSpoken: true) else { return [] }
    guard !list.rows.isEmpty else { return [Self.sentence(list.heading), list.nothing] }
    let count = list.rows.count == 1 ? "1 line." : "\(list.rows.count) lines."
    return [list.notice?.spoken].compactMap(\.self) + [count]
      + list.rows.enumerated().map { "\($0 + 1). \(Self.sentence($1))" }
  }

  private var answerLines: [String] {
    var lines: [String] = []
    let count = journey.interview.answers.filled(from: journey.unfit).count
    var group: String?
    for (number, row) in journey.answerRows.enumerated() {
      switch row {
      case .answer(let id):
        guard let fact = journey.pathway.fact(id) else { continue }
        if fact.group != group { lines.append("\(fact.group).") }
        group = fact.group
        let mark = journey.originWords(of: id).map { " (\($0))" } ?? ""
        lines.append("\(number + 1). \(fact.label): \(journey.currentWords(of: fact)).\(mark)")
      case .place(let part):
        if group != Journey.placesHeading { lines.append("\(Journey.placesHeading).") }
        group = Journey.placesHeading
        lines.append("\(number + 1). \(part.words): \(journey.words(forPlaceOf: part)).")
      case .setAside(let id):
        guard let fact = journey.pathway.fact(id) else { continue }
        let words = fact.words(for: journey.interview.answers[id])
        lines.append(
          "Set aside, does not apply now and steers nothing. \(fact.label): \(words).")
      case .proceed:
        for words in journey.unfitWords {
          lines.append("Kept, but no longer fits and steers nothing. \(words).")
        }
        for (fact, given, origin) in journey.unasked {
          lines.append("Not asked. \(fact.label): \(fact.words(for: given)), \(origin).")
        }
        lines.append("Continue: \(journey.proceedWords).")
      }
    }
    return ["Check your answers. \(count == 1 ? "1 answer" : "\(count) answers")."] + lines
  }

  private var helpLines: [String] {
    var below = self
    while below.journey.page == .help { below.journey.close() }
    let passages =
      below.phrasePassages + journey.helpPassages(isSpoken: true) { $0.word }
      + journey.aboutPassages
    return ["Help. What you can type."] + lines(of: passages)
  }

  /// Passages as lines: headings as sentences, warnings with the word.
  func lines(of passages: [Passage]) -> [String] {
    passages.map { passage in
      switch passage.kind {
      case .heading: Self.sentence(passage.text)
      case .text, .item, .contact: passage.text
      case .possible: "Possible: \(passage.text)"
      case .ruledOut: "Ruled out: \(passage.text)"
      case .warning: "Warning. \(passage.text)"
      }
    }
  }

  /// A heading or a notice with a full stop, so that speech pauses.
  static func sentence(_ text: String) -> String {
    text.last.map { ".:?!".contains($0) } == true ? text : "\(text)."
  }
}
