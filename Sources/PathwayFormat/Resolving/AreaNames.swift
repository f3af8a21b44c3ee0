import Pathways

/// What an area pack declares, collected before anything is decoded.
struct AreaNames {
  enum Kind: String, CaseIterable {
    case source, authority, contact, route
    case formerCouncil = "former council"

    var section: String {
      switch self {
      case .authority: "authorities"
      case .formerCouncil: "former-councils"
      default: rawValue + "s"
      }
    }
  }

  private(set) var declared: [Kind: [String: SourceLocation]] = [:]
  /// The districts of each authority.
  private(set) var districts: [String: [String: SourceLocation]] = [:]

  mutating func collect(from root: LocatedNode, _ diagnostics: inout [Diagnostic]) {
    guard case .mapping(let sections, _) = root else { return }
    for section in sections {
      guard let kind = Kind.allCases.first(where: { $0.section == section.key.value }),
        case .mapping(let entries, _) = section.value
      else { continue }
      for entry in entries {
        declare(entry, as: kind, &diagnostics)
        guard kind == .authority, case .mapping(let keys, _) = entry.value,
          let node = keys.first(where: { $0.key.value == "districts" })?.value,
          case .mapping(let members, _) = node
        else { continue }
        for member in members {
          checkID(member.key, &diagnostics)
          districts[entry.key.value, default: [:]][member.key.value] = member.key.location
        }
      }
    }
  }

  private mutating func declare(
    _ entry: LocatedNode.Entry, as kind: Kind, _ diagnostics: inout [Diagnostic]
  ) {
    let name = entry.key.value
    checkID(entry.key, &diagnostics)
    if let first = declared[kind]?[name] {
      diagnostics.append(
        Diagnostic(
          "name/duplicate", at: entry.key.location, "there is a \(kind.rawValue) '\(name)' already",
          suggestion: "give one of them another name",
          notes: [.init("it stands here", at: first)]))
      return
    }
    declared[kind, default: [:]][name] = entry.key.location
  }

  private func checkID(_ key: LocatedText, _ diagnostics: inout [Diagnostic]) {
    guard !Symbols.isID(key.value) else { return }
    diagnostics.append(
      Diagnostic(
        "shape/bad-id", at: key.location, "'\(key.value)' cannot be an id",
        suggestion: "use letters, digits and underscores, and start with a letter"))
  }

  /// Whether the name is declared; reports it with the nearest spelling if not.
  func resolve(_ name: LocatedText, as kind: Kind, _ diagnostics: inout [Diagnostic]) -> Bool {
    resolve(
      name, among: declared[kind] ?? [:], word: kind.rawValue, section: kind.section, &diagnostics)
  }

  func resolveDistrict(
    _ name: LocatedText, of authority: String?, _ diagnostics: inout [Diagnostic]
  )
    -> Bool
  {
    let known = authority.flatMap { districts[$0] } ?? [:]
    return resolve(
      name, among: known, word: "district", section: "districts", &diagnostics)
  }

  private func resolve(
    _ name: LocatedText, among known: [String: SourceLocation], word: String, section: String,
    _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    if known[name.value] != nil { return true }
    diagnostics.append(
      Diagnostic(
        "name/unknown", at: name.location, "there is no \(word) '\(name.value)'",
        suggestion: Suggestion.nearest(to: name.value, among: known.keys.sorted()).map {
          "did you mean '\($0)'?"
        } ?? "declare it under '\(section):'"))
    return false
  }
}
