internal import Frames
internal import Interviews
internal import Pathways

extension Journey {
  /// The route, the duties in order, what may become due, what not to do, and the details of the focused duty.
  func drawResult(on canvas: inout Canvas) -> Overflow {
    let body = canvas.body
    // One line for what, one for when, to whom and the number: more duties in sight are worth more
    // than the details of one, until there is room for both.
    guard canvas.layout == .threeColumns else {
      var pane = Pane(width: body.columns.count)
      addResult(to: &pane, canvas.layout)
      return canvas.scroll(pane, in: body)
    }
    let split = body.columns.lowerBound + body.columns.count / 2
    let left = Region(rows: body.rows, columns: body.columns.lowerBound..<split - 1)
    var pane = Pane(width: left.columns.count)
    addResult(to: &pane, canvas.layout)
    let overflow = canvas.scroll(pane, in: left)
    let right = Region(rows: body.rows, columns: split + 2..<body.columns.upperBound)
    var details = Pane(width: right.columns.count)
    addDetails(to: &details)
    canvas.drawCut(details, in: right, more: "Enter")
    canvas.divide(at: split)
    return overflow
  }

  private func addResult(to pane: inout Pane, _ layout: Layout) {
    var number = 0
    var heading: String?
    for (index, row) in resultRows.enumerated() {
      let isFocused = index == place.cursor
      if let next = self.heading(of: row), next != heading {
        pane.blankUnlessCompact(layout)
        pane.heading(next)
        heading = next
      }
      switch row {
      case .confirm(let fact):
        pane.entry(
          confirmWords(for: fact), label: "! ", style: .warning, isFocused: isFocused,
          details: ["Enter or C asks it again."])
      case .anotherPerson:
        pane.entry(
          "Somebody else in the same incident?", label: "- ", isFocused: isFocused,
          details: ["n begins a check for another person. This one is kept."])
      case .route:
        pane.entry(routeTitle, style: .heading, isFocused: isFocused)
        if layout == .compact, let check { pane.text("Case: \(check.name)", indent: 2) }
        if let recordProblem { pane.text(recordProblem, style: .warning, indent: 2) }
        if layout != .threeColumns, let record = check?.record {
          pane.text("Recorded as number \(record.number).", indent: 2)
        }
        if let say = outcome?.route.flatMap(pathway.route)?.say { pane.text(say, indent: 2) }
      case .changes:
        pane.entry(changesLine ?? "", label: "! ", style: .warning, isFocused: isFocused)
      case .duty(let place):
        guard let owed = outcome?.duties[place] else { continue }
        number += 1
        let isDone = owed.isDone || isTicked(owed.duty)
        let isOutstanding = owed.standing.isDue && !isDone
        let label = "\(tickMark(for: owed))\(number)\(number < 10 ? "  " : " ")"
        pane.entry(
          pathway.title(of: owed), label: label,
          style: isDone ? .done : isOutstanding ? .outstanding : .plain, isFocused: isFocused,
          details: dutyLines(owed, layout, width: pane.width - TextWidth.of(label) - 2))
      case .otherPlace(let part):
        pane.entry(
          "\(part.words): \(words(forPlaceOf: part))", label: "- ", isFocused: isFocused,
          details: ["Its councils have a part in the case too. Enter: whom to ring there."])
      case .act(let id):
        guard let act = pathway.act(id) else { continue }
        pane.entry(act.say, label: "! ", style: .warning, isFocused: isFocused)
      case .presumption(let id):
        pane.entry(presumptionWords(for: id), label: "- ", isFocused: isFocused)
      case .remark(let text): pane.entry(text, label: "- ", isFocused: isFocused)
      }
    }
  }

  private func heading(of row: ResultRow) -> String? {
    switch row {
    case .confirm, .route, .changes: nil
    case .anotherPerson: "Other people"
    case .duty(let place):
      outcome?.duties[place].standing.isContingent == true
        ? Self.contingentHeading : Self.dutiesHeading
    case .otherPlace: "Other places of the case"
    case .act: "Do not"
    case .presumption: "Treated as"
    case .remark: "Bear in mind"
    }
  }

  /// What is asked of an urgent answer after some time.
  func confirmWords(for id: Fact.ID) -> String {
    guard let fact = pathway.fact(id) else { return "" }
    return "Time has passed. Is this still so? \(fact.label): \(currentWords(of: fact))."
  }

  static let dutiesHeading = "Do these in order"
  static let contingentHeading = "Only if something more happens"

  var routeTitle: String {
    outcome?.route.map { "Route: \(pathway.title(of: $0))" }
      ?? "No route came out. This is a fault of the pathway. Ask your safeguarding lead."
  }

  /// A box before what can be done now; a cross in it when it is.
  private func tickMark(for owed: OwedDuty) -> String {
    guard owed.standing.isDue || check?.step(for: owed.duty) != nil else { return "" }
    return owed.isDone || isTicked(owed.duty) ? "[x] " : "[ ] "
  }

  /// What stands under the title of a duty: when and why it is to be done, whom to ring, and to
  /// whom; or what was done about it. Everything else is one key away.
  private func dutyLines(_ owed: OwedDuty, _ layout: Layout, width: Int) -> [String] {
    guard let duty = pathway.duty(owed.duty) else { return [] }
    let wording = duty.wording(of: owed.variant)
    let step = stepWords(for: owed.duty)
    if isTicked(owed.duty), let step { return [step] }
    let isOpen = !owed.standing.isContingent && !owed.isDone
    let terms = duty.doWords(
      for: owed, until: dueWords(for: owed.duty), standing: standingWords(of: owed))
    if let why = doubtWords(for: owed) { return ["\(terms) \(why)"] }
    let ring =
      isOpen && !isTicked(owed.duty)
      ? ringNow(for: wording, tries: check?.tries(for: owed.duty) ?? 0) : nil
    let to = wording.to.map { "To: \($0)." }
    let mark =
      interview.applying(wording.basis ?? []).contains { !$0.isVerified }
      ? "Not verified in part." : nil
    if layout == .compact {
      // Whom to tell stands on the smallest screen where it takes no more than a line.
      let short = to.flatMap { TextWidth.of($0) <= width ? $0 : nil }
      return [[terms, mark].compactMap(\.self).joined(separator: " ")]
        + [step, ring, short].compactMap(\.self)
    }
    return Self.lines(
      of: [terms, step, ring, mark].compactMap(\.self).joined(separator: " "), then: to,
      width: width)
  }

  /// A text whole, and behind it as much of another as there is room for in two lines.
  private static func lines(of text: String, then rest: String?, width: Int) -> [String] {
    let own = Wrapping.lines(of: text, width: width)
    guard let rest else { return own }
    let all = Wrapping.lines(of: "\(text) \(rest)", width: width)
    let most = max(own.count, 2)
    guard all.count > most, let last = all.dropFirst(most - 1).first else { return all }
    let mark = " ..."
    let isRoomy = TextWidth.of(last) + TextWidth.of(mark) <= width
    // Of the rest, whole words; if the mark does not fit behind them, nothing of it.
    return isRoomy ? all.prefix(most - 1) + [last + mark] : own
  }

  /// What "not known" is taken as, and why.
  func presumptionWords(for id: Fact.ID) -> String {
    guard let fact = pathway.fact(id) else { return "" }
    let reason = fact.presumptionReason.map { " \($0)" } ?? ""
    var text = "\(fact.label): \(currentWords(of: fact)).\(reason)"
    if case .presume(_, _, let basis) = fact.notKnown, basis.contains(where: { !$0.isVerified }) {
      text += " (not verified)"
    }
    return text
  }

  private func addDetails(to pane: inout Pane) {
    guard resultRows.indices.contains(place.cursor) else { return }
    switch resultRows[place.cursor] {
    case .duty(let place):
      guard let outcome else { return }
      addReading(dutyPassages(outcome.duties[place].duty), to: &pane)
    case .route:
      if let recordWords { pane.text(recordWords) }
      pane.heading("Why this route")
      pane.text(sentence(for: interview.reasonForRoute))
      for citation in interview.applying(outcome?.route.flatMap(pathway.route)?.basis ?? []) {
        pane.text("- \(pathway.words(for: citation))", hanging: 2)
      }
      pane.blank()
      pane.text("\(pathway.title), version \(pathway.version). \(reviewWords)")
    case .changes: addReading(changesPassages, to: &pane)
    case .act(let id):
      guard let act = pathway.act(id) else { return }
      addReading(actPassages(for: act), to: &pane)
    case .otherPlace: addReading(otherPlacePassages, to: &pane)
    case .presumption, .remark: pane.text("Enter shows more.")
    case .confirm: pane.text("Enter asks it again. The route stands as long as the answers do.")
    case .anotherPerson: if let sharedLater { pane.text(sharedLater) }
    }
  }

  private func addReading(_ passages: [Passage], to pane: inout Pane) {
    for (number, passage) in passages.enumerated() {
      switch passage.kind {
      case .heading:
        if number > 0 { pane.blank() }
        pane.heading(passage.text)
      case .text: pane.text(passage.text)
      case .item, .possible, .ruledOut: pane.text("- \(passage.text)", hanging: 2)
      case .warning: pane.text("! \(passage.text)", style: .warning, hanging: 2)
      case .contact: pane.text(passage.text, style: .contact)
      }
    }
  }
}
