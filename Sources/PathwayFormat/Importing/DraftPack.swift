public import Pathways

/// A draft of an area pack made from an entry of the national map.
///
/// It can be read as it stands. Every value is marked as of low confidence, since the map was
/// last changed in October 2019, and nothing in it is a number to ring.
public struct DraftPack: Hashable, Sendable {
  public let id: Area.ID
  /// The files of the folder, by name.
  public let files: [String: String]

  /// - Parameter today: the day of the import.
  public init(_ entry: MapEntry, today: CivilDate) {
    id = Area.ID(Self.id(for: entry.title))
    let reviewBy = Self.halfYear(after: today)
    let schema = "# yaml-language-server: $schema=../../schema/area.schema.json\n"
    let draft =
      schema + "# A draft from the national map of partnerships (last changed October 2019).\n"
      + "# Check each value, say how sure it is, and add councils, contacts and their sources.\n\n"
    files = [
      "area.yaml": draft + """
        area: \(id)
        title: \(Self.quoted(entry.title))
        in-force: {from: \(today), review-by: \(reviewBy)}

        """,
      "sources.yaml": draft + """
        sources:
          MAP:
            title: Map of UK anti-slavery partnerships
            url: https://github.com/iascmap/iascmap.github.io
            dated: 11 October 2019 (last change)
            checked: \(today)
            copy: stored

        """,
      "partnership.yaml": draft + Self.partnership(entry),
    ].merging(Self.contacts(entry, draft)) { first, _ in first }
  }

  private static let provenance = "source: MAP, confidence: low"

  private static func partnership(_ entry: MapEntry) -> String {
    var lines = [
      "partnership:", "  name: {is: \(quoted(entry.title)), \(provenance)}",
      "  type: \(entry.reach.rawValue)",
    ]
    if let leader = entry.chairedBy {
      lines.append("  chaired-by: {is: \(quoted(leader.rawValue)), \(provenance)}")
    }
    if let leader = entry.coordinatedBy {
      lines.append("  co-ordinated-by: {is: \(quoted(leader.rawValue)), \(provenance)}")
    }
    lines += list("activities", entry.activities.map { quoted($0.rawValue) })
    lines += list(
      "members", entry.members.map { "{name: \(quoted($0)), part: not stated}" })
    lines += list("objectives", entry.objectives.map(quoted))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ key: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return ["  \(key): unconfirmed"] }
    return ["  \(key):", "    is:"] + items.map { "      - \($0)" }
      + ["    source: MAP", "    confidence: low"]
  }

  private static func contacts(_ entry: MapEntry, _ draft: String) -> [String: String] {
    guard let mailbox = entry.mailbox else { return [:] }
    return [
      "contacts.yaml": draft + """
        contacts:
          partnership:
            purpose: partnership
            name: {is: \(quoted(entry.title)), \(provenance)}
            phone: unconfirmed
            email: {is: \(quoted(mailbox)), \(provenance)}

        """
    ]
  }

  /// A text in double quotes, as YAML reads it.
  private static func quoted(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(String(plain.filter { !$0.isNewline && $0 != "\t" }))\""
  }

  private static func id(for title: String) -> String {
    let words = PlaceName.normalized(title).split(separator: " ")
      .map { $0.filter { $0.isASCII } }.filter { !$0.isEmpty }
    let name = words.joined(separator: "_")
    guard let first = name.first, first.isLetter else { return "area_\(name)" }
    return name
  }

  private static func halfYear(after date: CivilDate) -> CivilDate {
    let month = date.month > 6 ? date.month - 6 : date.month + 6
    let year = date.month > 6 ? date.year + 1 : date.year
    return CivilDate(year: year, month: month, day: min(date.day, 28)) ?? date
  }
}
