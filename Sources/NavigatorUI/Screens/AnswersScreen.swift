internal import Frames
internal import Interviews
internal import Pathways

extension Journey {
  /// The list of answers, what is set aside, what was not asked, and the way on.
  func drawAnswers(on canvas: inout Canvas) -> Overflow {
    let region = canvas.body
    let column = canvas.layout >= .oneColumn ? region.columns.count * 4 / 10 : 0
    var pane = Pane(width: region.columns.count)
    if canvas.layout >= .twoColumns {
      pane.heading("Check your answers before you see the route")
    }
    if canvas.layout == .compact, let check { pane.text("Case: \(check.name)") }
    var group: String?
    for (number, row) in answerRows.enumerated() {
      let isFocused = number == place.cursor
      switch row {
      case .answer(let id):
        guard let fact = pathway.fact(id) else { continue }
        if fact.group != group {
          pane.blankUnlessCompact(canvas.layout)
          pane.heading(fact.group)
          group = fact.group
        }
        let mark = originWords(of: id).map { " (\($0))" } ?? ""
        pane.entry(
          fact.label, currentWords(of: fact) + mark,
          label: "\(number + 1)\(number < 9 ? "  " : " ")", column: column,
          isFocused: isFocused)
        if isFocused, canvas.layout >= .twoColumns { addWhatIf(for: fact, to: &pane) }
      case .place(let part):
        if group != Self.placesHeading {
          pane.blankUnlessCompact(canvas.layout)
          pane.heading(Self.placesHeading)
          group = Self.placesHeading
        }
        pane.entry(
          part.words, words(forPlaceOf: part),
          label: "\(number + 1)\(number < 9 ? "  " : " ")", column: column, isFocused: isFocused)
      case .setAside(let id):
        guard let fact = pathway.fact(id) else { continue }
        if group != Self.setAsideHeading {
          pane.blankUnlessCompact(canvas.layout)
          pane.heading(Self.setAsideHeading)
          group = Self.setAsideHeading
        }
        pane.entry(
          fact.label, fact.words(for: interview.answers[id]), label: "-  ", column: column,
          isFocused: isFocused)
      case .proceed:
        add(unasked: &pane, canvas.layout, column: column)
        pane.blankUnlessCompact(canvas.layout)
        pane.entry(proceedWords, label: "C  ", style: .heading, isFocused: isFocused)
      }
    }
    return canvas.scroll(pane, in: region)
  }

  static let placesHeading = "Other places: whom else to tell"

  /// A place of the case, or that none was given.
  func words(forPlaceOf part: CasePlace.Part) -> String {
    check?.places.first { $0.part == part }.flatMap { directory?.name(of: $0.place) }
      ?? "Not given"
  }

  static let setAsideHeading = "Set aside: does not apply now, and steers nothing"
  static let unaskedHeading = "Not asked"
  static let unfitHeading = "Kept, but no longer fits: steers nothing"

  /// What was answered with another version of the pathway, as it is kept.
  var unfitWords: [String] {
    unfitFacts.map { id in
      guard let fact = pathway.fact(id) else {
        let unknown = Fact(id: id, group: "", label: "", question: nil, answers: [])
        return "\(id): \(unknown.words(for: unfit[id]))"
      }
      return "\(fact.label): \(fact.words(for: unfit[id]))"
    }
  }

  var proceedWords: String {
    hasOpenQuestion ? "Go on to the next question" : "Show me the route and my duties"
  }

  /// Whether something is still to be asked, for the first time or again.
  var hasOpenQuestion: Bool { outcome == nil || !toConfirm.isEmpty }

  private func add(unasked pane: inout Pane, _ layout: Layout, column: Int) {
    let unfit = unfitWords
    if !unfit.isEmpty {
      pane.blankUnlessCompact(layout)
      pane.heading(Self.unfitHeading)
      for words in unfit { pane.text("   \(words)", hanging: 5) }
    }
    let unasked = unasked
    guard !unasked.isEmpty else { return }
    pane.blankUnlessCompact(layout)
    pane.heading(Self.unaskedHeading)
    for (fact, given, origin) in unasked {
      pane.text("   \(fact.label): \(fact.words(for: given)) (\(origin))", hanging: 5)
    }
  }

  private func addWhatIf(for fact: Fact, to pane: inout Pane) {
    let lines = whatIfLines(for: fact)
    let most = 4
    pane.text("If you changed it:", indent: 5)
    for line in lines.prefix(most) { pane.text(line, indent: 7, hanging: 2) }
    if lines.count > most { pane.text("w  \(lines.count - most) more", indent: 7) }
  }
}

extension Pane {
  /// An empty line, where there is room for one.
  mutating func blankUnlessCompact(_ layout: Layout) {
    if layout >= .oneColumn { blank() }
  }
}
