import PathwayFormat

/// A piece of YAML that a test makes up.
indirect enum GeneratedYAML: Hashable {
  case text(String)
  case list([GeneratedYAML])
  case group([String: GeneratedYAML])

  /// A name that nothing declares. Only the reader can know that it is one.
  static let undeclared = "nothing_of_that_name"

  /// A group with a key that exists nowhere.
  static let strange = GeneratedYAML.group(["no such key": .text("x")])

  /// On one line, with every text in quotation marks.
  var flow: String {
    switch self {
    case .text(let text): "\"\(text)\""
    case .list(let items): "[\(items.map(\.flow).joined(separator: ", "))]"
    case .group(let members):
      "{\(Self.lines(of: members).joined(separator: ", "))}"
    }
  }

  /// Keys with their values, in a settled order.
  static func lines(of members: [String: GeneratedYAML]) -> [String] {
    members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value.flow)" }
  }
}

extension KeyShape {
  /// Values that the shape allows; the first is the plainest.
  var good: [GeneratedYAML] {
    switch self {
    case .text(let form): form.good.map(GeneratedYAML.text)
    case .word(let words): words.map(GeneratedYAML.text)
    case .name(let reference): [.text(reference.declared)]
    case .names(let reference): [.text(reference.declared), .list([.text(reference.declared)])]
    case .texts: [.text("words"), .list([.text("words"), .text("more words")])]
    case .condition:
      [
        .text("always"), .group(["all": .list([.text("always"), .text("f is a")])]),
        .group(["any": .list([.text("always")])]), .group(["not": .text("never")]),
      ]
    case .citations:
      [
        .text("ACT s1"), .list([.text("ACT s1"), .group(["cite": .text("ACT s2")])]),
        .group(["cite": .text("ACT s3"), "read": .text("extract"), "when": .text("f is a")]),
      ]
    case .group(let group): [group.smallest]
    case .items(let item): item.good.flatMap { [$0, .list([$0])] }
    case .members(let naming, let member):
      member.good.map { naming.group($0, beside: member.good[0]) }
        + (naming.mayBeEmptyList ? [.list([])] : [])
    case .either(let shapes): shapes.flatMap(\.good)
    }
  }

  /// Values that the shape refuses.
  var bad: [GeneratedYAML] {
    let group = GeneratedYAML.strange
    switch self {
    case .text(let form): return form.bad.map(GeneratedYAML.text) + [.list([.text("x")]), group]
    case .word: return [.text("zzzz"), .list([.text("yes")]), group]
    case .name: return [.text(GeneratedYAML.undeclared), .list([.text("x")]), group]
    case .names: return [.text(GeneratedYAML.undeclared), .list([group]), group]
    case .texts: return [group, .list([group])]
    case .condition:
      return [
        .text(GeneratedYAML.undeclared), .text(""), group, .list([.text("always")]),
        .group(["all": .list([])]),
      ]
    case .citations:
      return [
        .text("\(GeneratedYAML.undeclared) s1"), group, .list([group]),
        .group(["read": .text("extract")]),
      ]
    case .group: return [.text("x"), .list([.text("x")]), group]
    case .items(let item):
      // A list in a list would be taken as an item, which may be a list itself.
      return item.bad.filter { if case .list = $0 { false } else { true } }.flatMap {
        [$0, .list([$0])]
      }
    case .members(let naming, let member):
      let misnamed = GeneratedYAML.group(["1 x": member.good[0], "a": member.good[0]])
      return [.text("x"), .list([.text("x")])] + (naming == .anything ? [] : [misnamed])
        + member.bad.map { naming.group($0, beside: member.good[0]) }
    case .either(let shapes):
      return shapes[0].bad.filter { value in
        shapes.allSatisfy { !$0.good.contains(value) && $0.refuses(value) }
      }
    }
  }

  /// Whether a value of its kind never fits; enough to tell the parts of an either apart.
  private func refuses(_ value: GeneratedYAML) -> Bool {
    switch (self, value) {
    case (.group, .group(let members)): members.keys.contains("no such key")
    case (.group, _): true
    default: bad.contains(value)
    }
  }
}

extension KeyShape.Naming {
  /// Whether an empty list stands for an empty group.
  var mayBeEmptyList: Bool {
    switch self {
    case .id, .fact, .duty: true
    case .anything, .answers, .date: false
    }
  }

  /// A group with this member, and with another where one is not enough.
  func group(_ member: GeneratedYAML, beside other: GeneratedYAML?) -> GeneratedYAML {
    switch self {
    case .id, .anything: .group(["a": member])
    case .date: .group(["2026-01-01": member])
    case .fact: .group(["several": member])
    case .duty: .group(["d": member])
    case .answers: .group(["a": member, "b": other ?? member])
    }
  }
}

extension KeyShape.TextForm {
  var good: [String] {
    switch self {
    case .any: ["words"]
    case .label: ["words", ""]
    case .date: ["2026-01-01", "2024-02-29"]
    case .deadline:
      [
        "at once", "same day", "next working day", "1 hour", "4 hours", "1 day", "30 days",
        "1 working day", "3 working days", "before tonight", "as soon as it is safe",
      ]
    case .webAddress: ["https://example.org", "http://example.org/a"]
    case .telephone: ["999", "0300 123 4567"]
    case .withoutNumber: ["Ask the police on 101, within 28 days."]
    case .formerID: ["older_name"]
    case .subject: ["pathway", "duty d", "fact f", "source ACT"]
    case .mailbox: ["adults@example.gov.uk"]
    case .hours: ["24 hours", "Mon-Fri 09:00-17:00"]
    case .days: ["0", "7", "366"]
    case .minutes: ["1", "15", "240"]
    case .questions: ["1", "10", "20"]
    case .id: ["a_name", "b2"]
    }
  }

  var bad: [String] {
    switch self {
    case .any: [""]
    case .label: []
    case .date: ["", "soon", "2026-13-01", "2026-00-01", "2026-1-1", "2026-01-32"]
    case .deadline:
      ["", "soon", "0 hours", "2 hour", "1 weeks", "before", "as soon as", "hours", "at once now"]
    case .webAddress: ["", "example.org"]
    case .telephone: ["", "0800 POLICE"]
    case .withoutNumber: ["", "Ring 0300 123 4567.", "12 345"]
    case .formerID: ["", "1 x", "older name"]
    case .subject: ["", "d", "contact c", "duty d x"]
    case .mailbox: ["", "adults", "adults at example.org"]
    case .hours: ["", "whenever you like"]
    case .days: ["", "soon", "-1", "1.5", "123456"]
    case .minutes: ["", "0", "241", "015", "half an hour", "1.5"]
    case .questions: ["", "0", "21", "05", "some", "1.5"]
    case .id: ["", "1 x", "a name"]
    }
  }
}

extension KeyShape.Reference {
  /// A name that the pathway of the test declares.
  var declared: String {
    switch self {
    case .source: "ACT"
    case .contact: "c"
    case .fact: "f"
    case .answer: "a"
    case .route: "r"
    case .duty: "d"
    case .act: "x"
    case .rule: "R1"
    case .reportTable: "route-class"
    case .audience: "staff"
    case .topic: "age_in_doubt"
    case .opening: "words"
    case .scenario: "told"
    case .qualityPoint: "detail"
    case .areaSource: "P"
    case .authority: "county"
    case .district: "east"
    case .areaContact: "desk"
    case .localRoute: "way"
    }
  }
}

extension KeyGroup {
  /// The group with as few keys as it may have.
  var smallest: GeneratedYAML { .group(smallestMembers) }

  var smallestMembers: [String: GeneratedYAML] {
    var members: [String: GeneratedYAML] = [:]
    for key in keys where key.need == .required { members[key.name] = key.shape.good.first }
    for demand in demands {
      for key in demand.satisfying(in: members) { members[key] = good(key) }
    }
    return members
  }

  func good(_ key: String) -> GeneratedYAML? {
    keys.first { $0.name == key }?.shape.good.first
  }

  /// The smallest group that has this key, with whatever the key needs.
  func members(with key: String, _ value: GeneratedYAML) -> [String: GeneratedYAML] {
    var members = smallestMembers
    for demand in demands {
      switch demand {
      case .exactlyOneOf(let keys) where keys.contains(key):
        for other in keys { members[other] = nil }
      case .conflict(let first, let others) where first == key:
        for other in others { members[other] = nil }
      case .conflict(let first, let others) where others.contains(key): members[first] = nil
      case .with(let first, let needs) where first == key:
        for other in needs { members[other] = good(other) }
      case .withSome(let first, let others) where first == key:
        if let other = others.first { members[other] = good(other) }
      case .only(let first, let other, let word) where first == key:
        members[other] = .text(word)
      default: break
      }
    }
    members[key] = value
    return members
  }
}

extension KeyDemand {
  /// The keys that have to be added to satisfy it in the smallest way.
  fileprivate func satisfying(in members: [String: GeneratedYAML]) -> [String] {
    switch self {
    case .someOf(let keys), .exactlyOneOf(let keys):
      keys.contains { members[$0] != nil } ? [] : [keys[0]]
    case .with(let key, let needs): members[key] == nil ? [] : needs
    case .withSome(let key, let others): members[key] == nil ? [] : [others[0]]
    case .without(let key, let needs): members[key] == nil ? [needs[0]] : []
    case .hereOrInEach(let key, _): [key]
    case .conflict, .only: []
    }
  }
}
