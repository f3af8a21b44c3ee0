import Foundation
import PathwayAnalysis
import PathwayFormat
import Pathways

/// Where pathways are kept, and the one place that reads them from the disk.
struct PathwayLibrary {
  /// The folder that holds one folder for each pathway.
  let folder: URL
  /// Whether somebody named the folder, instead of using the installed one.
  let isChosen: Bool

  /// No folder of pathways was found.
  struct NotFound: Error, CustomStringConvertible {
    let looked: [String]

    var description: String {
      "no pathways folder was found. Looked in: \(looked.joined(separator: ", ")). "
        + "Name one with --pathways or NAVIGATOR_PATHWAYS."
    }
  }

  /// A pathway that cannot be used.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter chosen: the folder that the command line names, if any. It goes before the
  ///   settings, and they go before the environment.
  init(chosen: String?, environment: [String: String]) throws {
    var looked: [String] = []
    func exists(_ url: URL) -> Bool {
      looked.append(url.path)
      return (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
    }

    let set = { SettingsStore(environment: environment).read().settings.pathways }
    if let named = chosen ?? set() ?? environment["NAVIGATOR_PATHWAYS"], !named.isEmpty {
      let url = URL(fileURLWithPath: named)
      guard exists(url) else { throw NotFound(looked: looked) }
      folder = url
      isChosen = true
      return
    }
    // Not the current folder: a stray one must not change where a referral goes. And not
    // Bundle.module, which traps when an installer left the bundle behind
    // (https://github.com/swiftlang/swift-package-manager/issues/10544).
    let program = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
      .resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [
      program.deletingLastPathComponent().appending(path: "share/navigator/pathways"),
      program.appending(path: "navigator_navigator.resources/pathways"),
      program.appending(path: "navigator_navigator.bundle/pathways"),
    ]
    guard let found = candidates.first(where: exists) else { throw NotFound(looked: looked) }
    folder = found
    isChosen = false
  }

  /// The ids of the folders that declare a pathway.
  var names: [String] {
    let items = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return items.sorted().filter { item in
      FileManager.default.fileExists(
        atPath: folder.appending(path: "\(item)/pathway.yaml").path)
    }
  }

  /// What to leave unread when it is not needed, so that the first frame does not wait for it.
  enum Part {
    case everything
    /// All that decides or says something of a case: without scenarios and session plans.
    case withoutScenarios
    /// Without scenarios and session plans, without the bodies of the register by name, and without
    /// the sheets.
    case rules
    /// The rules, and the sheets that are handed over.
    case rulesAndSheets
  }

  /// A pathway as it stands in its folder.
  struct Loaded {
    let pathway: Pathway
    /// What it was read as.
    let reading: PathwayReading
    /// The hash of the bytes; and of the meaning, where an approval cannot be judged without.
    let fingerprint: Pathway.Fingerprint
    let folder: URL
    let warnings: [Diagnostic]
    /// The day for which it was read.
    let date: CivilDate?
    let boundaries: [CivilDate]

    var contentHash: String { fingerprint.content }

    /// Whether the pathway says the same on two days: nothing in it begins or ends between.
    func isSame(on day: CivilDate, as other: CivilDate) -> Bool {
      boundaries.readSame(on: day, as: other)
    }
  }

  /// The files of a pathway, with paths relative to its folder's parent.
  func files(of name: String) throws -> [PathwayFile] {
    let root = folder.appending(path: name)
    guard FileManager.default.fileExists(atPath: root.path) else {
      throw Unreadable(description: "there is no pathway '\(name)' in \(folder.path)")
    }
    var files: [PathwayFile] = []
    // Its links resolved: what is listed is what stands in the folder, not the link to it.
    let whole = root.resolvingSymlinksInPath().path
    for path in try FileManager.default.subpathsOfDirectory(atPath: whole)
    where path.hasSuffix(".yaml")
      && !path.split(separator: "/").contains(where: { $0.hasPrefix(".") })
    {
      let data = try Data(contentsOf: root.appending(path: path))
      files.append(PathwayFile(path: "\(name)/\(path)", bytes: [UInt8](data)))
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The head of every pathway in the folder: several may be versions of one pathway.
  var versions: [VersionCheck.Version] {
    names.compactMap { name in
      let path = "\(name)/pathway.yaml"
      guard let data = try? Data(contentsOf: folder.appending(path: path)),
        let head = PathwayReader().head(in: PathwayFile(path: path, bytes: [UInt8](data)))
      else { return nil }
      return VersionCheck.Version(
        pathway: head.pathway.id, period: head.pathway.inForce, place: head.place)
    }
  }

  /// Reads a pathway.
  ///
  /// - Throws: ``Unreadable`` with every diagnostic, or what the disk says.
  func load(_ name: String, on date: CivilDate?, part: Part = .rules) throws -> Loaded {
    let files = try files(of: name)
    guard !files.isEmpty else {
      throw Unreadable(description: "there is no pathway '\(name)' in \(folder.path)")
    }
    let hash = Alongside { Self.contentHash(of: files) }
    let read = files.filter { Self.isNeeded($0.path, for: part) }
    let reading = PathwayReader().read(read, on: date)
    guard let pathway = reading.pathway else {
      throw Unreadable(description: "the pathway '\(name)' has faults:\n\(reading.report)")
    }
    return Loaded(
      pathway: pathway, reading: reading,
      fingerprint: Self.fingerprint(of: files, whose: hash.value, for: pathway.approvals),
      folder: folder.appending(path: name), warnings: reading.diagnostics,
      date: date, boundaries: reading.boundaries)
  }

  /// The bodies of a pathway's register by name.
  func bodies(of name: String, on date: CivilDate?) -> [Register.Body] {
    let files = (try? files(of: name)) ?? []
    return PathwayReader().bodies(
      in: files.filter { $0.path.contains("/facts/") || $0.path.contains("/register/") },
      on: date)
  }

  /// Whether a file has to be read for a part of the pathway.
  static func isNeeded(_ path: String, for part: Part) -> Bool {
    switch part {
    case .everything: true
    case .withoutScenarios: !["/scenarios/", "/sessions/"].contains(where: path.contains)
    case .rulesAndSheets:
      isNeeded(path, for: .withoutScenarios) && !path.contains("/register/bodies")
    case .rules: isNeeded(path, for: .rulesAndSheets) && !path.contains("/sheets/")
    }
  }
}

extension [CivilDate] {
  /// Whether rules that begin or end on these days read the same on two days.
  func readSame(on day: CivilDate, as other: CivilDate) -> Bool {
    day == other || !contains { Swift.min(day, other) <= $0 && $0 <= Swift.max(day, other) }
  }
}
