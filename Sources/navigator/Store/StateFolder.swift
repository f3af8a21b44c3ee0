import Foundation

/// Where the program keeps checks and the record.
struct StateFolder {
  let url: URL

  /// The folder could not be made, or somebody else could read it.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter part: a folder below, for what must not meet the rest, such as training.
  init(environment: [String: String], part: String? = nil) throws(Failure) {
    guard let whole = StateHome.url(in: environment) else {
      throw Failure(
        description: "there is no home folder to keep checks in; set HOME or XDG_STATE_HOME")
    }
    url = part.map { whole.appending(path: $0) } ?? whole
  }

  /// Makes a folder below this one that only its owner can read.
  func prepare(_ name: String) throws(Failure) -> URL {
    let folder = url.appending(path: name)
    for one in [url, folder] {
      let kind = try? one.resourceValues(forKeys: [.isSymbolicLinkKey])
      guard kind?.isSymbolicLink != true else {
        throw Failure(
          description: "\(one.path) is a symbolic link; checks are kept in a folder of their own")
      }
    }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      // A folder that was there already keeps its rights, so they are set again.
      for one in [url, folder] {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o700], ofItemAtPath: one.path)
      }
    } catch {
      throw Failure(
        description: "the folder \(folder.path) cannot be made: \(error.localizedDescription)")
    }
    return folder
  }

  /// Writes a file that is there whole or not at all, and that only its owner can read.
  ///
  /// The bytes reach the disk before the name does (rename(2), fsync(2)).
  static func write(_ data: Data, to url: URL) throws(Failure) {
    let temporary = url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).\(UInt32.random(in: 0...UInt32.max)).part")
    func fail(_ step: String) -> Failure {
      let reason = unsafe String(cString: strerror(errno))
      try? FileManager.default.removeItem(at: temporary)
      return Failure(description: "\(url.path) cannot be \(step): \(reason)")
    }
    let descriptor = unsafe open(temporary.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw fail("made") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: data)
      try handle.synchronize()
      try handle.close()
    } catch {
      throw fail("written")
    }
    guard unsafe rename(temporary.path, url.path) == 0 else { throw fail("renamed") }
    let folder = unsafe open(url.deletingLastPathComponent().path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }
}
