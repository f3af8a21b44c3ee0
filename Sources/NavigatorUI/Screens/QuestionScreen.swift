internal import Frames
internal import Interviews
internal import Pathways

extension Journey {
  /// One question: what is settled already, the answers, guidance, and what is still possible.
  func drawQuestion(on canvas: inout Canvas) -> Overflow {
    guard let fact = asked else { return .none }
    let body = canvas.body
    let columns = body.columns
    switch canvas.layout {
    case .tooSmall, .compact, .oneColumn:
      return drawAnswers(to: fact, in: body, on: &canvas)
    case .twoColumns:
      let split = columns.lowerBound + columns.count * 6 / 10
      let overflow = drawAnswers(
        to: fact, in: Region(rows: body.rows, columns: columns.lowerBound..<split - 1),
        on: &canvas)
      drawSide(in: Region(rows: body.rows, columns: split + 2..<columns.upperBound), on: &canvas)
      canvas.divide(at: split)
      return overflow
    case .threeColumns:
      let first = columns.lowerBound + columns.count * 42 / 100
      let second = columns.lowerBound + columns.count * 71 / 100
      let overflow = drawAnswers(
        to: fact, in: Region(rows: body.rows, columns: columns.lowerBound..<first - 1),
        on: &canvas)
      drawGuidance(
        for: fact, in: Region(rows: body.rows, columns: first + 2..<second - 1), on: &canvas)
      drawSide(in: Region(rows: body.rows, columns: second + 2..<columns.upperBound), on: &canvas)
      canvas.divide(at: first)
      canvas.divide(at: second)
      return overflow
    }
  }

  /// The question, which stays, and its answers, which scroll.
  private func drawAnswers(
    to fact: Fact, in region: Region, on canvas: inout Canvas
  ) -> Overflow {
    let layout = canvas.layout
    // A long list has one line for each answer on the smallest screen, and so has what is to be done
    // already; the answer at hand is whole, and d shows the rest.
    let isDense = layout == .compact && fact.options.count > Self.mostWholeOptions
    var top = Pane(width: region.columns.count)
    if layout < .twoColumns, let settled = mostUrgentDuty {
      let rest = settled.others > 0 ? "  \(settled.others) more: d" : ""
      let room = isDense ? top.width - TextWidth.of(rest) : Int.max
      top.text(
        "\(Wrapping.truncated(settled.words, width: room))\(rest)", style: .outstanding)
    }
    if let taken = takenOver {
      top.text(layout == .compact ? taken.short : "\(taken.words) a shows and changes it.")
    }
    top.entry(fact.question ?? fact.label, style: .heading, isFocused: place.isUntouched)
    if layout >= .twoColumns { top.blank() }
    var list = Pane(width: region.columns.count)
    if layout == .twoColumns, let help = fact.help { list.text(help) }
    list.blank()
    for (number, option) in fact.options.enumerated() {
      let isFocused = number == place.cursor && !place.isUntouched
      let help = layout >= .twoColumns || isFocused ? option.help : nil
      let label = label(for: option, of: fact)
      let words = words(for: option, of: fact)
      // What tells one answer from another may be its end: a long one loses its middle.
      let room = list.width - TextWidth.of(label) - 2
      list.entry(
        isDense && !isFocused ? Wrapping.abridged(words, width: room) : words, label: label,
        isFocused: isFocused, details: [help].compactMap(\.self))
    }
    list.blank()
    if fact.isChosenFromRegister { list.text("/  find your organisation by name") }
    if asksForPlace { list.text("/  find the place by name: you then get its numbers") }
    switch layout {
    case .tooSmall, .compact, .oneColumn:
      list.text(layout == .compact ? "w  why we ask" : "w  why we ask, and where each answer leads")
    case .twoColumns:
      list.heading("Why we ask (w tells more)")
      list.text(fact.why ?? "The answer can change who must be told.")
    case .threeColumns: break
    }
    let split = min(region.rows.lowerBound + top.lines.count, region.rows.upperBound - 1)
    canvas.frame.draw(
      top, in: Region(rows: region.rows.lowerBound..<split, columns: region.columns))
    return canvas.scroll(
      list, in: Region(rows: split..<region.rows.upperBound, columns: region.columns))
  }

  /// The most answers that are written out on the smallest screen.
  private static let mostWholeOptions = 9

  /// The number of an option, with its tick where several can be ticked.
  private func label(for option: Option, of fact: Fact) -> String {
    let space = option.number < 10 ? "  " : " "
    guard fact.takesSeveral else { return "\(option.number)\(space)" }
    return "\(option.isChosen(in: place.ticked) ? "[x]" : "[ ]") \(option.number)\(space)"
  }

  private func words(for option: Option, of fact: Fact) -> String {
    let isGiven = !fact.takesSeveral && option.isChosen(in: given(to: fact))
    return isGiven ? "\(option.label) (your answer)" : option.label
  }

  /// What was taken over from an earlier check, as long as nothing was answered in this one: it
  /// would be asked otherwise, and nobody may take it for something that the program knows.
  var takenOver: (words: String, short: String)? {
    guard case .question = page, let check, check.order.isEmpty, (check.person ?? 1) == 1 else {
      return nil
    }
    let facts = presetFacts
    guard !facts.isEmpty else { return nil }
    let place = placeNow.flatMap { directory?.name(of: $0) }
    let answers = facts.map { $0.words(for: interview.answers[$0.id]) }
    let whole = ([place].compactMap(\.self) + answers).joined(separator: "; ")
    return (
      "Taken over from before: \(whole).", "Taken over (a): \(answers.joined(separator: "; "))."
    )
  }

  /// The first duty to do whatever is answered next, and how many more are settled.
  ///
  /// Only what cannot wait for the end of the questions: nobody has to be told at each of them
  /// that a record will be due.
  var mostUrgentDuty: (words: String, others: Int)? {
    let due = situation.settled.duties.filter { owed in
      switch check?.step(for: owed.duty)?.step {
      case .done, .doneByOther, .notDone: false
      case .noAnswer, .reopened, nil: owed.standing.isDue && !owed.isDone
      }
    }
    guard check != nil, let first = due.first, let stage = pathway.duty(first.duty)?.stage,
      stage <= .safeguarding
    else { return nil }
    let by = pathway.duty(first.duty)?.wording(of: first.variant).by.map { " \($0.words)" } ?? ""
    // As many as the page of what is certain lists, so that nobody looks for the others.
    return ("To do\(by): \(pathway.title(of: first))", owedNow.count - 1)
  }

  /// Guidance in a column of its own.
  private func drawGuidance(for fact: Fact, in region: Region, on canvas: inout Canvas) {
    var pane = Pane(width: region.columns.count)
    if let help = fact.help {
      pane.heading("GUIDANCE")
      pane.text(help)
      pane.blank()
    }
    pane.heading("WHY WE ASK")
    pane.text(fact.why ?? "The answer can change who must be told.")
    for citation in interview.applying(fact.basis) {
      pane.text(pathway.words(for: citation), hanging: 2)
    }
    pane.blank()
    pane.text("w  where each answer leads")
    canvas.drawCut(pane, in: region, more: "w")
  }

  /// What is settled, what is still possible, and what was answered.
  private func drawSide(in region: Region, on canvas: inout Canvas) {
    guard check != nil else { return }
    let width = region.columns.count
    var duties = Pane(width: width)
    duties.heading("CERTAIN ALREADY: DO THESE")
    for owed in owedNow {
      // That it is to be done goes without saying in a list of what is due.
      let isPlain = owed.standing == .due && !owed.isDone
      let words = isPlain ? "" : " \(standingWords(of: owed))."
      let style: Style = owed.standing.isDue && !owed.isDone ? .outstanding : .plain
      duties.text("\(pathway.title(of: owed)).\(words)", style: style, hanging: 2)
    }
    if owedNow.isEmpty { duties.text("None yet.") }
    var routes = Pane(width: width)
    let possible = situation.routes
    routes.heading("ROUTES STILL POSSIBLE: \(possible.count) of \(pathway.routes.count)")
    for route in pathway.routes where possible.contains(route.id) {
      routes.text("o \(route.title)", hanging: 2)
    }
    var answers = Pane(width: width)
    answers.heading("YOUR ANSWERS, the last first")
    for fact in interview.answered.reversed() {
      answers.text("\(fact.label): \(currentWords(of: fact))", hanging: 2)
    }
    if interview.answered.isEmpty { answers.text("None yet.") }
    let rows = region.rows
    // Duties come first, because the others can be looked up and these have to be done.
    let dutyRows = min(duties.lines.count, rows.count / 2)
    let routeRows = min(routes.lines.count, max(3, (rows.count - dutyRows - 2) / 2))
    let first = rows.lowerBound + dutyRows
    let second = first + 1 + routeRows
    func part(_ lower: Int, _ upper: Int) -> Region {
      Region(
        rows: min(lower, rows.upperBound)..<min(max(lower, upper), rows.upperBound),
        columns: region.columns)
    }
    canvas.drawCut(duties, in: part(rows.lowerBound, first), more: "d")
    canvas.drawCut(routes, in: part(first + 1, second), more: "r")
    canvas.drawCut(answers, in: part(second + 1, rows.upperBound), more: "a")
  }
}

extension Canvas {
  /// Draws as much of a pane as fits, and says which key shows the rest.
  mutating func drawCut(_ pane: Pane, in region: Region, more key: String) {
    guard pane.lines.count > region.rows.count, !region.rows.isEmpty else {
      frame.draw(pane, in: region)
      return
    }
    let last = region.rows.upperBound - 1
    let shown = Region(rows: region.rows.lowerBound..<last, columns: region.columns)
    frame.draw(pane, in: shown)
    let hidden = pane.lines.count - shown.rows.count
    frame.write(
      "\(key)  more: \(hidden) lines", row: last, column: region.columns.lowerBound,
      style: .hint, within: region)
  }

  /// Sets two columns of the body apart.
  mutating func divide(at column: Int) {
    dividers.append(column)
  }
}
