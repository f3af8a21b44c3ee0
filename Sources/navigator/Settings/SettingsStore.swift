import Foundation
import NavigatorUI
import PathwayFormat
import Pathways

/// The settings on the disk, by the XDG base directory specification
/// (https://specifications.freedesktop.org/basedir-spec/latest/).
struct SettingsStore {
  /// The file; nil if there is no home folder to keep it in.
  let file: URL?

  /// What the file says, and what is wrong with it.
  struct Contents {
    var settings = Settings()
    /// Sentences for the person at the keyboard, with the place of each fault.
    var faults: [String] = []
    /// The same with the lines that they are about.
    var report = ""
    /// Whether there is a file.
    var exists = false
    fileprivate var isReadable = true
  }

  init(environment: [String: String]) {
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      file = URL(fileURLWithPath: config).appending(path: "navigator/settings.yaml")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      file = URL(fileURLWithPath: home).appending(path: ".config/navigator/settings.yaml")
    } else {
      file = nil
    }
  }

  /// Reads the file. Whatever is wrong with it, the rest of it is used.
  ///
  /// - Parameter facts: what can be remembered; an answer that none of them takes is a fault.
  func read(facts: [Fact]? = nil) -> Contents {
    guard let file else { return Contents() }
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch CocoaError.fileReadNoSuchFile {
      return Contents()
    } catch {
      let fault = "\(file.path) cannot be read: \(error.localizedDescription)"
      return Contents(faults: [fault], report: fault, exists: true, isReadable: false)
    }
    let reading = Self.reading(of: data, at: file)
    var settings = Settings(reading)
    var found = reading.diagnostics
    if let folder = settings.pathways {
      let path = Self.expanded(folder)
      settings.pathways = path
      if path == nil {
        found.append(
          fault(
            in: reading, "pathways", "there is no folder '\(folder)'",
            "name a folder by its whole path, beginning with / or ~/"))
      }
    }
    for fact in facts.map(settings.remembered.unknown(to:)) ?? [] {
      settings.remembered[fact] = nil
      found.append(
        fault(
          in: reading, "you.\(fact)", "'\(fact)' cannot be remembered, or not with this answer",
          "remove the line; the program writes it again"))
    }
    return Contents(
      settings: settings,
      faults: found.sorted().map { "\(file.path), line \($0.location.line): \($0.message)." },
      report: reading.report(of: found), exists: true, isReadable: reading.isReadable)
  }

  /// Writes what has changed, and nothing else, into the file.
  ///
  /// - Throws: ``StateFolder/Failure`` if it cannot be written, or if it is written in a way that
  ///   the program cannot change; it is then as it was.
  func write(_ settings: Settings, over old: Settings) throws(StateFolder.Failure) {
    guard let file else {
      throw StateFolder.Failure(description: "there is no home folder; set HOME")
    }
    let before = read()
    guard before.isReadable else {
      throw StateFolder.Failure(
        description: "\(before.faults.first ?? file.path) Mend it first; it was not touched")
    }
    let data = before.exists ? try? Data(contentsOf: file) : nil
    let raw = data.map { Settings(Self.reading(of: $0, at: file)) } ?? Settings()
    var settings = settings
    // What could not be used is not the program's to remove, unless all of it is to go.
    if !settings.remembered.isEmpty {
      let unused = raw.remembered.facts.filter { old.remembered[$0] == nil }
      for fact in unused where settings.remembered[fact] == nil {
        settings.remembered[fact] = raw.remembered[fact]
      }
    }
    let wanted = zip(old.lines, zip(raw.lines, settings.lines)).map { old, lines in
      let (raw, new) = lines
      let isChanged = !before.exists || old.value != new.value
      return (key: new.key, value: isChanged ? new.value : raw.value, isChanged: isChanged)
    }
    var text = SettingsText(data.map { String(decoding: $0, as: UTF8.self) })
    for line in wanted where line.isChanged { text.set(line.key, line.value) }
    let bytes = Data(text.text.utf8)
    let written = Settings(Self.reading(of: bytes, at: file)).lines.map(\.value)
    guard written == wanted.map(\.value) else {
      throw StateFolder.Failure(
        description: "\(file.path) is written in a way that the program cannot change. Change it "
          + "yourself; it was not touched")
    }
    // A link to a file kept elsewhere stays a link.
    let target = file.resolvingSymlinksInPath()
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw StateFolder.Failure(
        description: "the folder of \(file.path) cannot be made: \(error.localizedDescription)")
    }
    try StateFolder.write(bytes, to: target)
  }

  private static func reading(of data: Data, at file: URL) -> SettingsReading {
    SettingsReader(Settings.shape).read(PathwayFile(path: file.path, bytes: [UInt8](data)))
  }

  private func fault(
    in reading: SettingsReading, _ key: String, _ message: String, _ suggestion: String
  ) -> Diagnostic {
    Diagnostic(
      "settings/not-usable",
      at: reading.values[key]?.location
        ?? SourceLocation(path: file?.path ?? "", line: 1, column: 1),
      message, suggestion: suggestion)
  }

  /// A folder that is there, by its whole path.
  private static func expanded(_ folder: String) -> String? {
    let path = folder.hasPrefix("~/") ? NSString(string: folder).expandingTildeInPath : folder
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return path.hasPrefix("/") && exists && isFolder.boolValue ? path : nil
  }
}

extension Answers {
  /// The facts that none of these takes with the answer that they have here.
  fileprivate func unknown(to facts: [Fact]) -> [Fact.ID] {
    self.facts.filter { id in
      guard let fact = facts.first(where: { $0.id == id }), let given = self[id] else {
        return true
      }
      return !fact.offers(given)
    }.sorted { $0.rawValue < $1.rawValue }
  }
}
