internal import Frames
internal import Pathways

/// A command as the palette lists it, with whether it can be used on the page underneath.
struct PaletteRow: Hashable, Sendable {
  let command: Command
  let availability: Availability
  /// What it is called on the page underneath, with a capital letter.
  let title: String
  /// What is searched for what is typed.
  let searched: [String]
}

extension Journey {
  /// The commands as they stand on the page on the screen, on which the palette is about to open.
  ///
  /// What cannot be used now comes last, and stays, so that nobody looks for it in vain.
  var commandsHere: [PaletteRow] {
    let rows = Command.all.filter(\.isInPalette).map { command in
      let name = title(of: command)
      return PaletteRow(
        command: command, availability: command.availability(in: self),
        title: name.prefix(1).uppercased() + name.dropFirst(),
        searched: Register.words(of: "\(name) \(command.help) \(command.word ?? "")"))
    }
    return rows.filter { $0.availability == .on } + rows.filter { $0.availability != .on }
  }

  /// The commands whose words begin with what is typed.
  var paletteRows: [PaletteRow] {
    let wanted = Register.words(of: place.text)
    return place.commands.filter { row in
      wanted.allSatisfy { part in row.searched.contains { $0.hasPrefix(part) } }
    }
  }

  /// A command in a line: what it does and its key, or why it cannot be used now.
  ///
  /// - Parameter isSpoken: whether its word in linear mode stands in place of its key.
  func words(for row: PaletteRow, isSpoken: Bool = false) -> String {
    let title = isSpoken && row.command.id == .otherMode ? "Whole screen" : row.title
    let call = (isSpoken ? row.command.word : row.command.keyNames).map { " (\($0))" } ?? ""
    return switch row.availability {
    case .on: "\(title)\(call). \(isSpoken ? row.command.spokenHelp : row.command.help)"
    case .off(let reason): "\(title): not now. \(reason)"
    case .absent: "\(title): has no place on the page underneath."
    }
  }

  /// Does the focused command on the page underneath; one that is off says why, and the list stays.
  mutating func performFound(at moment: Moment) -> [Effect] {
    let rows = paletteRows
    guard rows.indices.contains(place.cursor) else { return [] }
    let row = rows[place.cursor]
    guard row.availability == .on else {
      status = .news(words(for: row), short: "Not now.")
      return []
    }
    let kept = discarding
    close()
    discarding = row.command.id == .discard ? kept : nil
    return perform(row.command.id, at: moment)
  }
}

extension Command {
  /// Whether the palette lists it: not what only moves about on a page.
  fileprivate var isInPalette: Bool {
    switch id {
    case .up, .down, .pick, .pageUp, .pageDown, .first, .last, .choose, .close, .palette: false
    default: true
    }
  }
}
