internal import Dispatch
internal import Pathways
internal import Synchronization

/// What came of reading the text of one file, before anybody asks what it means.
struct ReadFile: Sendable {
  let path: String
  /// The text; nil if the bytes are no text at all.
  let text: String?
  /// What it says; nil if it is empty, or cannot be read.
  let root: LocatedNode?
  let diagnostics: [Diagnostic]

  init(_ file: PathwayFile) {
    path = file.path
    switch TextGuard(path: file.path).text(of: file.bytes) {
    case .failure(let refusals):
      text = String(validating: file.bytes, as: UTF8.self)
      root = nil
      diagnostics = refusals.diagnostics
    case .success(let read):
      text = read
      (root, diagnostics) = YAMLReader(path: file.path).read(read)
    }
  }

  /// Reads files on all processors, since no file needs another for this and a person is waiting.
  ///
  /// - Returns: one for each file, in the order of their paths.
  static func all(of files: [PathwayFile]) -> [ReadFile] {
    let sorted = files.sorted { $0.path < $1.path }
    // The longest first, so that no processor is left with a long one while the other has none.
    let order = sorted.indices.sorted { sorted[$0].bytes.count > sorted[$1].bytes.count }
    let read = Mutex([ReadFile?](repeating: nil, count: sorted.count))
    DispatchQueue.concurrentPerform(iterations: order.count) { turn in
      let file = ReadFile(sorted[order[turn]])
      read.withLock { $0[order[turn]] = file }
    }
    return read.withLock { $0.compactMap { $0 } }
  }
}

extension [ReadFile] {
  /// The text of each file that is text, by path, for excerpts.
  var texts: [String: String] {
    reduce(into: [:]) { texts, file in texts[file.path] = file.text }
  }

  /// What the files say, without those that say nothing.
  var roots: [LocatedNode] { compactMap(\.root) }

  /// Everything that is wrong with their text, in the order of the files.
  var diagnostics: [Diagnostic] { flatMap(\.diagnostics) }
}
