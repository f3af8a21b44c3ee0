internal import Frames

/// The same training session as on the screen, line by line.
public struct TrainingLines: Sendable {
  /// What a line led to.
  public struct Reply: Hashable, Sendable {
    public let effects: [TrainingEffect]
    public let lines: [String]

    public var isOver: Bool { effects.contains(.quit) }
  }

  public private(set) var presentation: Presentation

  public init(_ presentation: Presentation) {
    self.presentation = presentation
    self.presentation.isLinear = true
  }

  private static let width = 80
  /// Only rows that are drawn depend on a size; lines are as long as they have to be.
  private static let size = Size(columns: 80, rows: 24)

  /// What is written before the first line is read.
  public var opening: [String] {
    wrapped(
      [
        "\(Presentation.marking) In real life: 999",
        "Type next to go on, a number to choose or to count a vote, help for all words.", "",
      ] + page)
  }

  /// What is written, without a line end, before a line is read.
  public var prompt: String { "TRAINING> " }

  /// Takes a line that was typed; nil when no more can come.
  public mutating func read(_ line: String?, at seconds: Int) -> Reply {
    guard let line else { return Reply(effects: [.quit], lines: ["", Self.farewell]) }
    let before = presentation.view
    presentation.begin(at: seconds)
    let effects = obey(line)
    var lines = presentation.session.status.map { ["TRAINING. \($0)"] } ?? []
    if effects.contains(.quit) { lines.append(Self.farewell) }
    let isNew = presentation.view != before || line == "again"
    if isNew, !effects.contains(.quit) { lines += page }
    return Reply(effects: effects, lines: wrapped(lines))
  }

  /// Says that something the caller had to do went wrong, so that it still counts as not done.
  public mutating func report(problem: String) { presentation.report(problem: problem) }

  private static let farewell = "TRAINING is over."

  private mutating func obey(_ line: String) -> [TrainingEffect] {
    if presentation.page.takesText {
      if line == "back" {
        _ = presentation.session.form?.takeBack()
        return []
      }
      return line == "leave"
        ? presentation.handle(.key(.escape), at: presentation.session.now, size: Self.size)
        : presentation.acceptField(line)
    }
    let words = line.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else {
      let goesOn = [.story, .opening, .pause].contains(presentation.page)
      return presentation.perform(goesOn ? .forward : .choose, size: Self.size)
    }
    if words.count == 1, let number = Int(first) {
      guard presentation.question == nil else {
        presentation.pick(number - 1)
        return []
      }
      guard number > 0, number <= presentation.rowCount else {
        presentation.session.status = "There is no row \(number)."
        return []
      }
      presentation.pick(number - 1)
      return presentation.perform(.choose, size: Self.size)
    }
    if words == ["again"] { return [] }
    if words == ["time"] {
      presentation.session.status = presentation.timeUsedWords
      return []
    }
    let text = words.joined(separator: " ")
    if let command = command(text, as: line) {
      return presentation.perform(command.id, size: Self.size)
    }
    if let effects = obeyNumbered(words) { return effects }
    presentation.session.status = "'\(line)' is not known here. Type help for all words."
    return []
  }

  /// What a line means: a word, or the one key of a command as it is written.
  private func command(_ text: String, as line: String) -> TrainingCommand? {
    TrainingCommand.all.first { $0.words.contains(text) }
      ?? (line.count == 1 ? line.first.flatMap { TrainingCommand.pressed(.character($0)) } : nil)
  }

  /// `vote 2`, `vote 2 11`, `unvote 2`, `what if 3`.
  private mutating func obeyNumbered(_ words: [String]) -> [TrainingEffect]? {
    for id in [TrainingCommand.ID.voteUp, .voteDown, .whatIf] {
      guard let command = TrainingCommand.named(id),
        let phrase = command.words.map({ $0.split(separator: " ").map(String.init) })
          .first(where: words.starts(with:))
      else { continue }
      let numbers = words.dropFirst(phrase.count).map { Int($0) ?? 0 }
      guard let row = numbers.first, (1...2).contains(numbers.count) else { return nil }
      if let hindrance = presentation.hindrance(id) {
        presentation.session.status = hindrance
        return []
      }
      guard row > 0, row <= presentation.rowCount || presentation.rowCount == 0 else {
        presentation.session.status = "There is no row \(row)."
        return []
      }
      presentation.place.cursor = row - 1
      if numbers.count == 2, id == .voteUp {
        presentation.count(max(0, numbers[1]), for: row - 1)
        return []
      }
      return presentation.perform(id, size: Self.size)
    }
    return nil
  }

  /// The page on the screen as lines.
  var page: [String] {
    let view = presentation.view
    let head = presentation.headWords.first.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
    var lines = ["TRAINING. \(view.title)\(head)"] + view.main.map(Self.line)
    if let heading = view.rowsHeading { lines += ["", heading] }
    for (number, row) in view.rows.enumerated() {
      lines.append("\(number + 1). \(row.text)\(row.details.map { ". \($0)" }.joined())")
    }
    for column in view.columns + [view.side] where !column.isEmpty {
      lines += [""] + column.map(Self.line)
    }
    if presentation.session.hasKeys {
      lines.append("Keys: \(presentation.session.keys.joined(separator: "  "))")
    }
    return lines + ["", view.prompt]
  }

  private static func line(_ passage: Passage) -> String {
    switch passage.kind {
    case .item: "- \(passage.text)"
    case .warning: "Warning: \(passage.text)"
    case .heading: passage.text
    case .text, .contact, .possible, .ruledOut: passage.text
    }
  }

  private func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { $0.isEmpty ? [""] : Wrapping.lines(of: $0, width: Self.width) }
  }
}
