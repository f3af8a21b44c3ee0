import Foundation

/// As much of XML as it takes to say that a page is sound.
enum Markup {
  /// The first fault of the tags and entities of a document, or nil.
  static func fault(in text: String) -> String? {
    var open: [Substring] = []
    for piece in text.split(separator: "<", omittingEmptySubsequences: true) {
      guard piece.first != "!" else { continue }
      guard let end = piece.firstIndex(of: ">") else { return "not closed: \(piece)" }
      let tag = piece[..<end]
      let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return "closes what is not open: \(tag)" }
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
      guard (tag.count { $0 == "\"" }).isMultiple(of: 2) else { return "quotes: \(tag)" }
      let content = piece[piece.index(after: end)...]
      // A style sheet has braces and no entities.
      for part in content.split(separator: "&").dropFirst(content.hasPrefix("&") ? 0 : 1) {
        let entity = part.prefix { $0 != ";" }
        guard ["amp", "lt", "gt", "quot", "#39"].contains(entity) else {
          return "entity: \(part)"
        }
      }
    }
    return open.isEmpty ? nil : "left open: \(open)"
  }

  /// Whether two boxes of a picture lie on each other.
  static func boxesOverlap(in text: String) -> Bool {
    let pattern =
      #/<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="white" (?:rx|stroke-width="1.5")/#
    let boxes = text.matches(of: pattern).map { match in
      [match.1, match.2, match.3, match.4].map { Double($0) ?? 0 }
    }
    return boxes.indices.contains { left in
      boxes[(left + 1)...].contains { other in
        let box = boxes[left]
        return box[0] < other[0] + other[2] && other[0] < box[0] + box[2]
          && box[1] < other[1] + other[3] && other[1] < box[1] + box[3]
      }
    }
  }
}
