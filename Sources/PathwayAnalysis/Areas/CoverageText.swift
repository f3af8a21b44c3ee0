public import Pathways

/// The coverage of an area as a co-ordinator reads it.
public struct CoverageText: Sendable {
  private let area: Area
  private let coverage: AreaCoverage

  public init(_ area: Area) {
    self.area = area
    coverage = AreaCoverage(of: area)
  }

  public var lines: [String] {
    [area.title, String(repeating: "=", count: area.title.count)] + dates + gaps + silences
      + statements
  }

  private var dates: [String] {
    let live = area.sources.count { $0.copy == .live }
    return [
      "Gone over on \(area.currency.reviewed.inWords), again by \(area.currency.reviewBy.inWords).",
      "\(area.contacts.count) contacts from \(area.sources.count) sources, "
        + "\(live) of them seen as a live page.",
    ]
  }

  private var gaps: [String] {
    heading("Nobody is named", coverage.gaps.count)
      + coverage.gaps.map { gap in
        let place = gap.authority.flatMap { area.authority($0)?.name } ?? "whole area"
        return "- \(place): \(gap.purpose.words)"
      }
  }

  private var silences: [String] {
    heading("Named, without a number", coverage.silences.count)
      + coverage.silences.map { silence in
        let night = silence.isNightOnly ? " (out of hours)" : ""
        return "- \(name(of: silence.contact)): \(silence.purpose.words)\(night)"
          + (silence.why.map { ". \($0)" } ?? "")
      }
  }

  private var statements: [String] {
    let shown = coverage.statements.filter { $0.key.hasSuffix("phone") }
    return heading("Numbers to check, the least certain and oldest first", shown.count)
      + shown.map { statement in
        let provenance = statement.provenance
        let number = area.contact(statement.contact).flatMap {
          Self.number(of: $0, under: statement.key)
        }
        return
          "- \(provenance.confidence.rawValue): \(number ?? "") \(name(of: statement.contact)), "
          + "\(statement.key), checked \(provenance.checked); "
          + "\(provenance.source.id) \(provenance.source.title) (\(provenance.source.dated))"
      }
  }

  private func heading(_ title: String, _ count: Int) -> [String] {
    ["", "\(title): \(count)"]
  }

  private func name(of id: AreaContact.ID) -> String {
    guard let contact = area.contact(id) else { return id.rawValue }
    return contact.name.value ?? "\(contact.purpose.words) (\(id))"
  }

  private static func number(of contact: AreaContact, under key: String) -> String? {
    switch key {
    case "phone": contact.phone.value?.printed
    case "out-of-hours phone": contact.outOfHours?.phone.value?.printed
    default:
      contact.rivals.first { key.hasPrefix($0.kind.rawValue) }?.phone.value.printed
    }
  }
}
