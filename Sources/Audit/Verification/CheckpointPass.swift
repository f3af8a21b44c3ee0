import Merkle

/// Checks the signed checkpoints against the entries as they are now.
struct CheckpointPass {
  private var entries: EntryPass
  private let depth: Verifier.Depth

  init(entries: EntryPass, depth: Verifier.Depth) {
    self.entries = entries
    self.depth = depth
  }

  var report: VerificationReport { entries.report }

  mutating func check(_ pages: some AuditPages) throws {
    let size = entries.size
    let span = try pages.checkpointSpan()
    let isStill = try pages.size() == size
    entries.report.checkpoints = min(span.count, isStill ? span.count : size)
    fillEpochs()
    if isStill, span.last > size {
      entries.find(
        .entriesMissingAtEnd, size,
        "there is a checkpoint of \(span.last) entries, and only \(size) are there")
    }
    guard size > 0 else { return }
    if span.last < size {
      entries.find(
        .entriesUnsigned, span.last,
        "no checkpoint covers entries \(span.last)-\(size - 1)")
    }
    if span.count < size { try findHoles(pages, upTo: min(span.last, size)) }
    switch depth {
    case .newest:
      for size in Set(entries.report.epochs.flatMap { [$0.sizes.lowerBound, $0.sizes.upperBound] })
        .sorted()
      {
        if let note = try pages.checkpoint(ofSize: size) { check(note, ofSize: size) }
      }
    case .everyCheckpoint:
      for start in stride(from: 1, through: size, by: Verifier.piece) {
        let sizes = start..<min(start + Verifier.piece, size + 1)
        let notes = try pages.checkpoints(sizes)
        for size in sizes {
          if let note = notes[size] { check(note, ofSize: size) }
        }
      }
    }
    try localise(pages)
  }

  private mutating func fillEpochs() {
    let (epochs, volumes) = (entries.keys.epochs, entries.keys.volumes)
    entries.report.origin = entries.keys.origin ?? ""
    entries.report.mayHoldErased = entries.mayHoldErased
    for (place, volume) in volumes.enumerated() {
      let last = place + 1 < volumes.count ? volumes[place + 1].index : entries.size
      entries.report.volumes.append(
        .init(
          origin: volume.origin, sizes: volume.firstSize...last,
          missing: entries.keys.missingParts.filter { $0.by == volume.index }))
    }
    for (place, epoch) in epochs.enumerated() {
      let next = place + 1 < epochs.count ? epochs[place + 1].firstSize : nil
      let last = next.map { $0 - 1 } ?? entries.size
      // A key that was named by the last entry has signed nothing yet.
      guard epoch.firstSize <= last else { continue }
      entries.report.epochs.append(
        .init(key: epoch.key.description, sizes: epoch.firstSize...last))
    }
  }

  private mutating func findHoles(_ pages: some AuditPages, upTo last: Int) throws {
    for start in stride(from: 1, through: last, by: Verifier.piece) {
      let sizes = start..<min(start + Verifier.piece, last + 1)
      let notes = try pages.checkpoints(sizes)
      for size in sizes where notes[size] == nil {
        entries.find(.checkpointMissing, size - 1, "the checkpoint of size \(size) is missing")
      }
    }
  }

  private mutating func check(_ bytes: [UInt8], ofSize size: Int) {
    entries.report.checkpointsChecked += 1
    guard let note = try? SignedNote(reading: bytes),
      let checkpoint = try? Checkpoint(reading: note.text)
    else {
      entries.find(
        .checkpointUnreadable, size - 1, "the checkpoint of size \(size) is not a signed checkpoint"
      )
      return
    }
    guard checkpoint.size == size else {
      entries.find(
        .checkpointOfOtherSize, size - 1,
        "the checkpoint of size \(size) says that it is of size \(checkpoint.size)")
      return
    }
    guard checkpoint.origin == entries.keys.volume(ofSize: size)?.origin else {
      entries.find(
        .originChanged, size - 1,
        "the checkpoint of size \(size) is of the log '\(checkpoint.origin)'")
      return
    }
    guard let key = entries.keys.key(forSize: size), note.isSigned(by: key) else {
      let other = entries.keys.epochs.first { note.isSigned(by: $0.key) }
      if other == nil {
        entries.find(
          .signatureWrong, size - 1, "the checkpoint of size \(size) is not signed by the log's key"
        )
      } else {
        entries.find(
          .wrongEpoch, size - 1,
          "the checkpoint of size \(size) is signed by a key that was for other sizes")
      }
      return
    }
    if let opener = entries.keys.opener(ofSize: size), !note.isSigned(by: opener) {
      entries.find(
        .volumeUnsigned, size - 1,
        "the volume '\(checkpoint.origin)' is not opened by the key that signed before it")
      return
    }
    if depth == .everyCheckpoint, entries.root(atSize: size) != checkpoint.root {
      entries.find(
        .rootWrong, size - 1, "the checkpoint of size \(size) is signed for other entries")
    } else if size == entries.size, entries.frontier.root != checkpoint.root {
      entries.find(
        .rootWrong, nil, "the newest checkpoint is signed for other entries than are here")
    }
  }

  /// Says which entry is the first that is not what was signed.
  ///
  /// There is a checkpoint for every size, and a prefix is right up to the first changed entry; so
  /// the first size whose root is wrong names it.
  private mutating func localise(_ pages: some AuditPages) throws {
    guard entries.report.findings.contains(where: { $0.kind == .rootWrong }) else { return }
    var frontier = Frontier()
    for start in stride(from: 1, through: entries.size, by: Verifier.piece) {
      let sizes = start..<min(start + Verifier.piece, entries.size + 1)
      let notes = try pages.checkpoints(sizes)
      for size in sizes {
        frontier.append(entries.leaves[size - 1])
        guard let bytes = notes[size], let note = try? SignedNote(reading: bytes),
          let checkpoint = try? Checkpoint(reading: note.text),
          entries.keys.isSigned(note, size: size)
        else { continue }
        if checkpoint.root != frontier.root {
          entries.report.findings.removeAll { $0.kind == .rootWrong }
          entries.find(.entryChanged, size - 1, "the entry is not the one that was signed")
          return
        }
      }
    }
  }
}
