import Pathways

/// Refuses bytes that a YAML parser should never see.
///
/// Tabs, anchors, aliases and tags change the meaning of a file in ways that an author does
/// not expect; great size and depth only serve to hang a program.
struct TextGuard {
  /// The largest file that is read, in bytes. A pathway file has some 10 KB.
  static let largestFile = 1_000_000
  /// The deepest nesting; a pathway needs about 10 levels.
  static let deepest = 40

  let path: String

  /// The text, or why it cannot be read.
  func text(of bytes: [UInt8]) -> Result<String, Refusals> {
    guard bytes.count <= Self.largestFile else {
      return .failure(
        refusal(
          "text/too-big", 1, 1,
          "the file has \(bytes.count) bytes; at most \(Self.largestFile) are read",
          "split it into files that each have one owner"))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let (line, column) = firstBadByte(in: bytes)
      return .failure(
        refusal(
          "text/encoding", line, column, "the file is not UTF-8 text here",
          "save it as UTF-8 in your editor"))
    }
    let found = refusals(in: bytes)
    return found.isEmpty ? .success(text) : .failure(Refusals(diagnostics: found))
  }

  struct Refusals: Error {
    let diagnostics: [Diagnostic]
  }

  private func refusal(
    _ id: String, _ line: Int, _ column: Int, _ message: String, _ suggestion: String
  ) -> Refusals {
    Refusals(diagnostics: [diagnostic(id, line, column, message, suggestion)])
  }

  private func diagnostic(
    _ id: String, _ line: Int, _ column: Int, _ message: String, _ suggestion: String
  ) -> Diagnostic {
    Diagnostic(
      id, at: SourceLocation(path: path, line: line, column: column), message,
      suggestion: suggestion)
  }

  // Bytes and not characters: every file is looked through before the first question is shown.
  private func refusals(in bytes: [UInt8]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var depth = 0
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let column = { (index: Int) in
        line[..<index].count(where: { $0 & 0xC0 != 0x80 }) + 1
      }
      let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }
      if let tab = indent.firstIndex(of: 0x09) {
        found.append(
          diagnostic(
            "text/tab", number, column(tab), "a tab stands in the indent",
            "use two spaces for each level"))
      }
      if let control = line.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        found.append(
          diagnostic(
            "text/control", number, column(control), "a control character stands here",
            "delete it"))
      }
      let dashes = line.dropFirst(indent.count).prefix { $0 == 0x2D || $0 == 0x20 || $0 == 0x3F }
      let isComment = line.dropFirst(indent.count).first == 0x23
      if !isComment {
        for byte in line {
          if byte == 0x5B || byte == 0x7B { depth += 1 }
          if byte == 0x5D || byte == 0x7D { depth = max(0, depth - 1) }
          if depth > Self.deepest { break }
        }
      }
      if depth > Self.deepest || indent.count > 4 * Self.deepest
        || dashes.count(where: { $0 != 0x20 }) > Self.deepest
      {
        found.append(
          diagnostic(
            "text/too-deep", number, 1, "the nesting is deeper than \(Self.deepest) levels",
            "check for a bracket that is not closed"))
        return found
      }
      if !isComment { found += referenceRefusals(in: line, number, column) }
      if found.count > 200 { return found }
    }
    return found
  }

  /// Anchors (`&name`), aliases (`*name`), tags (`!name`) and merge keys (`<<`).
  private func referenceRefusals(
    in line: ArraySlice<UInt8>, _ number: Int, _ column: (Int) -> Int
  ) -> [Diagnostic] {
    var previous: UInt8 = 0x2D  // the start of a line counts as the start of a value
    var isAfterSpace = true
    for index in line.indices {
      let byte = line[index]
      if byte == 0x20 || byte == 0x09 {
        isAfterSpace = true
        continue
      }
      let startsValue =
        (previous == 0x3A || previous == 0x2D || previous == 0x3F) && isAfterSpace
        || previous == 0x5B || previous == 0x7B || previous == 0x2C
      if startsValue, byte == 0x26 || byte == 0x2A || byte == 0x21 {
        let next = index + 1
        if next < line.endIndex, line[next] > 0x20, line[next] != 0x2C {
          let isTag = byte == 0x21
          return [
            diagnostic(
              isTag ? "text/tag" : "text/anchor", number, column(index),
              isTag
                ? "a value cannot start with '!', which YAML reads as a tag"
                : "a value cannot start with '\(byte == 0x26 ? "&" : "*")', which YAML reads as "
                  + "an anchor or alias",
              isTag ? "put the text in quotes" : "write the value out, or put the text in quotes")
          ]
        }
      }
      if byte == 0x23, isAfterSpace { return [] }
      previous = byte
      isAfterSpace = false
    }
    return []
  }

  private func firstBadByte(in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil {
        var good = 0
        while good < part.count,
          String(validating: part.prefix(good + 1), as: UTF8.self) != nil
            || String(validating: part.prefix(good + 2), as: UTF8.self) != nil
            || String(validating: part.prefix(good + 3), as: UTF8.self) != nil
            || String(validating: part.prefix(good + 4), as: UTF8.self) != nil
        {
          good += 1
          // A line of a hostile file may be as long as the file.
          if good > 2_000 { break }
        }
        return (line, good + 1)
      }
      line += 1
    }
    return (1, 1)
  }
}
