public import Pathways

/// The lines of a head file that hold its approvals, and nothing else in it.
///
/// The hash of a pathway's content leaves them out, since they name it; and a new approval is
/// written among them, so that every other byte stays as its author wrote it.
public struct ApprovalLines: Sendable {
  private let lines: [ArraySlice<UInt8>]
  private let range: Range<Int>?

  /// - Parameter bytes: the file that declares the pathway.
  public init(in bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.starts(with: "approved:".utf8) }) else {
      range = nil
      return
    }
    var end = start + 1
    for (place, line) in lines.enumerated().dropFirst(start + 1) {
      if line.isBlank || line.first == 0x23 { continue }
      // What belongs to a key stands further right, or is a list or the end of one.
      guard let first = line.first, [0x20, 0x2D, 0x5B, 0x5D, 0x7B, 0x7D].contains(first) else {
        break
      }
      end = place + 1
    }
    range = start..<end
  }

  /// The bytes without the approvals.
  public var bytesWithout: [UInt8] {
    guard let range else { return Array(lines.joined(separator: [0x0A])) }
    return Array(
      (lines[..<range.lowerBound] + lines[range.upperBound...]).joined(separator: [0x0A]))
  }

  /// The bytes with one more approval; nil where the place for it cannot be told.
  ///
  /// Whoever writes them to a file reads them again first: the approvals have to be those of
  /// before and the new one.
  public func bytes(adding approval: Pathway.Approval) -> [UInt8]? {
    guard let range else { return bytes(withSectionFor: approval) }
    let first = String(decoding: lines[range.lowerBound], as: UTF8.self)
    let ending = first.hasSuffix("\r") ? "\r" : ""
    let value = first.dropFirst("approved:".count).trimmed
    let isComment = value.hasPrefix("#")
    var all = lines.map(Array.init)
    let below = lines[range].dropFirst().first { !$0.isBlank && $0.afterSpaces.first != 0x23 }
    if value.isEmpty || isComment, below?.afterSpaces.first != 0x5B {
      let indent = lines[range].dropFirst().first { $0.afterSpaces.first == 0x2D }
        .map { $0.count - $0.afterSpaces.count }
      let entry = Self.entry(approval, indent: indent ?? 2)
      all.insert(contentsOf: entry.map { Array("\($0)\(ending)".utf8) }, at: range.upperBound)
    } else if value.hasPrefix("["), let bracket = Self.emptyList(at: value) {
      let comment = value[bracket...].trimmed
      all[range.lowerBound] = Array(
        ("approved:" + (comment.isEmpty ? "" : "  \(comment)") + ending).utf8)
      let entry = Self.entry(approval, indent: 2)
      all.insert(contentsOf: entry.map { Array("\($0)\(ending)".utf8) }, at: range.upperBound)
    } else if value.isEmpty || isComment || value.hasPrefix("["),
      let place = closingBracket(in: range)
    {
      all[place.line].insert(
        contentsOf: Array(", \(Self.flow(approval))".utf8), at: place.column)
    } else {
      return nil
    }
    return Array(all.joined(separator: [0x0A]))
  }

  private func bytes(withSectionFor approval: Pathway.Approval) -> [UInt8]? {
    guard let place = lines.firstIndex(where: { $0.starts(with: "in-force:".utf8) }) else {
      return nil
    }
    let ending = lines[place].last == 0x0D ? "\r" : ""
    var all = lines.map(Array.init)
    let section = ["approved:"] + Self.entry(approval, indent: 2)
    all.insert(contentsOf: section.map { Array("\($0)\(ending)".utf8) }, at: place)
    return Array(all.joined(separator: [0x0A]))
  }

  /// Where an empty list ends.
  private static func emptyList(at value: Substring) -> Substring.Index? {
    guard let bracket = value.firstIndex(of: "]"), value[..<bracket].dropFirst().trimmed.isEmpty
    else { return nil }
    return value.index(after: bracket)
  }

  /// The last bracket, and the place after the last item before it.
  private func closingBracket(in range: Range<Int>) -> (line: Int, column: Int)? {
    guard let line = range.last(where: { lines[$0].contains(0x5D) }),
      let bracket = lines[line].lastIndex(of: 0x5D)
    else { return nil }
    let before = lines[line][..<bracket]
    if let last = before.lastIndex(where: { $0 != 0x20 }) {
      return [0x2C, 0x5B].contains(before[last]) ? nil : (line, last - lines[line].startIndex + 1)
    }
    guard line > range.lowerBound,
      let last = lines[line - 1].lastIndex(where: { $0 != 0x20 && $0 != 0x0D }),
      ![0x2C, 0x5B].contains(lines[line - 1][last])
    else { return nil }
    return (line - 1, last - lines[line - 1].startIndex + 1)
  }

  private static func entry(_ approval: Pathway.Approval, indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    return values(of: approval).enumerated().map { place, value in
      "\(space)\(place == 0 ? "-" : " ") \(value)"
    }
  }

  private static func flow(_ approval: Pathway.Approval) -> String {
    "{\(values(of: approval).joined(separator: ", "))}"
  }

  private static func values(of approval: Pathway.Approval) -> [String] {
    let meaning = approval.meaningHash.map { ["meaning-hash: \(quoted($0))"] } ?? []
    return [
      "role: \(quoted(approval.role))", "date: \(approval.date)",
      "content-hash: \(quoted(approval.contentHash))",
    ] + meaning
  }

  private static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x20 || $0 == 0x5F }),
      text.first != " ", text.last != " ", !text.isEmpty
    {
      return text
    }
    let escaped = text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
  }
}

extension ArraySlice<UInt8> {
  fileprivate var afterSpaces: ArraySlice<UInt8> { drop { $0 == 0x20 } }
  fileprivate var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 } }
}

extension StringProtocol {
  fileprivate var trimmed: SubSequence {
    var part = self[...]
    while part.first?.isWhitespace == true { part = part.dropFirst() }
    while part.last?.isWhitespace == true { part = part.dropLast() }
    return part
  }
}
