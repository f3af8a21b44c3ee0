import PathwayFormat
import Pathways
import Testing

/// A group of keys, and the way from the root of a file to it.
struct GroupPlace: CustomTestStringConvertible {
  let group: KeyGroup
  let path: [String]
  private let wrap: @Sendable (GeneratedYAML) -> GeneratedYAML

  var testDescription: String { (path + [group.name]).joined(separator: " > ") }

  /// The ids of facts that the base pathway's register makes into keys.
  var factKeys: [String] {
    switch group.name {
    case "register-row": ["f", "g"]
    case "body": ["f"]
    default: []
    }
  }

  /// Every group below the file, each at the first place where it is met.
  static let all = places(below: .file) { key, value in .group(KeyGroup.file.headed(key, value)) }

  /// - Parameter file: what has to stand in a file for one of its keys.
  static func places(
    below root: KeyGroup, file: @escaping @Sendable (String, GeneratedYAML) -> GeneratedYAML
  ) -> [GroupPlace] {
    var places: [GroupPlace] = []
    for key in root.keys {
      collect(key.shape, path: [key.name], into: &places) { file(key.name, $0) }
    }
    return places
  }

  private static func collect(
    _ shape: KeyShape, path: [String], into places: inout [GroupPlace],
    wrap: @escaping @Sendable (GeneratedYAML) -> GeneratedYAML
  ) {
    switch shape {
    case .text, .word, .name, .names, .texts, .condition: break
    case .citations: collect(.group(.citation), path: path, into: &places, wrap: wrap)
    case .group(let group):
      guard !places.contains(where: { $0.group.name == group.name }) else { return }
      places.append(GroupPlace(group: group, path: path, wrap: wrap))
      for key in group.keys {
        collect(key.shape, path: path + [key.name], into: &places) { value in
          wrap(.group(group.members(with: key.name, value)))
        }
      }
    case .items(let item):
      collect(item, path: path, into: &places) { wrap(.list([$0])) }
    case .members(let naming, let member):
      let other = member.good.first
      collect(member, path: path, into: &places) { wrap(naming.group($0, beside: other)) }
    case .either(let shapes):
      for shape in shapes { collect(shape, path: path, into: &places, wrap: wrap) }
    }
  }

  /// Groups that the declarations allow: the smallest, and each key with each kind of value.
  var good: [GeneratedYAML] {
    [group.smallest]
      + group.keys.flatMap { key in
        key.shape.good.map { .group(group.members(with: key.name, $0)) }
      }
  }

  /// Groups that the declarations refuse for one reason each.
  var bad: [GeneratedYAML] {
    var bad: [GeneratedYAML] = []
    for key in group.keys {
      bad += key.shape.bad.map { .group(group.members(with: key.name, $0)) }
      guard key.need == .required else { continue }
      var members = group.smallestMembers
      members[key.name] = nil
      bad.append(.group(members))
    }
    for demand in group.demands { bad += group.breaking(demand).map(GeneratedYAML.group) }
    return bad
  }

  /// A file in which this stands in the place of the group.
  func file(with value: GeneratedYAML) -> GeneratedYAML { wrap(value) }

  /// What the reader says when this stands in the place of the group.
  func diagnostics(for value: GeneratedYAML) -> [Diagnostic] {
    guard case .group(let members) = file(with: value) else { return [] }
    return Self.diagnostics(forFile: members)
  }

  private static func diagnostics(forFile members: [String: GeneratedYAML]) -> [Diagnostic] {
    let isHead = members["pathway"] != nil
    let text = GeneratedYAML.lines(of: members).joined(separator: "\n")
    let files = [
      PathwayFile(path: "base.yaml", bytes: Array(base.utf8)),
      PathwayFile(path: "head.yaml", bytes: Array(head.utf8)),
      PathwayFile(path: "tried.yaml", bytes: Array(text.utf8)),
    ]
    return PathwayReader().read(isHead ? [files[0], files[2]] : files).diagnostics
  }

  /// What makes the reader refuse it.
  ///
  /// The rows of a register that is tried are too few or too many beside those of the base, its
  /// facts stand in any order, nothing cites a rule that is tried, no note has the words of a
  /// scenario, and a training case or a session plan does not add up; that is not about keys.
  func faults(for value: GeneratedYAML) -> [Diagnostic] { Self.faults(in: diagnostics(for: value)) }

  /// What makes the reader refuse a file with this under one of its keys.
  static func faults(forSection key: String, _ value: GeneratedYAML) -> [Diagnostic] {
    faults(in: diagnostics(forFile: KeyGroup.file.headed(key, value)))
  }

  private static func faults(in diagnostics: [Diagnostic]) -> [Diagnostic] {
    let others: Set<String> = [
      "register/gap", "register/overlap", "order/forward", "rule/uncited",
      "scenario/no-such-words", "training/not-revealed", "training/revealed-otherwise",
      "training/no-expectation", "session/opening", "session/no-scenario", "session/quiz",
      "session/too-long", "session/no-training",
    ]
    return diagnostics.filter { $0.severity == .error && !others.contains($0.id) }
  }

  private static let head = """
    pathway: base
    title: Base
    version: "1"
    in-force: {review-by: 2030-01-01}
    """

  /// Something of every kind, so that every reference can be followed.
  private static let base = """
    sources:
      ACT: {title: An Act, publisher: A press, url: "https://example.org", dated: now, checked: 2026-01-01, read: official, kind: act}
    contacts:
      c: {name: Police, for: danger, phone: "999", basis: ACT}
    facts:
      f: {group: G, label: F, ask: F?, why: W., answers: {a: A, b: B}, not-known: keep}
      g: {group: G, label: G, from: register, answers: {a: A, b: B}, not-known: keep}
      several: {group: G, label: S, ask: S?, why: W., choose: any, answers: {a: A, b: B}, not-known: keep}
    routes:
      r: {class: r, title: R, when: always, basis: ACT}
    duties:
      d: {title: D, stage: record, when: always, to: you, by: at once, basis: ACT}
    acts:
      x: {say: Do not., when: always, basis: ACT}
    register:
      fact: f
      with: f
      sets: [g]
      kinds: {a: {basis: ACT}, b: {basis: ACT}}
    audiences: {staff: Staff}
    topics: {age_in_doubt: Age in doubt}
    openings:
      words: {say: Welcome., unconfirmed: Nobody has confirmed it.}
    scenarios:
      told: {title: Told, given: {f: a}, expect: {route: r}}
    quality-points: {detail: {say: It has detail., basis: ACT}}
    rules:
      R1: {says: A rule., read: official, left-out: It is for tests.}
    """
}

extension KeyGroup {
  /// A file with one section; a key of the head brings the rest of the head.
  fileprivate func headed(
    _ key: String, _ value: GeneratedYAML
  ) -> [String: GeneratedYAML] {
    let head = [
      "pathway", "title", "summary", "version", "in-force", "approval-needs", "approved",
    ]
    guard head.contains(key) else { return [key: value] }
    var members: [String: GeneratedYAML] = [
      "pathway": .text("base"), "title": .text("Base"), "version": .text("1"),
      "in-force": .group(["review-by": .text("2030-01-01")]),
    ]
    members[key] = value
    return members
  }

  /// Groups that break a demand, and nothing else.
  func breaking(_ demand: KeyDemand) -> [[String: GeneratedYAML]] {
    var members = smallestMembers
    switch demand {
    case .someOf(let keys):
      for key in keys { members[key] = nil }
      return [members]
    case .exactlyOneOf(let keys):
      for key in keys { members[key] = nil }
      let none = members
      for key in keys.prefix(2) { members[key] = good(key) }
      return [none, members]
    case .with(let key, let needs):
      return needs.map { need in
        var members = self.members(with: key, good(key) ?? .text("x"))
        members[need] = nil
        return members
      }
    case .withSome(let key, let others):
      members = self.members(with: key, good(key) ?? .text("x"))
      for other in others { members[other] = nil }
      return [members]
    case .without(let key, let needs):
      members[key] = nil
      for need in needs { members[need] = nil }
      return [members]
    case .conflict(let key, let others):
      return others.map { other in
        var members = self.members(with: key, good(key) ?? .text("x"))
        members[other] = good(other)
        return members
      }
    case .only(let key, let other, _):
      members[key] = good(key)
      members[other] = nil
      return [members]
    case .hereOrInEach(let key, let other):
      members[key] = nil
      let none = members
      members[other] = good(other)
      return [none, members]
    }
  }
}
