import Audit

/// What the record has open, read again only after the record has grown.
///
/// A meeting asks for it with every case and every action that is agreed, and the whole record is
/// read to know it. An entry is only ever added, so as long as the number of entries is the same
/// the answer is too.
final class OpenItems {
  typealias Reading = (AuditLog, Unfinished.Titles) throws -> [Unfinished.Item]

  private let read: Reading
  private var last: (size: Int, items: [Unfinished.Item])?

  init(_ read: @escaping Reading) {
    self.read = read
  }

  /// What is open, without the titles of duties.
  func items(in log: AuditLog) throws -> [Unfinished.Item] {
    let size = try log.size()
    if let last, last.size == size { return last.items }
    let items = try read(log, Unfinished.Titles())
    last = (size, items)
    return items
  }

  /// The same with titles, which nobody needs before the end of a meeting.
  func items(in log: AuditLog, titles: Unfinished.Titles) throws -> [Unfinished.Item] {
    try read(log, titles)
  }
}
