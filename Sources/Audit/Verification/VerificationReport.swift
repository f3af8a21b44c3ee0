/// What a verification found, and what it cannot show.
public struct VerificationReport: Hashable, Sendable {
  /// A key and the sizes that it signed.
  public struct Epoch: Hashable, Sendable {
    public let key: String
    public let sizes: ClosedRange<Int>
  }

  /// A name, and the sizes that were signed under it.
  public struct Volume: Hashable, Sendable {
    public let origin: String
    public let sizes: ClosedRange<Int>
    /// What is not here, as the entry says that opens it.
    public let missing: [MissingPart]
  }

  public internal(set) var entries = 0
  public internal(set) var size = 0
  /// The name under which it is signed now.
  public internal(set) var origin = ""
  /// More than one if the log was restored from an older copy and went on.
  public internal(set) var volumes: [Volume] = []
  /// The checkpoints whose signature and root were checked.
  public internal(set) var checkpointsChecked = 0
  public internal(set) var checkpoints = 0
  public internal(set) var epochs: [Epoch] = []
  public internal(set) var sections = 0
  public internal(set) var opened = 0
  /// Absent sections that an entry explains, by the number of that entry.
  public internal(set) var explained: [Int: Int] = [:]
  /// Sections that are there and were not opened.
  public internal(set) var closed = 0
  /// The size of the newest checkpoint that was kept beside the log.
  public internal(set) var anchor: Int?
  /// The newest checkpoint given from outside that is part of this log.
  public internal(set) var receipt: Int?
  public internal(set) var receipts = 0
  /// The checkpoints from outside of entries that this log says are missing.
  public internal(set) var lost: [OutsideCheckpoint] = []
  /// The checkpoints from outside that this log is behind, and does not say so.
  public internal(set) var ahead: [OutsideCheckpoint] = []
  /// For each entry that opens a volume and was opened: whether somebody could check the receipts
  /// that name what is missing.
  var receiptsChecked: [Int: Bool] = [:]
  /// Whether something is here that may have been erased in entries that are missing.
  var mayHoldErased = false
  /// What is odd and proves nothing: times that go back.
  public internal(set) var remarks: [String] = []
  /// In the order of entries; those about no entry come last.
  public internal(set) var findings: [Finding] = []

  public var isConsistent: Bool { findings.isEmpty }

  /// The first entry that anything is wrong with; everything before it is as it was signed.
  public var firstBadIndex: Int? { findings.compactMap(\.index).min() }

  /// What is signed and not here, as the log itself says.
  public var missing: [MissingPart] { volumes.flatMap(\.missing) }

  /// Whether a receipt named it that nobody could check, as the entry says that opens the volume.
  /// Nil if that entry could not be opened here.
  public func isUnchecked(_ part: MissingPart) -> Bool? { receiptsChecked[part.by].map { !$0 } }

  /// What is missing, for other programs.
  public var missingJSON: Canonical {
    .list(
      missing.map { part in
        guard let isUnchecked = isUnchecked(part), var members = part.json.members else {
          return part.json
        }
        members["receipt_checked"] = .truth(!isUnchecked)
        return .object(members)
      })
  }

  /// What the checkpoints from outside say of it.
  public var lostLines: [String] {
    lost.map { one in
      let numbers = missing.last { $0.origin == one.origin && $0.size >= one.size }
        .map(\.numbers)
      let verb = one.trust == .strangeSheet ? "may be" : "is"
      return "\(one.name) \(verb) of the lost part of '\(one.origin)': \(numbers ?? "entries") "
        + "are not here"
        + (one.trust.doubt.map { "; \($0)" } ?? "")
    }
  }

  /// Why no checkpoint from elsewhere speaks for what is here; nil if one does.
  public var whyNoReceipt: String? {
    guard receipt == nil else { return nil }
    guard !lost.isEmpty else { return "no checkpoint from elsewhere was given" }
    let (given, verb, what) =
      lost.count == 1
      ? ("the receipt that was given", "is", "it proves")
      : ("the receipts that were given", "are", "they prove")
    return "\(given) \(verb) of the part that is missing; \(what) nothing about what is here"
  }

  /// What a person is told after a copy was restored and verified.
  public func restored(to path: String) -> String {
    guard missing.contains(where: { isUnchecked($0) == true }) else {
      return "Restored to \(path), and verified."
    }
    return "Restored to \(path). What is here was verified. What is missing was not: "
      + "\(MissingPart.unchecked)."
  }

  /// What no look at this machine alone can show.
  public var notProven: [String] {
    var lines: [String] = []
    if let receipt {
      if receipt < size {
        lines.append("that \(receipt)-\(size - 1) were not rewritten on this machine")
      }
    } else if size > 0 {
      lines.append("that 0-\(size - 1) were not rewritten on this machine: give a receipt")
    }
    if mayHoldErased {
      lines.append(
        "that nothing is here that was erased in the missing entries: ask for those erasures again")
    }
    if closed > 0 { lines.append("what \(closed) sections hold, which no secret here opens") }
    lines.append("that every check was recorded")
    lines.append("that the answers given were true")
    lines.append("when anything happened: the order is that of the numbers")
    return lines
  }

  /// The report as a person reads it.
  public var text: String {
    func line(_ name: String, _ value: String) -> String {
      "  " + name + String(repeating: " ", count: max(1, 19 - name.count)) + value + "\n"
    }
    var text = "audit verify\n"
    text += line("log", origin.isEmpty ? "unknown" : origin)
    if volumes.count > 1 {
      let ranges = volumes.map { "\($0.sizes.lowerBound)-\($0.sizes.upperBound)" }
      text += line("volumes", "\(volumes.count)   sizes \(ranges.joined(separator: ", "))")
    }
    for part in missing {
      let doubt = isUnchecked(part) == true ? "; \(MissingPart.unchecked)" : ""
      text += line("MISSING", "\(part), as entry \(part.by) says\(doubt)")
    }
    text += line(
      "entries",
      size == 0
        ? "none"
        : "\(entries)   number 0-\(size - 1)\(entries == size ? ", no gaps" : ", with gaps")")
    text += line("checkpoints", "\(checkpoints)   \(checkpointsChecked) checked in full")
    let ranges = epochs.map { "\($0.sizes.lowerBound)-\($0.sizes.upperBound)" }
    text += line("keys", "\(epochs.count)   sizes \(ranges.joined(separator: ", "))")
    let erased = explained.values.reduce(0, +)
    var sections = "\(sections)   \(opened) open and match"
    if closed > 0 { sections += "   \(closed) not opened" }
    if erased > 0 {
      let by = explained.keys.sorted().map(String.init).joined(separator: ", ")
      sections += "   \(erased) erased (by entry \(by))"
    }
    text += line("sections", sections)
    text += line(
      "kept outside",
      receipts == 0
        ? "nothing given"
        : "\(receipts) receipts, "
          + (receipt.map { "newest size \($0)" } ?? "none of what is here"))
    for one in lostLines { text += line("", one) }
    for remark in remarks { text += line("remark", remark) }
    for (place, one) in notProven.enumerated() {
      text += line(place == 0 ? "NOT PROVEN" : "", one)
    }
    for finding in findings { text += line("FOUND", finding.description) }
    if let firstBadIndex {
      text += line(
        "still good", firstBadIndex == 0 ? "nothing" : "entries 0-\(firstBadIndex - 1)")
    }
    let result = missing.isEmpty ? "consistent" : "consistent, with entries missing"
    text += line("RESULT", isConsistent ? result : "NOT CONSISTENT")
    return text
  }
}
