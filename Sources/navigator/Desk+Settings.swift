import NavigatorUI
import Pathways

extension Desk {
  /// Keeps what the journey wants to have remembered; a sentence if it cannot.
  mutating func keep(_ effects: [Effect]) -> String? {
    var new = settings
    for effect in effects {
      switch effect {
      case .remember(let answers, let place):
        new.remembered = answers
        new.place = place
      case .prefer(let preferences): new.preferences = preferences
      case .save, .discard, .record, .readRecords, .handOver, .clearTerminal, .changeMode, .quit:
        break
      }
    }
    let isNew = effects.contains { if case .prefer = $0 { true } else { false } }
    // With the clock set it is training, which leaves no trace.
    guard !isTraining, new != settings || isNew else { return nil }
    do {
      try settingsStore.write(new, over: settings)
      settings = new
      return nil
    } catch {
      return "Your settings are not saved: \(error.description)."
    }
  }

  /// Takes over what older versions kept beside the checks. It is removed there only after it has
  /// been written here.
  static func migrating(
    _ contents: SettingsStore.Contents, from checks: CheckStore, to store: SettingsStore
  ) -> Settings {
    var settings = contents.settings
    let isKnown = !settings.remembered.isEmpty || settings.place != nil
    guard !isKnown, !checks.remembered.isEmpty || checks.rememberedPlace != nil else {
      return settings
    }
    settings.remembered = checks.remembered
    settings.place = checks.rememberedPlace
    if (try? store.write(settings, over: contents.settings)) != nil { checks.forgetRemembered() }
    return settings
  }
}
