import Pathways

/// Turns the file of bank holidays into a table.
struct BankHolidayDecoder {
  var diagnostics: [Diagnostic]

  /// A holiday as it was written.
  struct Day {
    let date: CivilDate
    let name: String
    let location: SourceLocation
  }

  mutating func decode(_ root: LocatedNode) -> BankHolidays? {
    let what = "the file of bank holidays"
    guard var fields = FieldReader(root, what: what, &diagnostics) else { return nil }
    let from = requiredDate("known-from", of: what, &fields)
    let until = requiredDate("known-until", of: what, &fields)
    let review = requiredDate("review-by", of: what, &fields)
    let origin = fields.requiredNode("source", of: what).flatMap { decodeOrigin($0) }
    let tables = fields.requiredNode("holidays", of: what).flatMap { decodeTables($0) }
    let office = fields.text("office-hours").flatMap { decodeOfficeHours($0) }
    fields.finish(what, into: &diagnostics)
    guard let from, let until, let review, let origin, let tables else { return nil }
    let isWhole = !diagnostics.contains { $0.severity == .error }
    checkDates(from: from, until: until, review: review, checked: origin.checked)
    // A day that could not be read, or a table turned round, would seem to leave gaps.
    if isWhole, from.date <= until.date {
      for table in tables { checkDays(table.days, of: table.name, from: from.date, until: until) }
    }
    return BankHolidays(
      origin: origin.origin, reviewBy: review.date, knownFrom: from.date, knownUntil: until.date,
      days: Dictionary(
        tables.flatMap { table in
          let days = Dictionary(
            table.days.map { ($0.date, $0.name) }, uniquingKeysWith: { first, _ in first })
          return table.nations.map { ($0, days) }
        }, uniquingKeysWith: { first, _ in first }), officeHours: office)
  }

  private mutating func decodeOfficeHours(_ text: LocatedText) -> Schedule? {
    do throws(HoursFault) {
      return try HoursParser().hours(from: [text.value]).anySchedule
    } catch {
      diagnostics.append(
        Diagnostic(
          "bank-holidays/bad-hours", at: text.location(at: error.offset), error.message,
          suggestion: error.remedy))
      return nil
    }
  }

  private mutating func decodeOrigin(
    _ node: LocatedNode
  ) -> (origin: BankHolidays.Origin, checked: DatedPlace)? {
    let what = "the source of the bank holidays"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let title = fields.requiredText("title", of: what)
    let publisher = fields.requiredText("publisher", of: what)
    let url = fields.requiredText("url", of: what)
    let dated = fields.requiredText("dated", of: what)
    let checked = requiredDate("checked", of: what, &fields)
    if let url, !url.value.hasPrefix("https://"), !url.value.hasPrefix("http://") {
      fields.diagnostics.append(
        Diagnostic(
          "shape/not-allowed", at: url.location, "'\(url.value)' is not an address of the web",
          suggestion: "start with https://"))
    }
    fields.finish(what, into: &diagnostics)
    guard let title, let publisher, let url, let dated, let checked else { return nil }
    return (
      BankHolidays.Origin(
        title: title.value, publisher: publisher.value, url: url.value, dated: dated.value,
        checked: checked.date), checked
    )
  }

  /// Holidays that hold in one or two nations.
  private struct Table {
    let name: String
    let nations: [Nation]
    let days: [Day]
  }

  private static let divisions: [(key: String, nations: [Nation])] = [
    ("england-and-wales", [.england, .wales]), ("scotland", [.scotland]),
    ("northern-ireland", [.northernIreland]),
  ]

  private mutating func decodeTables(_ node: LocatedNode) -> [Table]? {
    guard var fields = FieldReader(node, what: "'holidays'", &diagnostics) else { return nil }
    var tables: [Table] = []
    for (key, nations) in Self.divisions {
      guard let node = fields.requiredNode(key, of: "'holidays'") else { continue }
      tables.append(Table(name: key, nations: nations, days: decodeDays(node, of: key)))
    }
    fields.finish("'holidays'", into: &diagnostics)
    return tables
  }

  private mutating func decodeDays(_ node: LocatedNode, of key: String) -> [Day] {
    guard case .mapping(let entries, _) = node else {
      diagnostics.append(.wrongKind(of: "'\(key)'", wanted: "a group of days", found: node))
      return []
    }
    return entries.compactMap { entry in
      guard let date = CivilDate(entry.key.value) else {
        diagnostics.append(.badDate(entry.key))
        return nil
      }
      guard case .scalar(let name) = entry.value else {
        diagnostics.append(
          .wrongKind(of: "the name of a holiday", wanted: "a text", found: entry.value))
        return nil
      }
      guard !name.value.isEmpty else {
        diagnostics.append(
          Diagnostic(
            "shape/empty", at: entry.key.location, "the holiday on \(date) has no name",
            suggestion: "write the name after the day"))
        return nil
      }
      return Day(date: date, name: name.value, location: entry.key.location)
    }
  }

  /// A date and where it stands.
  struct DatedPlace {
    let date: CivilDate
    let location: SourceLocation
  }

  private func requiredDate(
    _ key: String, of what: String, _ fields: inout FieldReader
  ) -> DatedPlace? {
    guard let text = fields.requiredText(key, of: what) else { return nil }
    guard let date = CivilDate(text.value) else {
      fields.diagnostics.append(.badDate(text))
      return nil
    }
    return DatedPlace(date: date, location: text.location)
  }
}

extension Diagnostic {
  fileprivate static func badDate(_ text: LocatedText) -> Diagnostic {
    Diagnostic(
      "shape/bad-date", at: text.location, "'\(text.value)' is not a date",
      suggestion: "write year-month-day, such as 2026-11-21")
  }
}
