import Merkle

extension AuditLog {
  /// The report of this log up to its newest checkpoint.
  ///
  /// - Parameter replay: for a record's number, what came of running its answers through the rules
  ///   of today; nil if that was not tried.
  public func report(_ query: ReportQuery, replay: (Int) -> String? = { _ in nil }) throws -> Report
  {
    let key = try store.signingKey()
    let (head, missing) = try store.read {
      (try Head(of: $0, key: key, accepted).checkpoint, try KeyHistory(of: $0).missingParts)
    }
    let reader = ReportReader(query)
    var counter = ReportCounter(reader)
    counter.begin(
      ReportSource(origin: head.origin, size: head.size, root: head.root, missing: missing))
    let piece = 512
    try InOrder.forEach(below: (head.size + piece - 1) / piece) { number in
      let range = number * piece..<min((number + 1) * piece, head.size)
      return try lines(range, reader)
    } take: { lines in
      for line in lines { counter.take(line, replay: replay(line.index)) }
    }
    return counter.report()
  }

  /// What the records of a range say for a report. What cannot be opened is left out of them.
  private func lines(_ range: Range<Int>, _ reader: ReportReader) throws -> [ReportReader.Line] {
    let stored = try store.read { try $0.entries(range) }
    let secrets = store.hasSecrets ? try store.secrets(range, of: ReportReader.sections) : nil
    return try stored.map { stored in
      let entry = try readable(stored)
      var contents = PerSection<CanonicalText>()
      for seal in entry.seals where ReportReader.sections.contains(seal.section) {
        if let sealed = stored.sealed[seal.section],
          let secret = secrets?.secret(stored.index, seal.section)
        {
          contents[seal.section] = try? Seals.text(of: sealed, seal, of: entry.id, with: secret)
        }
      }
      return reader.line(stored.index, entry.kind, about: entry.about?.index, contents)
    }
  }
}

extension AuditLog {
  /// Records that a report was taken out: which one, of what period, and from which checkpoints.
  ///
  /// - Parameter form: the id of the report.
  public mutating func append(_ report: Report, form: String, role: String?) -> AppendReply {
    append(
      Draft(
        kind: .export, id: newID(),
        sections: [
          .record: .object([
            "entered": .text(now().description), "purpose": .text("report"),
            "report": .text(form), "period": .text(report.period),
            "every_number": .truth(!report.disclosure.isProtecting),
            "role": role.map { .text($0) },
            "checkpoints": .list(
              report.sources.map { source in
                .object([
                  "log": .text(source.origin), "root": .text(Base64.text(of: source.root.bytes)),
                  "size": .number(source.size),
                ])
              }),
          ])
        ]))
  }
}
