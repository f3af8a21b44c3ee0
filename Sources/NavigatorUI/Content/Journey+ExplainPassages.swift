internal import Interviews
internal import Pathways

extension Journey {
  /// Why this route, why each duty, and what one other answer would change.
  var explainPassages: [Passage] {
    guard let outcome else { return [.text("There is no route yet.")] }
    var result: [Passage] = [.heading("Why this route")]
    if let route = outcome.route.flatMap(pathway.route) {
      result.append(.text("\(route.title). \(route.say)"))
      result.append(.text(sentence(for: interview.reasonForRoute)))
      result += interview.applying(route.basis).map { .item(pathway.words(for: $0)) }
    }
    result.append(.heading("Why each duty"))
    for place in dutyPlaces {
      let owed = outcome.duties[place]
      let reason = sentence(for: interview.reason(for: owed.duty))
      result.append(.item("\(pathway.title(of: owed)). \(reason)"))
    }
    if !outcome.acts.isEmpty {
      result.append(.heading("Why not to do something"))
      result += outcome.acts.compactMap(pathway.act).map { act in
        .item("\(act.say) \(sentence(for: interview.reason(for: act.id)))")
      }
    }
    result.append(.heading("What would change the route"))
    let changes = interview.changesOfRoute
    result.append(
      .text(
        changes.isEmpty
          ? "No single other answer would change the route."
          : "Each line is one other answer, with all the rest as they are."))
    result += changes.compactMap { change in
      pathway.fact(change.fact).map { fact in
        let answer = words(forChange: change.given, of: fact)
        return .item("\(fact.label): \(answer). Then: \(words(forRoutes: change.routes)).")
      }
    }
    return result
  }

  /// Every route: still possible, or ruled out, and by what.
  var routePassages: [Passage] {
    let possible = Set(situation.routes)
    let count = "\(possible.count) of \(pathway.routes.count)"
    var result: [Passage] = []
    if outcome != nil {
      result.append(.heading("Your route"))
    } else {
      result.append(.heading("Routes still possible: \(count)"))
      result.append(.text("Possible because no answer so far rules them out."))
    }
    for route in pathway.routes where possible.contains(route.id) {
      result.append(.possible("\(route.title). \(route.say)"))
    }
    if possible.count < pathway.routes.count {
      result.append(.heading("Ruled out"))
      for route in pathway.routes where !possible.contains(route.id) {
        result.append(
          .ruledOut("\(route.title). \(sentence(for: interview.reasonAgainst(route.id)))"))
      }
    }
    return result
  }

  /// The works that the route, its duties and its warnings cite; before a route, all works.
  var sourcePassages: [Passage] {
    var result: [Passage] = [
      .heading(pathway.title),
      .text("Version \(pathway.version), content \(context.shortContentHash)."),
      .text(reviewWords), .text("Program version \(context.programVersion)."),
    ]
    result += banners.map { .warning($0) }
    var sections: [Source.ID: [String]] = [:]
    for citation in citations {
      let mark = citation.isVerified ? "" : " (not verified)"
      let section = (citation.section.isEmpty ? "the whole work" : citation.section) + mark
      if sections[citation.source]?.contains(section) != true {
        sections[citation.source, default: []].append(section)
      }
    }
    result.append(.heading(outcome == nil ? "Sources" : "Sources of this route and its duties"))
    for source in pathway.sources where outcome == nil || sections[source.id] != nil {
      result.append(.item("\(source.title). \(source.publisher). Dated: \(source.dated)."))
      if let cited = sections[source.id] {
        result.append(.text("Used here: \(cited.joined(separator: "; "))."))
      }
      let looked = "Looked at on \(source.checked.inWords)."
      let place = [source.url, source.supplied].compactMap(\.self).joined(separator: ". ")
      result.append(.text("\(reading(of: source)) \(looked) \(place)"))
    }
    return result
  }

  /// When the content has to be looked at again, or that this day has passed.
  var reviewWords: String {
    let day = pathway.reviewBy.inWords
    return context.isPastReview
      ? "Past its review date, \(day)." : "To be reviewed by \(day)."
  }

  private func reading(of source: Source) -> String {
    switch source.reading {
    case .official: "The official text was read."
    case .extract: "Only a part, or a text that quotes it, was read."
    case .notRead: "Not verified: nobody has read the text."
    }
  }

  private var citations: [Citation] {
    guard let outcome else { return [] }
    let all =
      (outcome.route.flatMap(pathway.route)?.basis ?? [])
      + outcome.duties.flatMap { owed in
        let duty = pathway.duty(owed.duty)
        let notes = owed.notes.flatMap { duty?.notes[$0].basis ?? [] }
        return (duty?.wording(of: owed.variant).basis ?? []) + notes
      }
      + outcome.acts.flatMap { pathway.act($0)?.basis ?? [] }
    return interview.applying(all)
  }
}
