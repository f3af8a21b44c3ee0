import Merkle

/// What one stored entry shows by itself. Entries are checked on all processors, in any order.
struct EntryCheck: Sendable {
  let index: Int
  let leaf: TreeHash
  /// Nil if the leaf is not an entry of any known form.
  let entry: Entry?
  /// Whether the columns beside the leaf say what it does.
  var isLabelled = true
  /// What is wrong with its sections, in their order.
  var findings: [Finding] = []
  /// The sections of which the sealed bytes are there.
  var sealed: Sections = []
  /// The sections of which the secret is there.
  var secrets: Sections = []
  /// The sections whose sealed bytes, or secret, has to be explained because it is not there.
  var withoutBytes: Sections = []
  var withoutSecret: Sections = []
  var opened = 0
  var closed = 0
  /// What it says itself of when it was made.
  var time: Instant?
  /// Whether it opens a volume, and says that somebody could check the receipts that counted.
  var hasCheckedReceipts: Bool?

  /// Some of the sections, in a byte.
  struct Sections: OptionSet {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ section: Section) {
      switch section {
      case .case: rawValue = 1
      case .record: rawValue = 2
      case .stats: rawValue = 4
      }
    }
  }

  /// - Parameter secrets: nil if sections are not to be opened.
  init(_ stored: StoredEntry, _ secrets: StoredSecrets?) {
    index = stored.index
    leaf = .leaf(stored.leaf)
    entry = Entry(reading: stored.leaf)
    guard let entry else { return }
    isLabelled =
      entry.id == stored.id && entry.kind.rawValue == stored.kind
      && entry.about?.index == stored.about
    for section in stored.sealed.sections where entry.seal(of: section) == nil {
      find(.sectionUnknown, "it has a section '\(section.rawValue)' that it does not name")
    }
    for seal in entry.seals { check(seal, of: entry, stored.sealed[seal.section], secrets) }
  }

  private mutating func find(_ kind: Finding.Kind, _ message: String) {
    findings.append(Finding(kind: kind, index: index, message: message))
  }

  private mutating func check(
    _ seal: Entry.Seal, of entry: Entry, _ bytes: [UInt8]?, _ secrets: StoredSecrets?
  ) {
    let section = Sections(seal.section)
    if bytes == nil { withoutBytes.insert(section) } else { sealed.insert(section) }
    if let bytes, TreeHash.plain(bytes) != seal.sealedHash {
      find(
        .sectionChanged, "the sealed section '\(seal.section.rawValue)' is not what was sealed")
      return
    }
    guard let secrets else {
      if bytes != nil { closed += 1 }
      return
    }
    guard let slot = secrets[index, seal.section] else {
      if bytes != nil { withoutSecret.insert(section) }
      return
    }
    self.secrets.insert(section)
    guard let bytes, case .secret(let secret) = slot else { return }
    open(bytes, seal, entry, secret)
  }

  private mutating func open(
    _ sealed: [UInt8], _ seal: Entry.Seal, _ entry: Entry, _ secret: SectionSecret
  ) {
    do throws(Seals.Fault) {
      let text = try Seals.text(of: sealed, seal, of: entry.id, with: secret)
      opened += 1
      if seal.section == .record {
        let words = text["entered"]?.text ?? text["finished"]?.text ?? text["left"]?.text
        time = words.flatMap { Instant($0) }
        if entry.kind == .volume {
          hasCheckedReceipts = text["receipts"]?.text.map { $0 != "not_checked" }
        }
      }
    } catch {
      switch error {
      case .otherContent:
        find(
          .contentOther,
          "the section '\(seal.section.rawValue)' opens to something else than was committed to")
      case .notOpened, .notSealed:
        find(.secretWrong, "the secret of '\(seal.section.rawValue)' does not open it")
      }
    }
  }
}

/// The entries of a range, as far as each can be checked by itself.
struct CheckedPiece: Sendable {
  let range: Range<Int>
  /// In order; those that are there.
  let entries: [EntryCheck]
  /// The secrets that do not unwrap.
  let damaged: [SecretPlace]
  /// The stored nodes that these entries complete, by their level and their position.
  let nodes: [Int: [Int: TreeHash]]

  init(_ range: Range<Int>, of store: any AuditStore, isOpening: Bool) throws {
    self.range = range
    // The entries first: a secret that is destroyed in between is explained at the end.
    let (stored, nodes) = try store.read { pages in
      var nodes: [Int: [Int: TreeHash]] = [:]
      for level in 1..<Int.bitWidth where range.upperBound >> level > range.lowerBound >> level {
        nodes[level] = try pages.nodes(
          level: level, positions: range.lowerBound >> level..<range.upperBound >> level)
      }
      return (try pages.entries(range), nodes)
    }
    let secrets = isOpening ? try store.secrets(range) : nil
    entries = stored.map { EntryCheck($0, secrets) }
    damaged = secrets?.damaged ?? []
    self.nodes = nodes
  }
}
