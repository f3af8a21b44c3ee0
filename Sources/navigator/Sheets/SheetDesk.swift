import Foundation
import Handover
import Interviews
import NavigatorUI
import Pathways

/// Makes the sheets that somebody asks for on the screen, and puts them where they asked.
struct SheetDesk {
  private let folder: URL
  private let context: Context
  /// Reads the rules with their sheets, which nothing else on the screen needs.
  private let rules: () throws -> CompiledPathway
  /// Reads the area packs.
  private let directory: () -> AreaDirectory?

  init(
    state: StateFolder, context: Context, rules: @escaping () throws -> CompiledPathway,
    directory: @escaping () -> AreaDirectory?
  ) {
    folder = Self.folder(in: state)
    self.context = context
    self.rules = rules
    self.directory = directory
  }

  /// A sheet that could not be made.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Writes or prints a sheet.
  ///
  /// - Returns: what was done, as a sentence.
  func handOver(_ wanted: HandOver, of check: Check, at minute: CivilMinute?) throws -> String {
    guard let minute else { throw Failure(description: "the clock shows no time") }
    let sheet = try sheet(wanted, of: check, at: minute)
    switch wanted.form {
    case .text:
      let path = try write(sheet.text(width: 80), wanted, of: check, at: minute, ending: "txt")
      return "Written to \(path)"
    case .page:
      let path = try write(sheet.html, wanted, of: check, at: minute, ending: "html")
      return "Written to \(path)"
    case .printed:
      try Printer(path: Environment.variables["PATH"] ?? "").print(sheet.text(width: 80))
      return "Handed to the printing program. Fetch it from the printer at once."
    }
  }

  /// Removes the sheets of a check that is removed.
  func removeSheets(of check: Check.ID) { Self.removeSheets(of: check, in: folder) }

  /// The same for a command, which has no desk.
  static func removeSheets(of check: Check.ID, in state: StateFolder) {
    removeSheets(of: check, in: folder(in: state))
  }

  private static func folder(in state: StateFolder) -> URL { state.url.appending(path: "sheets") }

  private static func removeSheets(of check: Check.ID, in folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix("\(check.prefix(shortID))-") {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  private static let shortID = 8

  private func write(
    _ text: String, _ wanted: HandOver, of check: Check, at minute: CivilMinute, ending: String
  ) throws -> String {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let time = minute.clock.replacingOccurrences(of: ":", with: "")
    let stem = "\(check.id.prefix(Self.shortID))-\(wanted.sheet.rawValue)-\(minute.date)-\(time)"
    // The same minute may bring a second sheet; neither is lost.
    for number in 1...99 {
      let name = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      let url = folder.appending(path: name)
      do {
        try SheetFile.write(text, to: url.path)
        return url.path
      } catch .exists {
        continue
      }
    }
    throw Failure(description: "there are too many sheets of this minute in \(folder.path)")
  }

  private func sheet(_ wanted: HandOver, of check: Check, at minute: CivilMinute) throws
    -> Sheet
  {
    let place = check.places.first { $0.part == .now }?.place
    let known = directory()
    var compiled = try rules()
    if let place {
      compiled = try compiled.adding(known?.area(place.area), at: place.authority)
    }
    var interview = Interview(of: compiled, lookedUp: check.lookedUp)
    for fact in check.answers.facts.sorted() {
      // What does not fit the rules any more steers nothing, on the sheet as on the screen.
      if let given = check.answers[fact] { try? interview.answer(fact, given) }
    }
    let stamps = Stamps(
      caseReference: check.caseReference.isEmpty ? nil : check.caseReference, person: check.person,
      minute: minute,
      contentHash: context.contentHash,
      approval: interview.pathway.approvalState(
        of: .init(content: context.contentHash, meaning: context.meaningHash)),
      banners: context.banners,
      record: check.record.map {
        .init(number: $0.number, leaf: $0.leaf, size: $0.size, root: $0.root)
      }, steps: wanted.steps.mapValues { .init(words: $0.words, isDone: $0.isDone) })
    let sheets = try Sheets(
      of: interview,
      at: place.flatMap { place in known.map { .init(directory: $0, place: place) } },
      stamps: stamps)
    return switch wanted.sheet {
    case .referral: sheets.referral()
    case .preparation: try sheets.preparation()
    case .notification: try sheets.notification()
    case .consent: try sheets.consent()
    case .next: try sheets.next()
    }
  }
}
