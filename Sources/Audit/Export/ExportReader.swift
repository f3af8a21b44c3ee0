public import Merkle

/// Reads an export and believes none of it: every leaf, the tree, the signature and every opened
/// section are checked. What is counted counts only if the end is reached.
public struct ExportReader {
  /// What is wrong with an export, and where.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    public let name: String
    /// Nil if it is about the whole.
    public let line: Int?
    public let reason: String

    public var description: String {
      "\(name)\(line.map { ", line \($0)" } ?? ""): \(reason); nothing was counted from it"
    }
  }

  /// An export that is what its log signed.
  public struct Verified {
    public let name: String
    public let source: ReportSource
    /// The key that signed.
    public let key: VerifierKey
    let keys: KeyHistory
    let leaves: [TreeHash]
    let counter: ReportCounter
  }

  private let name: String
  private let replay: (RecordedReferral) -> String?
  private var counter: ReportCounter
  private var line = 0
  private var frontier = Frontier()
  private var leaves: [TreeHash] = []
  private var kinds: [EntryKind] = []
  /// Which key signs which size, under which name.
  private var keys = KeyHistory()
  private var memory = Memory()
  private var targets: [Int: Int] = [:]
  private var events: [Int: [Int]] = [:]
  /// The sections that the export says are erased.
  private var absences: [(line: Int, place: SecretPlace, by: Int)] = []
  private var note: SignedNote?

  /// - Parameters:
  ///   - name: what errors call it, such as the name of the file.
  ///   - query: what to count in it.
  ///   - replay: what came of running a check's answers through the rules of today, as a code; nil
  ///     if that was not tried.
  public init(
    _ name: String, counting query: ReportQuery,
    replay: @escaping (RecordedReferral) -> String? = { _ in nil }
  ) {
    self.name = name
    self.replay = replay
    counter = ReportCounter(query)
  }

  private static let members: Set = [
    "index", "kind", "leaf", "leaf_hash", "sections", "commitment_keys",
  ]

  private func fault(_ reason: String, whole: Bool = false) -> Fault {
    Fault(name: name, line: whole ? nil : line, reason: reason)
  }

  /// Takes the next line, without its end.
  public mutating func take(_ bytes: some Collection<UInt8>) throws(Fault) {
    line += 1
    guard note == nil else { throw fault("something stands after the checkpoint") }
    guard let value = Canonical(reading: [UInt8](bytes)) else {
      throw fault("this is not a line of an export, or not as it was written")
    }
    if let text = value["checkpoint"]?.text, value.members?.count == 1 {
      guard let read = try? SignedNote(reading: Array(text.utf8)) else {
        throw fault("the checkpoint is not a signed note")
      }
      note = read
      return
    }
    guard let leaf = value["leaf"]?.text.flatMap({ Base64.bytes(of: $0) }),
      let entry = Entry(reading: leaf)
    else { throw fault("the leaf is not an entry") }
    let index = leaves.count
    guard value["index"]?.number == index else {
      throw fault("entry \(index) is missing, or entries are not in order")
    }
    guard value["kind"]?.text == entry.kind.rawValue,
      value["leaf_hash"]?.text == TreeHash.leaf(leaf).description,
      Set(value.members?.keys ?? [:].keys) == Self.members
    else { throw fault("the line says something else of the entry than it is") }
    leaves.append(.leaf(leaf))
    kinds.append(entry.kind)
    frontier.append(.leaf(leaf))
    if let wrong = keys.take(entry, at: index) { throw fault(wrong) }
    try takeReference(entry, index)
    let contents = try contents(of: entry, index, value)
    let referral = contents[.record].flatMap { RecordedReferral($0) }
    counter.take(
      index, entry.kind, about: entry.about?.index, contents, replay: referral.flatMap(replay))
  }

  private mutating func takeReference(_ entry: Entry, _ index: Int) throws(Fault) {
    if let about = entry.about {
      guard about.index < index, leaves[about.index] == about.leaf,
        kinds[about.index].mayBeConcerned(by: entry.kind)
      else { throw fault("it is about another record than it names") }
      targets[index] = about.index
      events[about.index, default: []].append(index)
    }
    var memory = memory
    self.memory = Memory()
    _ = memory.take(entry, at: index, target: { targets[$0] }, events: { events[$0] ?? [] })
    self.memory = memory
  }

  /// The opened sections, each as it was committed to.
  private mutating func contents(
    of entry: Entry, _ index: Int, _ value: Canonical
  ) throws(Fault) -> [Section: Canonical] {
    var contents: [Section: Canonical] = [:]
    for (section, content) in value["sections"]?.members ?? [:] {
      guard let section = Section(rawValue: section), let seal = entry.seal(of: section) else {
        throw fault("the entry has no section '\(section)'")
      }
      if content == .text("closed") { continue }
      if content.members?.count == 1, let by = content["erased_by"]?.number {
        absences.append((line, SecretPlace(index: index, section: section), by))
        continue
      }
      guard
        let key = value["commitment_keys"]?[section.rawValue]?.text
          .flatMap({ Base64.bytes(of: $0) }), Seals.isContent(content, of: seal, key: key)
      else {
        throw fault("the section '\(section.rawValue)' is not what was recorded")
      }
      contents[section] = content
    }
    guard value["commitment_keys"]?.members?.count == contents.count else {
      throw fault("there are keys for sections that are not opened")
    }
    return contents
  }

  /// Checks what only the whole shows.
  public func finish() throws(Fault) -> Verified {
    guard let note, let checkpoint = try? Checkpoint(reading: note.text) else {
      throw fault("there is no checkpoint at the end; it is cut off", whole: true)
    }
    guard checkpoint.size == leaves.count, checkpoint.root == frontier.root else {
      throw fault(
        "the checkpoint is signed for \(checkpoint.size) other entries than the "
          + "\(leaves.count) that are here", whole: true)
    }
    guard let key = keys.key(forSize: leaves.count), let origin = keys.origin,
      checkpoint.origin == origin, keys.isSigned(note, size: leaves.count)
    else { throw fault("the checkpoint is not signed by the log's key", whole: true) }
    for absence in absences {
      let place = absence.place
      guard
        memory.explanation(of: place.section, at: place.index, kinds[place.index]) == absence.by
      else {
        throw Fault(
          name: name, line: absence.line,
          reason:
            "it says that '\(place.section.rawValue)' is erased, and entry \(absence.by) does not say so"
        )
      }
    }
    let source = ReportSource(
      origin: origin, size: leaves.count, root: frontier.root, missing: keys.missingParts)
    var counter = counter
    counter.begin(source)
    return Verified(
      name: name, source: source, key: key, keys: keys, leaves: leaves, counter: counter)
  }

  /// The report of several exports.
  ///
  /// Of two exports of one log the newer one counts, if the older one is its beginning. Volumes are
  /// of one log.
  ///
  /// - Returns: the report, and the names of exports that another one holds already.
  public static func joined(
    _ exports: [Verified], _ query: ReportQuery
  ) throws(Fault) -> (report: Report, repeated: [String]) {
    var counter = ReportCounter(query)
    var newest: [String: Verified] = [:]
    var repeated: [String] = []
    let sorted = exports.sorted {
      ($0.source.size, $0.name) > ($1.source.size, $1.name)
    }
    for export in sorted {
      let log = export.keys.log ?? export.source.origin
      guard let newer = newest[log] else {
        newest[log] = export
        counter.add(export.counter)
        continue
      }
      guard newer.leaves.starts(with: export.leaves) else {
        throw missing(in: newer, export) ?? missing(in: export, newer)
          ?? fork(newer, export)
          ?? Fault(
            name: export.name, line: nil,
            reason: "it and \(newer.name) are of the log '\(log)' and contradict "
              + "each other; one of them is not what was recorded")
      }
      repeated.append(export.name)
    }
    return (counter.report(), repeated)
  }

  /// Why two exports cannot be counted together that are both honest: from where they differ on, they
  /// were signed under two names.
  private static func fork(_ one: Verified, _ other: Verified) -> Fault? {
    let shared = zip(one.leaves, other.leaves).prefix { $0 == $1 }.count
    guard shared > 0,
      one.keys.volume(ofSize: shared + 1)?.origin != other.keys.volume(ofSize: shared + 1)?.origin
    else { return nil }
    return Fault(
      name: other.name, line: nil,
      reason: "it and \(one.name) both went on from one copy, with entries 0-\(shared - 1); give "
        + "only one of the two")
  }

  /// Why an export cannot be counted beside one that says itself that it lacks entries of it.
  ///
  /// What both have would count twice, and so would what was entered again.
  private static func missing(in whole: Verified, _ older: Verified) -> Fault? {
    let part = whole.keys.missingParts.first { part in
      part.origin == older.source.origin && part.holds(older.source.size - 1)
        && whole.leaves.prefix(part.first ?? 0) == older.leaves.prefix(part.first ?? 0)
    }
    return part.map { part in
      Fault(
        name: older.name, line: nil,
        reason: "it has \(part), which \(whole.name) says are missing there, and both have what "
          + "is before them; give only one of the two")
    }
  }
}
