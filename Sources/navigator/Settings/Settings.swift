import Foundation
import Frames
import NavigatorUI
import PathwayFormat
import Pathways

/// What somebody has set, and what is remembered of them.
struct Settings: Hashable {
  var preferences = Preferences()
  /// The organisation and the nation.
  var remembered: Answers = [:]
  /// Where their checks begin.
  var place: AreaPlace?
  /// The folder with the rules, if it is not the installed one.
  var pathways: String?

  /// What a settings file may hold.
  static let shape = SettingsShape([
    ("theme", .word(Theme.allCases.map(\.rawValue))),
    ("glyphs", .word(Preferences.GlyphChoice.allCases.map(\.rawValue))),
    ("mode", .word(Preferences.Mode.allCases.map(\.rawValue))),
    ("pathways", .text),
    ("you", .group(nil)),
    ("place", .group(["area", "authority", "district", "nation", "council"])),
  ])

  init() {}

  /// The settings of a file; what it does not say is as usual.
  init(_ reading: SettingsReading) {
    func word(_ key: String) -> String? { reading.values[key]?.value.first }
    preferences.theme = word("theme").flatMap(Theme.init) ?? .standard
    preferences.glyphs = word("glyphs").flatMap(Preferences.GlyphChoice.init) ?? .auto
    preferences.mode = word("mode").flatMap(Preferences.Mode.init) ?? .auto
    pathways = word("pathways")
    for (key, texts) in reading.values where key.hasPrefix("you.") {
      let fact = Fact.ID(String(key.dropFirst("you.".count)))
      let ids = texts.value.map { Answer.ID($0) }
      if reading.lists.contains(key) {
        remembered[fact] = .several(ids)
      } else if let id = ids.first {
        remembered[fact] = id == "not_known" ? .notKnown : .one(id)
      }
    }
    if let area = word("place.area") {
      place = AreaPlace(
        area: Area.ID(area), authority: word("place.authority").map { LocalAuthority.ID($0) },
        district: word("place.district").map { District.ID($0) },
        nation: word("place.nation").map { Answer.ID($0) }, council: word("place.council"))
    }
  }

  /// What each key of the file has to hold to say this; nil for a key that is not needed.
  var lines: [(key: String, value: SettingsText.Value?)] {
    var you: [SettingsText.Entry] = []
    for fact in remembered.facts.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let given = remembered[fact] else { continue }
      func add(_ value: String) {
        you.append(SettingsText.Entry(key: SettingsText.quoted(fact.rawValue), value: value))
      }
      switch given {
      case .one(let id): add(SettingsText.quoted(id.rawValue))
      case .notKnown: add("not_known")
      case .several(let ids):
        let list = ids.map { SettingsText.quoted($0.rawValue) }.joined(separator: ", ")
        add("[\(list)]")
      }
    }
    let place = place.map { place in
      [
        ("area", place.area.rawValue), ("authority", place.authority?.rawValue),
        ("district", place.district?.rawValue), ("nation", place.nation?.rawValue),
        ("council", place.council),
      ].compactMap { key, value in
        value.map { SettingsText.Entry(key: key, value: SettingsText.quoted($0)) }
      }
    }
    return [
      ("theme", .word(preferences.theme.rawValue)), ("glyphs", .word(preferences.glyphs.rawValue)),
      ("mode", .word(preferences.mode.rawValue)),
      ("pathways", pathways.map { .word(SettingsText.quoted($0)) }),
      ("you", you.isEmpty ? nil : .group(you)), ("place", place.map { .group($0) }),
    ]
  }
}
