internal import Frames
internal import Pathways

/// A frame with what every screen has: the emergency line, where one is, the sentence at the
/// foot, and the keys.
struct Canvas {
  let journey: Journey
  let size: Size
  let layout: Layout
  var frame: Frame
  /// Where lines set the columns of the body apart.
  var dividers: [Int] = []
  /// The sentence that stands at the foot unless something has just happened.
  private let prompt: String
  /// What of the page's longest column is on the screen.
  private(set) var viewport: Viewport?
  /// What will not fit on the body, which the sentence at the foot has to say.
  private let overflow: Overflow

  init(_ journey: Journey, size: Size, glyphs: Glyphs, overflow: Overflow) {
    self.journey = journey
    self.size = size
    self.overflow = overflow
    prompt = Layout(size) == .compact ? journey.shortPrompt : journey.prompt
    layout = Layout(size)
    frame = Frame(size: size, glyphs: glyphs)
  }

  /// The columns of the body that have text; the margin shrinks with the screen.
  var margin: Int { layout == .compact ? 0 : 1 }

  /// Draws the column of the page that scrolls.
  mutating func scroll(_ pane: Pane, in region: Region) -> Overflow {
    let scroll = journey.place.scroll.flatMap { $0.size == size ? $0.line : nil }
    let overflow = frame.draw(pane, in: region, from: scroll)
    let first = scroll ?? pane.firstLine(in: region.rows.count)
    let clamped = max(0, min(first, pane.lines.count - region.rows.count))
    let end = min(clamped + region.rows.count, pane.lines.count)
    viewport = Viewport(pane: pane, shown: clamped..<max(clamped, end))
    return overflow
  }

  /// The rows between the head and the foot.
  var body: Region {
    let top = headRows
    let bottom = size.rows - 1 - statusLines.count - (layout.hasRules ? 1 : 0)
    return Region(
      rows: top..<max(top, bottom), columns: margin..<max(margin, size.columns - margin))
  }

  private var headRows: Int { 2 + bannerLines.count + (layout.hasRules ? 1 : 0) }

  /// What every screen has to say of the pathway; on a small one only on the first page.
  private var bannerLines: [String] {
    guard layout >= .oneColumn else { return [] }
    let others = journey.banners.filter { $0 != Journey.draftNotice }
    return others.flatMap { Wrapping.lines(of: $0, width: size.columns - 2) }
  }

  /// Draws everything but the body.
  mutating func drawSurroundings(where title: String) {
    Self.drawEmergencyLine(on: &frame)
    drawHead(title)
    let lines = statusLines
    let first = size.rows - 1 - lines.count
    if layout.hasRules { frame.horizontalRule(row: first - 1) }
    // Drawn last, because the ends have to meet the horizontal rules.
    for column in dividers { frame.verticalRule(column: column, rows: headRows - 1..<first) }
    for (row, line) in lines.enumerated() {
      let isProblem = journey.status?.kind == .problem
      frame.write(
        line, row: first + row, column: margin, style: isProblem ? .error : .status)
    }
    drawHints()
  }

  /// The first row of every screen, whatever else is on it.
  static func drawEmergencyLine(on frame: inout Frame) {
    let width = frame.size.columns
    let texts = [
      " EMERGENCY  Is someone in danger now? Call 999. Do not wait for this tool.",
      "EMERGENCY In danger now? Call 999.", "In danger? Call 999", "Call 999", "999",
    ]
    let text = texts.first { TextWidth.of($0) + 4 <= width } ?? texts.last ?? ""
    frame.fill(Region(rows: 0..<1, columns: 0..<width), style: .emergency)
    frame.write(text, row: 0, column: 0, style: .emergency)
    if width >= 12 { frame.write("!", row: 0, column: width - 2, style: .emergency) }
  }

  private mutating func drawHead(_ title: String) {
    let room = size.columns - 2 * margin
    let draft = journey.isApproved ? nil : Journey.draftNotice
    var right: [String] = []
    var left = title
    func width(_ parts: [String]) -> Int {
      parts.reduce(0) { $0 + TextWidth.of($1) + 2 }
    }
    if let draft { right.append(draft) }
    if let check = journey.check {
      let saved = journey.savedAt.map { "saved \($0)" } ?? "not saved yet"
      // The case comes first: nobody may take one person's screen for another's.
      let person = check.person.map { "person \($0)" }
      let whole = person.map { "\(check.name), \($0)" } ?? check.name
      // What the page is called gives way to whose it is.
      if check.person != nil, layout != .compact, TextWidth.of(left) + width([whole] + right) > room
      {
        left = journey.title(in: .compact)
      }
      // On the smallest screen the title before it says which person it is.
      let isInTitle = layout == .compact
      let names = [
        journey.personWords.map { "case \(check.name), \($0)" },
        person.map { "case \(check.name), \($0)" }, person.map { "\(check.name), \($0)" },
        person == nil ? "case \(check.name)" : nil,
        person == nil || isInTitle ? check.name : nil, person,
      ]
      for choice in [names.compactMap(\.self), [saved]] {
        guard let part = choice.first(where: { TextWidth.of(left) + width([$0] + right) <= room })
        else { continue }
        right.insert(part, at: right.count - (draft == nil ? 0 : 1))
      }
    }
    left = Wrapping.truncated(left, width: max(0, room - width(right)))
    frame.write(left, row: 1, column: margin, style: .heading)
    var column = size.columns - margin - width(right) + 2
    for part in right {
      frame.write(
        part, row: 1, column: column, style: part == draft ? .draft : .plain)
      column += TextWidth.of(part) + 2
    }
    for (row, line) in bannerLines.enumerated() {
      frame.write(line, row: 2 + row, column: margin, style: .warning)
    }
    if layout.hasRules { frame.horizontalRule(row: headRows - 1) }
  }

  private var statusLines: [String] {
    let width = max(1, size.columns - 2 * margin)
    func lines(_ news: String?) -> [String] {
      let sentence = [news ?? prompt, overflow.words(isShort: layout == .compact)].compactMap(
        \.self
      ).joined(separator: " ")
      return Wrapping.lines(of: sentence, width: width)
    }
    let whole = lines(journey.status?.text)
    // An answer of many ticks is as long as a page; the short form says that it was taken.
    let most = 3
    guard layout == .compact || whole.count > most else { return whole }
    let short = lines(journey.status?.short)
    guard short.count > most, let last = short.dropFirst(most - 1).first else { return short }
    return short.prefix(most - 1) + [Wrapping.truncated(last + " ...", width: width)]
  }

  /// The keys, most needed first; what does not fit is left out whole.
  private mutating func drawHints() {
    let row = size.rows - 1
    let isCompact = layout == .compact
    let isShort = isCompact || journey.asked?.takesSeveral == true
    let hints = Command.all.filter {
      $0.availability(in: journey) == .on && $0.isHinted(in: journey)
    }.map { ($0.id, "\($0.keyNames) \(journey.title(of: $0, isShort: isShort))") }
    // On the smallest screen the sentence above names Space and Enter already.
    let first: [Command.ID] =
      !isCompact ? [] : [.help, .answers] + (journey.asked == nil ? [] : [.noneOfThese, .notSure])
    var room = size.columns - 2 * margin + 2
    var fitting: Set<Command.ID> = []
    for hint in hints.filter({ first.contains($0.0) }) + hints.filter({ !first.contains($0.0) }) {
      guard TextWidth.of(hint.1) + 2 <= room else { continue }
      room -= TextWidth.of(hint.1) + 2
      fitting.insert(hint.0)
    }
    var column = margin
    for hint in hints where fitting.contains(hint.0) {
      column = frame.write(hint.1, row: row, column: column, style: .hint) + 2
    }
  }
}

extension Command {
  /// Whether there is room among the hints for what nobody has to be told.
  fileprivate func isHinted(in journey: Journey) -> Bool {
    switch id {
    case .noneOfThese, .notSure: journey.asked?.takesSeveral == true
    // Enter does the same there.
    case .proceed where journey.page == .result: !journey.isAtConfirmation
    case .pageUp, .pageDown, .first, .last, .redraw, .pick, .down, .close, .up, .otherMode: false
    default: true
    }
  }
}

extension Journey {
  /// Whether the cursor is on the line of the route that asks what is urgent again.
  fileprivate var isAtConfirmation: Bool {
    guard page == .result, resultRows.indices.contains(place.cursor) else { return false }
    if case .confirm = resultRows[place.cursor] { return true }
    return false
  }

  private var titleOfChoosingOnRoute: String {
    guard resultRows.indices.contains(place.cursor) else { return "details" }
    return switch resultRows[place.cursor] {
    case .confirm: "ask again"
    case .anotherPerson: "begin"
    default: "details"
    }
  }

  /// What a command is called on the page on the screen.
  func title(of command: Command, isShort: Bool = false) -> String {
    switch (command.id, page) {
    case (.help, .help): isShort ? "close" : "close help"
    case (.help, _) where isShort: "keys"
    case (.choose, .caseReference) where focusedReferenceRow == .keep: "keep it"
    case (.choose, .caseReference) where place.cursor > 0: "change"
    case (.choose, .question) where asked?.takesSeveral == true: "go on"
    case (.choose, .question), (.choose, .profile), (.choose, .caseReference): "continue"
    case (.choose, .checkAnswers): focusedAnswer == nil ? "go on" : "change"
    case (.choose, .result): titleOfChoosingOnRoute
    case (.choose, .home), (.choose, .savedChecks), (.choose, .record): "open"
    case (.choose, .settings): "change"
    case (.proceed, .question): "keep it"
    case (.proceed, .result): "ask again"
    case (.proceed, _) where hasOpenQuestion: "next question"
    case (.why, .checkAnswers): "what if"
    default: command.title
    }
  }
}
