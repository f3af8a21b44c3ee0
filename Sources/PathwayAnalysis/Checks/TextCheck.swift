import Pathways

/// What people read is short enough, narrow enough, and avoids the words on the list.
enum TextCheck: PathwayCheck {
  static let ids = ["text-of/long", "text-of/wide", "text-of/word"]
  /// The most words of a sentence. Plain-language practice for a screen of questions.
  static let longestSentence = 25
  /// The widest word that a screen of 40 columns can hold beside its marks.
  static let widestWord = 34

  static func findings(in space: inout ProofSpace) -> [Finding] {
    var findings: [Finding] = []
    let avoided = space.pathway.wordsToAvoid.sorted { $0.key < $1.key }.map { word, instead in
      (word: word, instead: instead, words: word.lowercased().split(separator: " "))
    }
    for (subject, text) in texts(of: space.pathway) {
      for sentence in sentences(in: text) where sentence.count > longestSentence {
        findings.append(
          space.finding(
            "text-of/long", subject, severity: .warning, suggestion: "make two sentences of it",
            "a sentence has \(sentence.count) words: "
              + "\(sentence.prefix(8).joined(separator: " ")) …"))
      }
      let words = text.split(whereSeparator: \.isWhitespace)
      for word in words where word.count > widestWord && !word.contains("://") {
        findings.append(
          space.finding(
            "text-of/wide", subject, severity: .warning, suggestion: "use a shorter word",
            "'\(word)' is too wide for a narrow screen"))
      }
      let lowered = " " + text.lowercased().map { $0.isLetter ? String($0) : " " }.joined() + " "
      let said = Set(lowered.split(separator: " "))
      // Searching the text costs much more than a look into the set, and most words are not there.
      for (word, instead, words) in avoided
      where words.allSatisfy(said.contains) && lowered.contains(" \(word.lowercased()) ") {
        findings.append(
          space.finding(
            "text-of/word", subject, suggestion: instead,
            "the word '\(word)' is on the list of words to avoid"))
      }
    }
    return findings
  }

  private static func sentences(in text: String) -> [[Substring]] {
    text.split(whereSeparator: { ".?!:;".contains($0) })
      .map { $0.split(whereSeparator: \.isWhitespace) }
  }

  static func texts(of pathway: Pathway) -> [(Subject, String)] {
    var all: [(Subject, String)] = []
    for fact in pathway.facts {
      let words = [fact.question, fact.help, fact.why, fact.notKnownHelp].compactMap(\.self)
      let labels = fact.answers.flatMap { [$0.label, $0.help].compactMap(\.self) }
      all += (words + labels).map { (.fact(fact.id), $0) }
    }
    for route in pathway.routes { all += [route.title, route.say].map { (.route(route.id), $0) } }
    for duty in pathway.duties {
      let wordings = [duty.wording] + duty.variants.map(\.wording)
      for wording in wordings {
        let words = [wording.title, wording.who, wording.to].compactMap(\.self)
        all += (words + (wording.say ?? []) + (wording.haveReady ?? []))
          .map { (.duty(duty.id), $0) }
      }
      all += duty.notes.map { (.duty(duty.id), $0.say) }
      all += duty.contingencies.map { (.duty(duty.id), $0.provided) }
    }
    for act in pathway.acts { all.append((.act(act.id), act.say)) }
    for scenario in pathway.scenarios {
      guard let training = scenario.training else { continue }
      let told = training.reveal.map(\.says) + training.mistakes.map(\.why)
      let written = training.notes + training.learning + training.questions
      all += ([scenario.title, scenario.story, training.warning] + told + written)
        .map { (.scenario(scenario.id), $0) }
    }
    for opening in pathway.openings {
      all += (opening.say + [opening.unconfirmed].compactMap(\.self))
        .map { (.opening(opening.id), $0) }
    }
    for session in pathway.sessions { all += session.texts.map { (.session(session.id), $0) } }
    for point in pathway.qualityPoints { all.append((.qualityPoint(point.id), point.say)) }
    for comparison in pathway.comparisons {
      let told = comparison.versions.flatMap { $0.says + $0.lacks.map(\.why) }
      let written = [comparison.title, comparison.warning, comparison.situation]
      all += (written + told + comparison.learning).map { (.comparison(comparison.id), $0) }
    }
    for sheet in pathway.sheets { all += sheet.texts.map { (.sheet(sheet.id), $0) } }
    return all
  }
}

extension SessionPlan {
  fileprivate var texts: [String] {
    [title] + items.compactMap { if case .pause(let words) = $0.part { words } else { nil } }
  }
}

/// Wherever somebody reads, something is written.
enum TextMissingCheck: PathwayCheck {
  static let ids = ["text-of/missing"]

  static func findings(in space: inout ProofSpace) -> [Finding] {
    let routes = Set(space.pathway.routes.map { Subject.route($0.id) })
    // A route need not say anything beside its title, which the reader demands.
    let texts = TextCheck.texts(of: space.pathway).filter { !routes.contains($0.0) }
    return texts.filter { $0.1.allSatisfy(\.isWhitespace) }.map { subject, _ in
      space.finding(
        "text-of/missing", subject, suggestion: "write it, or remove the key",
        "a text that people read is empty")
    }
  }
}
