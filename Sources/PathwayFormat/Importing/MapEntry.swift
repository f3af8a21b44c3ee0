public import Pathways

/// An entry of the national map of partnerships, made whole as far as that can be done.
///
/// An entry is front matter (`title`, `area`, `chaired`, `coordinated`, perhaps `contact`) and
/// sections Activities, Members and Objectives. Entries are damaged in many small ways; what is
/// repaired, dropped or not understood is said in a notice each.
public struct MapEntry: Hashable, Sendable {
  public let title: String
  public let reach: Partnership.Reach
  public let chairedBy: Partnership.Leader?
  public let coordinatedBy: Partnership.Leader?
  /// A mailbox of a role; a person's was dropped.
  public let mailbox: String?
  public let activities: [Partnership.Activity]
  public let members: [String]
  public let objectives: [String]
  public let notices: [String]

  /// The text is no entry of the map.
  public struct NoEntry: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// - Parameter bytes: of one file, in UTF-8 or in the code page Windows-1252.
  public init(_ bytes: [UInt8]) throws(NoEntry) {
    var notices: [String] = []
    let text = MapText.repaired(bytes, &notices)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(MapText.trimmed)
    guard let start = lines.firstIndex(of: "---"),
      let end = lines[(start + 1)...].firstIndex(of: "---")
    else {
      throw NoEntry(description: "it has no front matter between two lines of '---'")
    }
    let fields = Self.fields(lines[(start + 1)..<end])
    guard let title = fields["title"], !title.isEmpty else {
      throw NoEntry(description: "its front matter has no 'title'")
    }
    var cleaner = PersonCleaner()
    let sections = Self.sections(lines[(end + 1)...])
    self.title = cleaner.cleaned(title, of: "title")
    reach = Self.word(fields["area"], "area", &notices) ?? .subregional
    chairedBy = Self.leader(fields["chaired"], "chaired", &notices)
    coordinatedBy = Self.leader(fields["coordinated"], "coordinated", &notices)
    mailbox = fields["contact"].flatMap { cleaner.roleMailbox($0) }
    activities = Self.activities(sections["activities"] ?? [], &notices)
    members = Self.members(sections["members"] ?? []).map { cleaner.cleaned($0, of: "members") }
      .filter { !$0.isEmpty }
    objectives = Self.items(sections["objectives"] ?? [], of: "objectives", &notices)
      .map { cleaner.cleaned($0, of: "objectives") }.filter { !$0.isEmpty }
    self.notices = notices + cleaner.notices
  }

  private static func fields(_ lines: ArraySlice<String>) -> [String: String] {
    var fields: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = MapText.trimmed(line[..<colon]).lowercased()
      fields[key] = MapText.trimmed(line[line.index(after: colon)...])
    }
    return fields
  }

  /// The lines under each heading. A heading is underlined, or begins with `#`.
  private static func sections(_ lines: ArraySlice<String>) -> [String: [String]] {
    var sections: [String: [String]] = [:]
    var current = ""
    for (place, line) in zip(lines.indices, lines) {
      let next = lines.indices.contains(place + 1) ? lines[place + 1] : ""
      let isUnderlined = next.count >= 3 && next.allSatisfy { $0 == "-" || $0 == "=" }
      if line.hasPrefix("#") || (!line.isEmpty && isUnderlined) {
        current = MapText.trimmed(line.drop { $0 == "#" }).lowercased()
        let known = ["activities", "members", "objectives"]
        current = Suggestion.nearest(to: current, among: known) ?? current
      } else if !line.isEmpty, !line.allSatisfy({ $0 == "-" || $0 == "=" }) {
        sections[current, default: []].append(line)
      }
    }
    return sections
  }

  private static func leader(
    _ text: String?, _ key: String, _ notices: inout [String]
  ) -> Partnership.Leader? {
    let synonyms = [
      "police / ngo": "police and non-government organisation",
      "police/ngo": "police and non-government organisation",
      "police & crime commissioner": "police and crime commissioner",
      "ngo":
        "non-government organisation",
    ]
    guard let text else { return nil }
    let plain = synonyms[text.lowercased()] ?? text.replacing(" & ", with: " and ")
    return word(plain, key, &notices)
  }

  /// The word of a vocabulary that the text means, a slip of the finger set right.
  private static func word<Value: RawRepresentable & CaseIterable>(
    _ text: String?, _ key: String, _ notices: inout [String]
  ) -> Value? where Value.RawValue == String {
    guard let text, !text.isEmpty else { return nil }
    if let value = Value(rawValue: text.lowercased()) { return value }
    let words = Value.allCases.map(\.rawValue)
    guard let near = Suggestion.nearest(to: text, among: words), let value = Value(rawValue: near)
    else {
      notices.append("'\(key)' says '\(text)', which is no word of the map; left open")
      return nil
    }
    notices.append("'\(key)' says '\(text)'; read as '\(near)'")
    return value
  }

  private static func activities(
    _ lines: [String], _ notices: inout [String]
  ) -> [Partnership.Activity] {
    var found: [Partnership.Activity] = []
    for line in lines {
      let body = MapText.withoutBullet(line)
      // Some lines hold two values with a comma between them.
      for part in body.split(separator: ",").map(MapText.trimmed) where !part.isEmpty {
        let activity: Partnership.Activity? = word(part, "activities", &notices)
        if let activity, !found.contains(activity) { found.append(activity) }
      }
    }
    return found
  }

  /// Bodies with a semicolon between them, or else a comma; neither counts inside brackets.
  private static func members(_ lines: [String]) -> [String] {
    let text = lines.map(MapText.withoutBullet).joined(separator: lines.count > 1 ? "; " : " ")
    let separator: Character = text.contains(";") ? ";" : ","
    var members = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if character == separator, depth == 0 {
        members.append("")
      } else {
        members[members.count - 1].append(character)
      }
    }
    return members.map { MapText.trimmed($0.trimmingSuffix { $0 == "." || $0 == " " }) }
      .filter { !$0.isEmpty }
  }

  /// The items of a list, and text that slipped out of it at its end. What stands before the
  /// first item introduces the list, and is left out.
  private static func items(
    _ lines: [String], of section: String, _ notices: inout [String]
  ) -> [String] {
    guard let first = lines.firstIndex(where: MapText.isBullet) else {
      if !lines.isEmpty { notices.append("'\(section)' is no list; left out") }
      return []
    }
    if first > 0 { notices.append("the introduction of '\(section)' is left out") }
    return lines[first...].map { line in
      if !MapText.isBullet(line) {
        notices.append("'\(section)': a line stood outside the list; taken as an item")
      }
      return MapText.withoutBullet(line)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
    var result = self
    while let last = result.last, isDropped(last) { result.removeLast() }
    return result
  }
}
