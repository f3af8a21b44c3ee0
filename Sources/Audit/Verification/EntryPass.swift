import Merkle

/// One pass over all entries, in order.
struct EntryPass {
  /// A section that is not there although its entry has one.
  private struct Absence {
    let index: Int
    let section: Section
    let kind: EntryKind
    let isSecret: Bool
  }

  /// What is there of an entry. Two bytes, because there may be a million.
  private struct Presence {
    var sealed: EntryCheck.Sections = []
    var secrets: EntryCheck.Sections = []
  }

  let size: Int
  let needsRoots: Bool
  /// Whether the last entry has only now opened a volume, of which nobody can hold anything yet.
  var isVolumeNew = false
  var report = VerificationReport()
  private(set) var frontier = Frontier()
  /// The hashes of all leaves as they are now.
  private(set) var leaves: [TreeHash] = []
  /// The root at each size, if every checkpoint is to be checked.
  private(set) var roots: [TreeHash] = [.emptyRoot]
  /// Which key signs which size, under which name.
  private(set) var keys = KeyHistory()
  private var memory = Memory()
  private var kinds: [EntryKind?] = []
  private var targets: [Int: Int] = [:]
  private var events: [Int: [Int]] = [:]
  private var ids: Set<RecordID> = []
  private var absences: [Absence] = []
  private var presences: [Presence] = []
  private var pendingNodes: [Frontier.Node] = []
  private var expectedNodes = 0
  private var lastTime: Instant?

  init(size: Int, needsRoots: Bool) {
    self.size = size
    leaves.reserveCapacity(size)
    kinds.reserveCapacity(size)
    ids.reserveCapacity(size)
    presences.reserveCapacity(size)
    self.needsRoots = needsRoots
  }

  mutating func find(_ kind: Finding.Kind, _ index: Int?, _ message: String) {
    report.findings.append(Finding(kind: kind, index: index, message: message))
  }

  /// Takes the next piece of entries.
  mutating func take(_ piece: CheckedPiece) {
    for place in piece.damaged {
      find(
        .secretWrong, place.index, "the secret of '\(place.section.rawValue)' does not unwrap")
    }
    var rest = piece.entries[...]
    for index in piece.range {
      if let check = rest.first, check.index == index {
        rest.removeFirst()
        take(check)
      } else {
        find(.entryMissing, index, "the entry is not there")
        // A hash that cannot be right, so that the tree shows where it breaks.
        add(.emptyRoot)
        kinds.append(nil)
        presences.append(Presence())
      }
    }
    compare(piece.nodes)
  }

  private mutating func add(_ leaf: TreeHash) {
    leaves.append(leaf)
    frontier.append(leaf, completing: &pendingNodes)
    if needsRoots { roots.append(frontier.root) }
  }

  private mutating func take(_ check: EntryCheck) {
    let index = check.index
    add(check.leaf)
    presences.append(Presence(sealed: check.sealed, secrets: check.secrets))
    guard let entry = check.entry else {
      find(.entryUnreadable, index, "the leaf is not an entry of any known form")
      kinds.append(nil)
      return
    }
    kinds.append(entry.kind)
    if !ids.insert(entry.id).inserted {
      find(.entryTwice, index, "its id stands in an earlier entry")
    }
    if !check.isLabelled {
      find(.entryMislabelled, index, "the columns beside the leaf say something else than it does")
    }
    self.check(entry.about, at: index, entry.kind)
    if let wrong = keys.take(entry, at: index) { find(.epochBroken, index, wrong) }
    remember(entry, at: index)
    report.findings += check.findings
    report.sections += entry.seals.count
    report.opened += check.opened
    report.closed += check.closed
    for seal in entry.seals {
      let section = EntryCheck.Sections(seal.section)
      for (isSecret, missing) in [(false, check.withoutBytes), (true, check.withoutSecret)]
      where missing.contains(section) {
        absences.append(
          Absence(index: index, section: seal.section, kind: entry.kind, isSecret: isSecret))
      }
    }
    if let time = check.time { look(at: time, index) }
    if let isChecked = check.hasCheckedReceipts { report.receiptsChecked[index] = isChecked }
  }

  private mutating func check(_ about: EntryReference?, at index: Int, _ kind: EntryKind) {
    guard let about else { return }
    guard about.index < index, leaves[about.index] == about.leaf else {
      find(
        .wrongReference, index, "it is about record \(about.index), which is another than it names")
      return
    }
    if let target = kinds[about.index], !target.mayBeConcerned(by: kind) {
      find(
        .wrongReference, index,
        "it is about record \(about.index), of which '\(kind.rawValue)' cannot be said")
    }
    targets[index] = about.index
    events[about.index, default: []].append(index)
  }

  private mutating func remember(_ entry: Entry, at index: Int) {
    // Taken out for the moment, because the closures read the rest of this value.
    var memory = memory
    self.memory = Memory()
    let victim = memory.take(
      entry, at: index, target: { targets[$0] }, events: { events[$0] ?? [] })
    self.memory = memory
    if let victim {
      find(.erasedWhileHeld, index, "it erases record \(victim), which was held")
    }
  }

  /// Times are claims of this machine's clock; one that goes back is odd, and proves nothing.
  private mutating func look(at time: Instant, _ index: Int) {
    if let lastTime, time < lastTime, report.remarks.count < 20 {
      report.remarks.append("the clock went back before entry \(index): \(time)")
    }
    lastTime = time
  }

  /// The nodes that a piece completed are the ones that are stored.
  private mutating func compare(_ stored: [Int: [Int: TreeHash]]) {
    expectedNodes += pendingNodes.count
    for node in pendingNodes where stored[node.place.level]?[node.place.position] != node.hash {
      let range = node.place.leaves
      let name = "the tree's node over entries \(range.lowerBound)-\(range.upperBound - 1)"
      if stored[node.place.level]?[node.place.position] == nil {
        find(.nodeMissing, nil, "\(name) is missing")
      } else {
        find(.nodeWrong, nil, "\(name) is not their hash")
      }
    }
    pendingNodes.removeAll(keepingCapacity: true)
  }

  mutating func countNodes(_ pages: some AuditPages) throws {
    // Others may have appended since; only a log that stood still can be counted.
    guard try pages.size() == size else { return }
    let count = try pages.nodeCount()
    if count > expectedNodes {
      find(.nodeTooMany, nil, "there are \(count - expectedNodes) nodes that belong to no entries")
    }
  }

  /// Whether something is here that may have been erased in entries that are missing.
  var mayHoldErased: Bool {
    guard let first = keys.missingParts.map(\.by).max() else { return false }
    return zip(kinds, presences).prefix(first).contains { kind, presence in
      kind?.isErasable == true && !presence.sealed.isEmpty
    }
  }

  /// Every absence is explained by an entry, and nothing is there that an entry says is erased.
  mutating func explain(with pages: some AuditPages) throws {
    // An erasure that was recorded while we read explains what was absent at the end of it.
    let memory = try pages.size() > size ? Memory(of: pages) : memory
    // What nobody signed explains nothing.
    let signed = try pages.checkpointSpan().last
    for absence in absences {
      let by = memory.explanation(of: absence.section, at: absence.index, absence.kind)
      if let by, by < signed {
        report.explained[by, default: 0] += 1
      } else if absence.isSecret {
        find(
          .secretUnexplained, absence.index,
          "the secret of '\(absence.section.rawValue)' is gone, and no entry says why")
      } else {
        find(
          .sectionUnexplained, absence.index,
          "the section '\(absence.section.rawValue)' is gone, and no entry says why")
      }
    }
    for (index, presence) in presences.enumerated() where !self.memory.isEmpty {
      guard let kind = kinds[index] else { continue }
      for section in Section.allCases.sorted() {
        guard let by = self.memory.explanation(of: section, at: index, kind), by < signed else {
          continue
        }
        for (kind, what) in [
          (Finding.Kind.sectionNotErased, presence.sealed), (.secretNotErased, presence.secrets),
        ] where what.contains(EntryCheck.Sections(section)) {
          find(
            kind, index,
            "entry \(by) says that '\(section.rawValue)' is erased, and it is still there")
        }
      }
    }
  }
}
