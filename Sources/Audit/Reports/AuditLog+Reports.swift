import Merkle

extension AuditLog {
  /// The report of this log up to its newest checkpoint.
  ///
  /// - Parameter replay: for a record's number, what came of running its answers through the rules
  ///   of today; nil if that was not tried.
  public func report(_ query: ReportQuery, replay: (Int) -> String? = { _ in nil }) throws -> Report
  {
    let key = try store.signingKey()
    let head = try store.read { try Head(of: $0, key: key).checkpoint }
    var counter = ReportCounter(query)
    counter.begin(ReportSource(origin: head.origin, size: head.size, root: head.root))
    for start in stride(from: 0, to: head.size, by: 500) {
      for record in try records(start..<min(start + 500, head.size)) {
        counter.take(record, replay: replay(record.index))
      }
    }
    return counter.report()
  }
}
