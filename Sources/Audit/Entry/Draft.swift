/// An entry before it is sealed: what its sections will hold.
///
/// Outside this module only tests make one; programs append a `Referral` or a `LaterEvent`.
package struct Draft: Hashable, Sendable {
  package let kind: EntryKind
  package let id: RecordID
  package var about: Int?
  package var details: [Entry.Detail] = []
  package var sections: [Section: Canonical]

  package init(
    kind: EntryKind, id: RecordID, about: Int? = nil, details: [Entry.Detail] = [],
    sections: [Section: Canonical]
  ) {
    self.kind = kind
    self.id = id
    self.about = about
    self.details = details
    self.sections = sections
  }

  /// What may not be recorded, and how to mend it.
  package struct Unfit: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
  }

  /// The text of each section. Refuses what is not a short text without anything invisible.
  func texts() throws(Unfit) -> PerSection<[UInt8]> {
    var texts = PerSection<[UInt8]>()
    for (section, content) in sections {
      let bytes = content.bytes
      guard bytes.count <= Seals.mostBytes else {
        throw Unfit(
          description: "the section '\(section.rawValue)' has \(bytes.count) bytes; "
            + "at most \(Seals.mostBytes) are recorded")
      }
      if !Self.isPlain(bytes), let bad = Self.hidden(in: content) {
        throw Unfit(
          description: "the section '\(section.rawValue)' holds a character that cannot be seen "
            + "(\(bad)); type it again without it")
      }
      texts[section] = bytes
    }
    return texts
  }

  /// Whether a canonical text shows all that it holds: printable ASCII, and nothing that is written
  /// in another way than it reads.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }
  }

  /// The first control, direction or zero-width character anywhere in a value.
  private static func hidden(in content: Canonical) -> String? {
    switch content {
    case .number, .truth: return nil
    case .text(let text):
      return text.unicodeScalars.first(where: Visible.isHidden).map(Visible.name)
    case .list(let values): return values.lazy.compactMap { hidden(in: $0) }.first
    case .object(let members):
      return members.lazy.compactMap { hidden(in: .text($0.key)) ?? hidden(in: $0.value) }.first
    }
  }
}
