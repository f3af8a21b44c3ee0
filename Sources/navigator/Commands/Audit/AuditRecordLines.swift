import Audit
import Foundation
import Merkle
import Pathways

/// The variables that the program was started with.
enum Environment {
  static var variables: [String: String] { ProcessInfo.processInfo.environment }
}

extension AuditLog {
  /// Takes each record, in order.
  func eachRecord(_ body: (LogRecord) throws -> Void) throws {
    try eachRecord(make: { $0 }, take: body)
  }

  /// How a record reads now that others have corrected it; the later correction counts.
  func corrected(_ record: LogRecord, by later: [LogRecord]) -> [String] {
    var right: [String: (value: String, by: Int)] = [:]
    for event in later where event.entry.kind == .correction {
      if let field = event.subject, let value = event.value { right[field] = (value, event.index) }
    }
    return right.sorted { $0.key < $1.key }.map { field, correction in
      "\(Visible.text(field)) should read \(Visible.text(correction.value)) (entry \(correction.by))"
    }
  }
}

extension LogRecord {
  /// The record in one line.
  var line: String {
    var parts = ["\(index)", time.map(Self.words) ?? "time not readable", entry.kind.rawValue]
    if let about = entry.about { parts.append("of \(about.index)") }
    parts += missing.map { "missing: \($0)" }
    if isUnchecked { parts.append(MissingPart.unchecked) }
    if let referral {
      parts.append("route \(Visible.text(referral.route.rawValue))")
      if !referral.pathway.isApproved { parts.append("draft rules") }
    }
    parts += [code, subject, value].compactMap(\.self).map(Visible.text)
    if let reference { parts.append("[\(Visible.text(reference))]") }
    for (section, content) in contents.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .open: break
      case .erased(let by): parts.append("\(section.rawValue) erased by \(by)")
      case .closed: parts.append("\(section.rawValue) closed")
      }
    }
    return parts.joined(separator: "  ")
  }

  /// The record in full.
  var lines: [String] {
    var lines = ["Record \(index): \(entry.kind.rawValue)"]
    if let about = entry.about { lines.append("  about   \(about.index)") }
    if let origin = entry.origin { lines.append("  log     \(Visible.text(origin))") }
    lines += missing.map { "  missing \(Visible.text("\($0)"))" }
    for (section, content) in contents.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .open(let value):
        lines.append("  \(section.rawValue)")
        lines += Self.lines(of: value, indent: "    ")
      case .erased(let by): lines.append("  \(section.rawValue): erased, as entry \(by) says")
      case .closed: lines.append("  \(section.rawValue): there is no secret here that opens it")
      }
    }
    // What it says comes first; what proves it, last.
    lines += ["  id      \(entry.id)", "  leaf    \(leaf)"]
    return lines
  }

  private static func lines(of value: Canonical, indent: String) -> [String] {
    guard let members = value.members else { return [indent + words(for: value)] }
    return members.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
      let name = Visible.text(name)
      switch value {
      case .object: return [indent + name] + lines(of: value, indent: indent + "  ")
      case .list(let items) where items.contains { $0.members != nil }:
        return [indent + name]
          + items.map { item in
            indent + "  "
              + (item.members ?? [:]).sorted { $0.key < $1.key }
              .map { "\(Visible.text($0)) \(words(for: $1))" }.joined(separator: ", ")
          }
      default: return ["\(indent)\(name)  \(words(for: value))"]
      }
    }
  }

  private static func words(for value: Canonical) -> String {
    switch value {
    case .text(let text): Visible.text(text)
    case .number(let number): "\(number)"
    case .truth(let truth): truth ? "yes" : "no"
    case .list(let items): items.map(words).joined(separator: ", ")
    case .object: value.json
    }
  }

  /// A moment as a person in the United Kingdom reads it.
  static func words(_ instant: Instant) -> String {
    CivilMinute(written: instant.description).map { "\($0)" } ?? instant.description
  }

  var json: Canonical {
    var sections: [String: Canonical] = [:]
    for (section, content) in contents {
      switch content {
      case .open(let value): sections[section.rawValue] = value
      case .erased(let by): sections[section.rawValue] = .object(["erased_by": .number(by)])
      case .closed: sections[section.rawValue] = .text("closed")
      }
    }
    var members: [String: Canonical] = [
      "number": .number(index), "kind": .text(entry.kind.rawValue),
      "id": .text(entry.id.description), "leaf": .text(leaf.description),
      "sections": .object(sections),
    ]
    if let about = entry.about { members["about"] = .number(about.index) }
    if let origin = entry.origin { members["origin"] = .text(origin) }
    if !missing.isEmpty { members["missing"] = .list(missing.map(\.json)) }
    return .object(members)
  }
}

extension AuditLog {
  /// What to look out for with a number that stands on a sheet of an entry that is missing here:
  /// another entry has it now.
  func caution(of number: Int) throws -> String? {
    guard let part = try missing().last(where: { $0.isDoubtful(number) }) else { return nil }
    return "number \(number) stood in '\(Visible.text(part.origin))' as well, and that entry is "
      + "missing here. Compare the leaf on the sheet with that of record \(number) here"
  }

  /// Says what to look out for before something is done to the record with a number.
  func warn(of number: Int) throws {
    if let caution = try caution(of: number) { Console.complain("navigator: \(caution).") }
  }
}

extension AuditOptions {
  /// One line that a person types, or that comes from standard input: a reference is never taken
  /// from the command line, which everybody on the machine can see.
  static func typed(_ what: String) -> String {
    if isatty(STDIN_FILENO) == 1 { Console.prompt("\(what): ") }
    let line = (readLine(strippingNewline: true) ?? "").trimmingCharacters(in: .whitespaces)
    guard !line.isEmpty else { leave(.badInput, "no \(what.lowercased()) was given") }
    return line
  }
}
