internal import Frames
internal import Pathways

/// A line of the settings.
enum SettingsRow: Hashable, Sendable {
  case theme, glyphs, mode
  case profile(Fact.ID)
  case forget
  case storage
}

/// A line of the page that is shown once, at the first start.
enum WelcomeRow: Hashable, Sendable, CaseIterable {
  case introduce, newCheck, skip
}

extension Journey {
  /// The settings. What is remembered is changed between checks, so that no check at hand changes.
  var settingsRows: [SettingsRow] {
    let own: [SettingsRow] = profileFacts.map { .profile($0.id) }
    let forget: [SettingsRow] = profile.isEmpty && profilePlace == nil ? [] : [.forget]
    return [.theme, .glyphs, .mode] + (check == nil ? own + forget : []) + [.storage]
  }

  /// What a line of the settings says, and what stands under it.
  ///
  /// - Parameter isSpoken: whether it is said line by line, where nothing is done by keys.
  func words(for row: SettingsRow, isSpoken: Bool = false) -> (text: String, detail: String?) {
    switch row {
    case .theme:
      ("Theme: \(preferences.theme.rawValue)", "standard, high-contrast, or mono without colours.")
    case .glyphs:
      (
        "Signs for lines: \(preferences.glyphs.rawValue)",
        "auto, or ascii if your terminal shows the lines wrongly."
      )
    case .mode:
      (
        "Way of talking: \(preferences.mode.rawValue)",
        "auto; full-screen, also where TERM is not known; linear: line by line. Holds from the next "
          + "start. \(isSpoken ? "The word screen" : "L") changes now."
      )
    case .profile(let id): words(for: .profile(id) as HomeRow, isSpoken: isSpoken)
    case .forget:
      ("Forget who you are and where", "Removes both from the settings. Saved checks stay.")
    case .storage: ("What is stored, where, and how it is removed", nil)
    }
  }

  /// What the page has to say beside its lines.
  var settingsNotes: [String] {
    let settings = context.settings
    return settings.faults.map { "Not used: \($0)" } + settings.overrides
      + [
        settings.file.map { "Kept in \($0)." }
          ?? "There is no home folder, so settings are not kept.",
        settings.pathwaysFolder.map { "Rules from \($0)." },
      ].compactMap(\.self)
  }

  /// Changes the focused setting to its next value, or opens what the line is about.
  mutating func chooseSetting() -> [Effect] {
    let rows = settingsRows
    guard rows.indices.contains(place.cursor) else { return [] }
    switch rows[place.cursor] {
    case .theme: preferences.theme = Self.next(after: preferences.theme)
    case .glyphs: preferences.glyphs = Self.next(after: preferences.glyphs)
    case .mode: preferences.mode = Self.next(after: preferences.mode)
    case .profile(let fact):
      go(to: .profile(fact))
      return []
    case .forget:
      profile = [:]
      profilePlace = nil
      place.cursor = max(0, min(place.cursor, settingsRows.count - 1))
      status = .news("Forgotten. You are asked in your next check.")
      return [.remember(profile, place: nil)]
    case .storage:
      open(.storage)
      return []
    }
    let overrides = context.settings.overrides
    status = .news(
      (["\(words(for: rows[place.cursor]).text). Saved."] + overrides).joined(separator: " "),
      short: "Saved.")
    return [.prefer(preferences)]
  }

  private static func next<Value: CaseIterable & Equatable>(after value: Value) -> Value {
    let all = Array(Value.allCases)
    let index = all.firstIndex(of: value) ?? 0
    return all[(index + 1) % all.count]
  }

  /// What is kept, in plain words.
  var storagePassages: [Passage] { storagePassages(isSpoken: false) }

  /// - Parameter isSpoken: whether the words of linear mode stand in place of keys.
  func storagePassages(isSpoken: Bool) -> [Passage] {
    let settings = context.settings
    let checks = settings.checksFolder.map { " The folder: \($0)" } ?? ""
    let file = settings.file.map { " The file: \($0)" } ?? ""
    return [
      .heading("What is stored, where, and how it is removed"),
      .item(
        "Each check: your answers, your own case reference, the place and the times. It is saved "
          + "after every answer.\(checks)"),
      .text(
        isSpoken
          ? "To remove one: home, saved checks, then type delete and its number."
          : "To remove one: first page, saved checks, then x."),
      .item(
        "The record of the routes that were reached and of what was done about each duty, sealed, "
          + "in a folder beside the checks."),
      .text("To read it, or to make it forget a case: navigator audit."),
      .item("Who you work for, where, and how the program looks.\(file)"),
      .text("To remove it: settings, Forget; or delete the file."),
      .item("All of it stays on this computer, for your login alone. Nothing is sent to anybody."),
      .warning(Self.privacyNotice),
      .item(
        "\(isSpoken ? "The word hide" : "Ctrl-X") clears the screen at once if somebody looks over "
          + "your shoulder."),
    ]
  }

  /// What a line of the first-start page says.
  func words(for row: WelcomeRow) -> (text: String, detail: String?) {
    switch row {
    case .introduce:
      ("Say who you work for and where", "So that it is not asked in every check. Two questions.")
    case .newCheck: ("Start a check now", "You are asked the same in the check.")
    case .skip: ("Skip this", "You can do it later under Settings.")
    }
  }

  static let welcomeHeading = "Welcome. This page is shown once."

  mutating func chooseWelcomeRow(at moment: Moment) -> [Effect] {
    guard WelcomeRow.allCases.indices.contains(place.cursor) else { return [] }
    switch WelcomeRow.allCases[place.cursor] {
    case .introduce: goOnIntroducing()
    case .newCheck: begin(at: moment)
    case .skip:
      go(to: .home)
      status = .news("You can do it later under Settings.")
    }
    // Written now, so that the page is not shown again.
    return [.prefer(preferences)]
  }

  /// Goes to the next thing to remember that is not known, or to the first page.
  mutating func goOnIntroducing() {
    guard let next = profileFacts.first(where: { profile[$0.id] == nil }) else {
      go(to: .home)
      return
    }
    go(to: .profile(next.id))
    place.isIntroducing = true
  }
}
