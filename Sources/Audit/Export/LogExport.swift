import Merkle

/// Records as they leave the log: for other programs, for spreadsheets, for auditors.
public struct LogExport: Sendable {
  private let log: AuditLog
  private let sections: Set<Section>

  /// - Parameter sections: those that whoever asks may see.
  public init(_ log: AuditLog, opening sections: Set<Section>) {
    self.log = log
    self.sections = sections
  }

  /// One JSON object a line: each record with its exact leaf, then the newest checkpoint.
  ///
  /// With each opened section comes the key of its commitment: whoever reads the export can check
  /// that it holds what was recorded. ``ExportReader`` does.
  public func jsonLines(_ emit: (String) throws -> Void) throws {
    let size = try log.size()
    for start in stride(from: 0, to: size, by: 500) {
      let range = start..<min(start + 500, size)
      let secrets = log.store.hasSecrets ? try log.store.secrets(range) : nil
      for record in try log.records(range) {
        try emit(json(record, secrets).json + "\n")
      }
    }
    guard let note = try log.store.read({ try $0.checkpoint(ofSize: size) }) else { return }
    let text = String(decoding: note, as: UTF8.self)
    try emit(Canonical.object(["checkpoint": .text(text)] as [String: Canonical]).json + "\n")
  }

  private func json(
    _ record: LogRecord, _ secrets: StoredSecrets?
  ) -> Canonical {
    var opened: [String: Canonical] = [:]
    var keys: [String: Canonical] = [:]
    for (section, content) in record.contents where sections.contains(section) {
      switch content {
      case .open(let value):
        opened[section.rawValue] = value
        if let secret = secrets?.secret(record.index, section) {
          let key = Seals.commitmentKey(section, of: record.entry.id, secret)
          keys[section.rawValue] = .text(Base64.text(of: key))
        }
      case .erased(let by):
        opened[section.rawValue] = .object(["erased_by": .number(by)] as [String: Canonical])
      case .closed: opened[section.rawValue] = .text("closed")
      }
    }
    return .object(
      [
        "index": .number(record.index), "kind": .text(record.entry.kind.rawValue),
        "leaf": .text(Base64.text(of: record.entry.bytes)),
        "leaf_hash": .text(record.leaf.description), "sections": .object(opened),
        "commitment_keys": .object(keys),
      ] as [String: Canonical])
  }

  private static let columns = [
    "number", "kind", "about", "month", "pathway", "version", "approved", "route", "class", "area",
    "nation", "body", "code", "subject", "value", "erased",
  ]

  /// One line for each record, for a spreadsheet. Case references only if the section is open.
  public func spreadsheet(_ emit: (String) throws -> Void) throws {
    let hasCases = sections.contains(.case)
    try emit(Spreadsheet.line(Self.columns + (hasCases ? ["reference"] : [])))
    let size = try log.size()
    for start in stride(from: 0, to: size, by: 500) {
      for record in try log.records(start..<min(start + 500, size)) {
        let decided = sections.contains(.record) ? record.open(.record) : nil
        let counted = sections.contains(.stats) ? record.open(.stats) : nil
        func text(_ name: String) -> String {
          counted?[name]?.text ?? decided?[name]?.text ?? ""
        }
        let erased = record.contents.keys.sorted().filter {
          if case .erased = record.contents[$0] { true } else { false }
        }
        var fields = [
          "\(record.index)", record.entry.kind.rawValue,
          record.entry.about.map { "\($0.index)" } ?? "", text("month"),
          counted?["pathway"]?.text ?? decided?["pathway"]?["id"]?.text ?? "",
          decided?["pathway"]?["version"]?.text ?? "",
          counted?["approved"]?.truth.map { $0 ? "yes" : "no" } ?? "",
        ]
        fields += ["route", "class", "area", "nation", "body", "code", "subject", "value"].map(text)
        fields.append(erased.map(\.rawValue).joined(separator: " "))
        if hasCases { fields.append(record.open(.case)?["reference"]?.text ?? "") }
        try emit(Spreadsheet.line(fields))
      }
    }
  }

  /// The whole log as tiles, its newest checkpoint and its keys: what clients of C2SP
  /// *tlog-tiles* walk. It holds leaves, and no section.
  public func tiles() throws -> [(String, [UInt8])] {
    let size = try log.size()
    let (leaves, note) = try log.store.read { pages in
      var leaves: [[UInt8]] = []
      for start in stride(from: 0, to: size, by: 500) {
        leaves += try pages.entries(start..<min(start + 500, size)).map(\.leaf)
      }
      return (leaves, try pages.checkpoint(ofSize: size))
    }
    guard let note, leaves.count == size, let bundles = Tiles.entries(leaves) else {
      throw Declined(
        kind: .damaged, description: "the log is not whole; run 'navigator audit verify'")
    }
    let files = Tiles.hashes(of: leaves.map { TreeHash.leaf($0) }) + bundles
    return [("checkpoint", note)] + files.map { ($0.path, $0.bytes) }
  }

  /// Everything that somebody needs to check records without this program: names and bytes of
  /// files. The checkers in `Tests/Conformance` read this folder.
  public func proofBundle(of indexes: [Int], since old: Int? = nil) throws -> [(String, [UInt8])] {
    let size = try log.size()
    let keys = try log.store.read { try KeyHistory(of: $0) }
    var files: [(String, [UInt8])] = [("origin", Array("\(keys.log ?? "")\n".utf8))]
    files.append(("vkeys", Array(keys.epochs.map { "\($0.key)\n" }.joined().utf8)))
    // What changes the name of the log is shown like any record, with its first checkpoint.
    let volumes = keys.volumes.dropFirst()
    if !volumes.isEmpty {
      let lines = volumes.map { "\($0.index) \($0.origin)\n" }
      files.append(("volumes", Array(lines.joined().utf8)))
    }
    for index in Set(indexes + volumes.map(\.index)).sorted() {
      let proof = try log.proof(of: index)
      files.append(("leaves/\(index)", try log.record(index).entry.bytes))
      files.append(("proofs/\(index).tlog-proof", proof.bytes))
    }
    for size in Set([size, old ?? size] + volumes.map(\.firstSize)).sorted() {
      guard let note = try log.store.read({ try $0.checkpoint(ofSize: size) }) else {
        throw Declined(kind: .noSuchRecord, description: "there is no checkpoint of size \(size)")
      }
      files.append(("checkpoints/\(size)", note))
    }
    let request = try log.witnessRequest(from: old ?? size)
    files.append(("consistency/\(old ?? size)-\(size)", request.bytes))
    return files
  }
}
