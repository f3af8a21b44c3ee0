import Foundation

/// Lines as bytes, one at a time, however long the input is.
struct LineReader {
  private let handle: FileHandle
  private var buffer = Data()
  private var isAtEnd = false

  init(_ handle: FileHandle) {
    self.handle = handle
  }

  /// The next line without its end; nil when there is none.
  mutating func next() -> Data? {
    var searched = buffer.startIndex
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = buffer[buffer.startIndex..<end]
        buffer.removeSubrange(buffer.startIndex...end)
        return Data(line)
      }
      searched = buffer.endIndex
      guard !isAtEnd, let more = try? handle.read(upToCount: 65_536), !more.isEmpty else {
        isAtEnd = true
        defer { buffer = Data() }
        return buffer.isEmpty ? nil : buffer
      }
      buffer.append(more)
    }
  }
}
