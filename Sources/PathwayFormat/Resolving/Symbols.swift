import Pathways

/// Everything that a pathway declares, collected before anything is decoded, so that a name
/// may be used before the place where it is declared.
struct Symbols {
  enum Kind: String, CaseIterable {
    case source, contact, fact, derived, route, duty, act, rule, assume, invariant, scenario,
      survivor, report, audience, topic, sheet, opening, session, comparison
    case reportTable = "report-table"
    case qualityPoint = "quality-point"

    var section: String {
      switch self {
      case .derived, .assume: rawValue
      case .duty: "duties"
      default: rawValue + "s"
      }
    }

    /// What an author calls one of them.
    var word: String {
      switch self {
      case .derived: "derived name"
      case .act: "act to avoid"
      case .assume: "assumption"
      case .reportTable: "report table"
      case .opening: "set of opening words"
      case .session: "session plan"
      case .qualityPoint: "quality point"
      default: rawValue
      }
    }
  }

  struct FactShape {
    var place: Int
    var answers: [String]
    var takesSeveral: Bool
    var isOrdered: Bool
  }

  private(set) var declared: [Kind: [String: SourceLocation]] = [:]
  private(set) var facts: [String: FactShape] = [:]
  private(set) var readings: [String: Reading] = [:]
  /// The sections that a source lists, where it does.
  private(set) var sections: [String: [String]] = [:]
  /// The places of the entries that accept findings.
  var accepted: [Subject: SourceLocation] = [:]
  /// The places of parts of a declaration that findings can be about.
  var places: [Subject: SourceLocation] = [:]
  var used: [Kind: Set<String>] = [:]
  private var parts: [Subject: [DeclarationPart: SourceLocation]] = [:]
  /// Where the pathway says its name.
  private var header: SourceLocation?

  /// Collects the declarations of one file.
  mutating func collect(from root: LocatedNode, _ diagnostics: inout [Diagnostic]) {
    guard case .mapping(let sections, _) = root else { return }
    for section in sections {
      if section.key.value == "pathway" { header = section.key.location }
      if section.key.value == "routes", parts[.pathway] == nil {
        parts[.pathway] = [.routes: section.key.location]
      }
      if section.key.value == "register" {
        parts[.register, default: [:]].merge(DeclarationParts.rows(in: section.value)) { $1 }
      }
      guard let kind = Kind.allCases.first(where: { $0.section == section.key.value }),
        case .mapping(let entries, _) = section.value
      else { continue }
      for entry in entries { declare(entry, as: kind, &diagnostics) }
    }
  }

  private mutating func declare(
    _ entry: LocatedNode.Entry, as kind: Kind, _ diagnostics: inout [Diagnostic]
  ) {
    let name = entry.key.value
    if !Self.isID(name) {
      diagnostics.append(
        Diagnostic(
          "shape/bad-id", at: entry.key.location, "'\(name)' cannot be an id",
          suggestion: "use letters, digits and underscores, and start with a letter"))
    }
    if [.fact, .derived].contains(kind), PhraseParser.reserved.contains(name) {
      diagnostics.append(.reserved(entry.key, as: kind))
    }
    if let first = declared[kind]?[name] {
      diagnostics.append(
        Diagnostic(
          "name/duplicate", at: entry.key.location, "there is a \(kind.word) '\(name)' already",
          suggestion: "give one of them another name",
          notes: [.init("it stands here", at: first)]))
      return
    }
    declared[kind, default: [:]][name] = entry.key.location
    if let subject = kind.subject(name) {
      places[subject] = entry.key.location
      let found = DeclarationParts.places(in: entry.value, of: subject)
      if !found.isEmpty { parts[subject] = found }
    }
    if kind == .fact { facts[name] = shape(of: entry.value) }
    if kind == .source, case .mapping(let keys, _) = entry.value {
      readings[name] = keys.first { $0.key.value == "read" }.flatMap { key in
        if case .scalar(let text) = key.value { Reading(rawValue: text.value) } else { nil }
      }
      if let listed = keys.first(where: { $0.key.value == "sections" }) {
        var ignored: [Diagnostic] = []
        sections[name] = LocatedNode.texts(listed.value, of: "", &ignored).map(\.value)
      }
    }
  }

  private func shape(of node: LocatedNode) -> FactShape {
    var shape = FactShape(place: facts.count, answers: [], takesSeveral: false, isOrdered: false)
    guard case .mapping(let keys, _) = node else { return shape }
    for key in keys {
      switch (key.key.value, key.value) {
      case ("answers", .mapping(let answers, _)): shape.answers = answers.map(\.key.value)
      case ("choose", .scalar(let text)): shape.takesSeveral = text.value == "any"
      case ("ordered", .scalar(let text)): shape.isOrdered = text.value == "yes"
      default: break
      }
    }
    return shape
  }

  /// Whether the name is declared; reports it with the nearest spelling if not.
  mutating func resolve(
    _ name: LocatedText, as kind: Kind, at offset: Int = 0, _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    used[kind, default: []].insert(name.value)
    if declared[kind]?[name.value] != nil { return true }
    let names = declared[kind].map { Array($0.keys) } ?? []
    diagnostics.append(
      Diagnostic(
        "name/unknown", at: name.location, "there is no \(kind.word) '\(name.value)'",
        suggestion: Suggestion.nearest(to: name.value, among: names.sorted()).map {
          "did you mean '\($0)'?"
        } ?? "declare it under '\(kind.section):'"))
    return false
  }

  /// Whether a fact or a derived name has an id that conditions keep for themselves.
  func isMisnamed(_ name: String) -> Bool {
    PhraseParser.reserved.contains(name)
      && (declared[.fact]?[name] ?? declared[.derived]?[name]) != nil
  }

  /// Where everything that can have a finding is declared.
  var sourceMap: SourceMap {
    var all = accepted.merging(places) { first, _ in first }
    all[.pathway] = header
    return SourceMap(all, parts: parts)
  }

  static func isID(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first.isLetter, first.isASCII else {
      return false
    }
    return scalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.isLetter || scalar == "_" || ("0"..."9") ~= scalar)
    }
  }
}

extension Diagnostic {
  fileprivate static func reserved(_ name: LocatedText, as kind: Symbols.Kind) -> Diagnostic {
    Diagnostic(
      "name/reserved", at: name.location,
      "'\(name.value)' has a meaning of its own in conditions, so no \(kind.word) can be called so",
      suggestion: "choose another id, such as '\(name.value)_known'. Reserved are: "
        + PhraseParser.reserved.sorted().joined(separator: ", "))
  }
}
