import Merkle

/// Checks a log from its bytes: every leaf, the tree, the checkpoints, the keys, the sections, and
/// that every absence is explained. Needs no key; with the secrets it opens every section.
///
/// Reads in pieces, so that others can append meanwhile; what they add is not looked at.
public struct Verifier {
  /// How many of the checkpoints are checked in full.
  public enum Depth: Sendable {
    /// The newest, and the first and the last of each key.
    case newest
    /// Every one, and the storage engine's own check.
    case everyCheckpoint
  }

  private let store: any AuditStore
  private let depth: Depth
  private let receipts: [[UInt8]]
  private let names: [String]
  private let isOpening: Bool
  /// Whether the last entry has only now opened a volume, of which nobody can hold anything yet.
  var isVolumeNew = false

  static let piece = 512

  /// So many missing entries are named one by one.
  static let mostGaps = 10_000

  /// - Parameters:
  ///   - receipts: checkpoints that were kept elsewhere, as they are written.
  ///   - names: what the receipts are called, such as their files; `receipt 1` without.
  ///   - isOpening: whether sections are opened, if the secrets are there.
  public init(
    _ store: any AuditStore, depth: Depth = .newest, receipts: [[UInt8]] = [],
    names: [String] = [], isOpening: Bool = true
  ) {
    self.store = store
    self.depth = depth
    self.receipts = receipts
    self.names = names
    self.isOpening = isOpening && store.hasSecrets
  }

  /// Verifies. Throws only if the store cannot be read at all.
  public func report() throws -> VerificationReport {
    let (whole, count) = try store.read { (try $0.size(), try $0.entryCount()) }
    // One damaged number must not keep the verifier busy for ever with what is not there.
    let size = min(whole, count + Self.mostGaps)
    var pass = EntryPass(size: size, needsRoots: depth == .everyCheckpoint)
    pass.isVolumeNew = isVolumeNew
    pass.report.size = size
    pass.report.entries = count
    if size < whole {
      pass.find(
        .entriesUnsigned, size, "the numbers go up to \(whole - 1), and \(count) entries are there")
    }
    if size == 0 { pass.find(.logEmpty, nil, "the log has no entries") }
    let (store, isOpening) = (store, isOpening)
    try InOrder.forEach(below: (size + Self.piece - 1) / Self.piece) { number in
      let start = number * Self.piece
      return try CheckedPiece(
        start..<min(start + Self.piece, size), of: store, isOpening: isOpening)
    } take: { piece in
      pass.take(piece)
    }
    try store.read { pages in
      try pass.countNodes(pages)
      try pass.explain(with: pages)
      var checkpoints = CheckpointPass(entries: pass, depth: depth)
      try checkpoints.check(pages)
      pass.report = checkpoints.report
      if depth == .everyCheckpoint {
        if store.hasSecrets {
          for fault in try store.secretFaults(from: size) { pass.find(.secretWrong, nil, fault) }
        }
        for fault in try pages.engineFaults() { pass.find(.engine, nil, "SQLite: \(fault)") }
      }
    }
    checkKey(&pass)
    try checkOutside(&pass)
    pass.report.findings.sort { ($0.index ?? .max) < ($1.index ?? .max) }
    return pass.report
  }

  /// The key of this machine is the one that the log names.
  private func checkKey(_ pass: inout EntryPass) {
    do {
      let key = try store.signingKey().verifier
      if let last = pass.keys.epochs.last, last.key != key {
        pass.find(
          .signingKeyOther, nil, "signing.key is \(key), and the log is signed by \(last.key)")
      }
    } catch let fault as StoreFault where fault.kind == .missingFile && !store.hasSecrets {
      pass.report.remarks.append(
        "the secrets and signing.key are not here: nothing can be read or recorded, only verified")
    } catch {
      pass.find(.signingKeyUnreadable, nil, "\(error)")
    }
  }

  /// Checkpoints that were kept beside the log, or elsewhere, are of this very log.
  private func checkOutside(_ pass: inout EntryPass) throws {
    if let bytes = try store.anchor(), !bytes.isEmpty {
      pass.report.anchor = pass.check(
        outside: bytes, name: OutsideName(text: "the checkpoint beside the log", isReceipt: false))
    } else {
      pass.find(.anchorMissing, nil, "the checkpoint beside the log is missing or empty")
    }
    for (number, bytes) in receipts.enumerated() {
      pass.report.receipts += 1
      let name = names.indices.contains(number) ? names[number] : "receipt \(number + 1)"
      if let size = pass.check(outside: bytes, name: OutsideName(text: name)) {
        pass.report.receipt = max(pass.report.receipt ?? 0, size)
      }
    }
  }
}
