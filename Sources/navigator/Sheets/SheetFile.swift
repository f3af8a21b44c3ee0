import Foundation

/// A sheet as a file of its own. It says what is going on with somebody, so only its owner can
/// read it, and nothing that was there before is lost.
enum SheetFile {
  /// Why it was not written.
  enum Failure: Error, Hashable, CustomStringConvertible {
    case exists(String)
    case cannotBeWritten(String, reason: String)

    var description: String {
      switch self {
      case .exists(let path):
        "'\(path)' is there already and is left as it is. Name another file, or remove it first."
      case .cannotBeWritten(let path, let reason): "'\(path)' cannot be written: \(reason)"
      }
    }
  }

  /// Writes a new file with mode 0600; one that is only half written is taken away again.
  static func write(_ text: String, to path: String) throws(Failure) {
    func reason() -> String { unsafe String(cString: strerror(errno)) }
    // O_EXCL makes it or fails, without a moment between looking and making (open(2)).
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path) : .cannotBeWritten(path, reason: reason())
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
      try handle.close()
    } catch {
      let reason = error.localizedDescription
      try? FileManager.default.removeItem(atPath: path)
      throw .cannotBeWritten(path, reason: reason)
    }
  }
}
