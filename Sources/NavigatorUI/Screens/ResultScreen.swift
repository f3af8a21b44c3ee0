internal import Frames
internal import Interviews
internal import Pathways

extension Journey {
  /// The route, the duties in order, what may become due, what not to do, and the details of the focused duty.
  func drawResult(on canvas: inout Canvas) -> Overflow {
    let body = canvas.body
    guard canvas.layout >= .twoColumns else {
      var pane = Pane(width: body.columns.count)
      addResult(to: &pane, canvas.layout)
      return canvas.scroll(pane, in: body)
    }
    let share = canvas.layout == .threeColumns ? 50 : 56
    let split = body.columns.lowerBound + body.columns.count * share / 100
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
      case .route:
        pane.entry(routeTitle, style: .heading, isFocused: isFocused)
        if !isApproved { pane.text(Self.draftNotice, style: .draft, indent: 2) }
        if layout == .compact, let check { pane.text("Case: \(check.name)", indent: 2) }
        if let recordWords { pane.text(recordWords, indent: 2) }
        if let say = outcome?.route.flatMap(pathway.route)?.say { pane.text(say, indent: 2) }
      case .duty(let place):
        guard let owed = outcome?.duties[place] else { continue }
        number += 1
        let isDone = owed.isDone || isTicked(owed.duty)
        let isOutstanding = owed.standing.isDue && !isDone
        pane.entry(
          pathway.title(of: owed),
          label: "\(tickMark(for: owed))\(number)\(number < 10 ? "  " : " ")",
          style: isDone ? .done : isOutstanding ? .outstanding : .plain,
          isFocused: isFocused, details: dutyLines(owed, layout, width: pane.width - 5))
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
    case .route: nil
    case .duty(let place):
      outcome?.duties[place].standing.isContingent == true
        ? Self.contingentHeading : Self.dutiesHeading
    case .act: "Do not"
    case .presumption: "Treated as"
    case .remark: "Bear in mind"
    }
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

  /// What stands under the title of a duty.
  private func dutyLines(_ owed: OwedDuty, _ layout: Layout, width: Int) -> [String] {
    guard let duty = pathway.duty(owed.duty) else { return [] }
    let wording = duty.wording(of: owed.variant)
    let due = dueWords(for: owed.duty).map { " (\($0))" } ?? ""
    let by =
      owed.standing.isContingent || owed.isDone
      ? nil : wording.by.map { "By when: \($0.words)\(due)." }
    let to = wording.to.map { "To: \($0)." }
    let mark =
      interview.applying(wording.basis ?? []).contains { !$0.isVerified }
      ? "Not verified in part." : nil
    let ring =
      owed.standing.isContingent || owed.isDone || isTicked(owed.duty)
      ? nil : ringNow(for: wording)
    let step = stepWords(for: owed.duty)
    if isTicked(owed.duty), let step { return [step] }
    if layout == .compact {
      // Whom to tell stands on the smallest screen where it takes no more than a line.
      let short = to.flatMap { TextWidth.of($0) <= width ? $0 : nil }
      let terms = [by, mark].compactMap(\.self).joined(separator: " ")
      return ["\(duty.words(for: owed)).", step ?? "", ring ?? "", short ?? "", terms].filter {
        !$0.isEmpty
      }
    }
    return ["\(duty.words(for: owed))."] + [step, ring].compactMap(\.self)
      + [[by, to, mark].compactMap(\.self).joined(separator: " ")].filter { !$0.isEmpty }
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
      pane.heading("Why this route")
      pane.text(sentence(for: interview.reasonForRoute))
      for citation in interview.applying(outcome?.route.flatMap(pathway.route)?.basis ?? []) {
        pane.text("- \(pathway.words(for: citation))", hanging: 2)
      }
      pane.blank()
      pane.text("\(pathway.title), version \(pathway.version). \(reviewWords)")
    case .act(let id):
      guard let act = pathway.act(id) else { return }
      addReading(actPassages(for: act), to: &pane)
    case .presumption, .remark:
      pane.text("Enter shows more.")
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
