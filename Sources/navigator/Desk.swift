import Foundation
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways

/// Everything that a journey needs from outside, and everything it asks to have done.
struct Desk {
  let journey: Journey
  private let store: CheckStore
  private let sheetDesk: SheetDesk
  /// Nil while a clock is set: what is not a real case cannot reach the record.
  private let recorder: Recorder?
  /// Saved checks that have been kept for as long as they may be.
  private let expired: [Check]
  private let library: PathwayLibrary
  private let name: String
  private let today: CivilDate
  /// The rules as they were read, to which an area may add.
  private let reading: PathwayReading
  /// The minute that counts for who answers, where a clock was set for training; nil for now.
  private let setClock: CivilMinute?
  /// Whether the clock is set, so that nothing of it may count.
  var isTraining: Bool { setClock != nil }
  let settingsStore: SettingsStore
  /// The settings as they were written last.
  var settings: Settings

  /// - Parameters:
  ///   - at: a minute by which it is told who answers, instead of the clock's.
  ///   - overrides: what decides in place of a setting, in sentences.
  ///   - isAttended: whether a person is at the keyboard, and not a file of answers.
  init(
    pathway name: String, pathways: String?, at setClock: CivilMinute? = nil,
    environment: [String: String], overrides: [String] = [], isAttended: Bool = false
  ) throws {
    self.setClock = setClock
    library = try PathwayLibrary(chosen: pathways, environment: environment)
    guard let today = setClock?.date ?? CivilDate(Date()) else {
      throw PathwayLibrary.Unreadable(description: "the clock shows no date")
    }
    self.name = name
    self.today = today
    let loaded = try library.load(name, on: today)
    reading = loaded.reading
    let compiled = try CompiledPathway(loaded.pathway)
    let state = try StateFolder(
      environment: environment, part: setClock == nil ? nil : "set-clock")
    store = try CheckStore(in: state)
    recorder =
      setClock == nil
      ? Recorder(
        LogPlace(in: state), archive: RuleArchive(in: state, beside: library),
        pathway: loaded.pathway, name: name)
      : nil
    let contents = store.contents
    let kept = contents.checks.filter { !$0.isExpired(on: today) }
    expired = contents.checks.filter { $0.isExpired(on: today) }
    settingsStore = SettingsStore(environment: environment)
    let known = settingsStore.read(
      facts: loaded.pathway.facts.filter { $0.origin == .profile || $0.origin == .area })
    settings =
      setClock == nil
      ? Self.migrating(known, from: store, to: settingsStore) : known.settings
    var banners: [String] = []
    if !expired.isEmpty {
      let count = expired.count == 1 ? "1 saved check was" : "\(expired.count) saved checks were"
      banners.append(
        "\(count) left alone for \(Check.keptDays) days and removed, as the retention rule says")
    }
    if library.isChosen { banners.append("Rules from \(library.folder.path)") }
    if let setClock {
      banners.append(
        "The clock is set to \(setClock.date.inWords), \(setClock.clock): not for a real case, and not recorded"
      )
    }
    if !loaded.pathway.inForce.contains(today) {
      banners.append("These rules are not in force on \(today.inWords)")
    }
    for file in contents.unreadable {
      banners.append("A saved check cannot be read and was left as it is: \(file.path)")
    }
    let context = Context(
      programVersion: Navigator.version, contentHash: loaded.contentHash,
      meaningHash: loaded.fingerprint.meaning,
      isPastReview: loaded.pathway.reviewBy < today, banners: banners,
      remembered: settings.remembered, rememberedPlace: settings.place,
      settings: SettingsContext(
        preferences: settings.preferences, file: settingsStore.file?.path,
        checksFolder: state.url.appending(path: "checks").path,
        pathwaysFolder: library.isChosen ? library.folder.path : nil, overrides: overrides,
        faults: known.faults,
        isFirstStart: isAttended && setClock == nil && !known.exists && contents.checks.isEmpty
          && settings.remembered.isEmpty))
    sheetDesk = SheetDesk(
      state: state, context: context,
      rules: { [library, name, today] in
        try CompiledPathway(library.load(name, on: today, part: .rulesAndSheets).pathway)
      },
      directory: { [library, reading, name, today] in
        let bodies = library.bodies(of: name, on: today)
        return Self.directory(of: library, beside: reading, bodies).directory
      })
    let saved = kept.filter { $0.pathway == loaded.pathway.id }.map { check in
      SavedCheck(
        check: check, savedAt: Self.words(for: check.updated),
        begunAt: Self.words(for: check.started))
    }
    journey = Journey(of: compiled, context: context, saved: saved)
  }

  /// The organisations by name; reading them takes a moment, so nobody waits for them.
  var bodies: [Register.Body] {
    library.bodies(of: name, on: today)
  }

  /// The area packs; reading them takes a moment, so the first frame does not wait for them.
  ///
  /// - Parameter bodies: those of the register; its councils are known elsewhere by name.
  func directory(beside bodies: [Register.Body]) -> PathwayLibrary.Directory {
    Self.directory(of: library, beside: reading, bodies)
  }

  private static func directory(
    of library: PathwayLibrary, beside reading: PathwayReading, _ bodies: [Register.Body]
  ) -> PathwayLibrary.Directory {
    let register = reading.pathway?.register
    let councils = bodies.filter { register?.councils.contains($0.kind) == true }.map { body in
      PlaceFinder.Elsewhere(
        name: body.name, nation: register?.with == "nation" ? body.with : nil)
    }
    return library.directory(beside: reading, councils: councils)
  }

  /// The moment of an event.
  var moment: Moment {
    let now = Date()
    return Moment(
      time: now.formatted(.iso8601), clock: Self.clock(now),
      unusedID: (0..<2).map { _ in Self.hexadecimal(UInt64.random(in: 0...UInt64.max)) }
        .joined(),
      minute: setClock ?? CivilMinute(now))
  }

  /// What came of the effects.
  struct Performed {
    /// What could not be done, as a sentence.
    var problem: String?
    /// What came of recording.
    var notes: [RecordNote] = []
    /// What could not be done and loses nothing, as a sentence.
    var failure: String?
    /// What was done, as a sentence.
    var news: String?
    /// The record of referrals, if it was asked for.
    var book: RecordBook?
  }

  /// Does what the journey asks.
  func perform(_ effects: [Effect]) -> Performed {
    var performed = Performed()
    for effect in effects {
      do {
        switch effect {
        case .save(let check): try store.save(check)
        case .discard(let id): if let news = try discard(id) { performed.news = news }
        case .record(let check): performed.notes += recorder?.record(check) ?? []
        case .handOver(let check, let wanted):
          do {
            performed.news = try sheetDesk.handOver(wanted, of: check, at: moment.minute)
          } catch {
            performed.failure = "\(error)"
          }
        case .readRecords: performed.book = recorder?.book ?? Self.noBook
        case .remember, .prefer, .clearTerminal, .changeMode, .quit: break
        }
      } catch {
        performed.problem = "Your last answer is not saved: \(error)"
      }
    }
    return performed
  }

  /// Removes a saved check. That it was begun and left is recorded; what was answered is not.
  ///
  /// - Returns: what was not recorded again, as a sentence.
  private func discard(_ id: Check.ID) throws -> String? {
    var news: String?
    if let recorder, let check = store.contents.checks.first(where: { $0.id == id }) {
      // What is removed before it is recorded would be lost for good.
      news = try recorder.recordAll(of: check)
    }
    try store.discard(id)
    sheetDesk.removeSheets(of: id)
    return news
  }

  /// What stands in the way of recording, as sentences for every screen.
  ///
  /// Opening the record takes a moment, so the first frame does not wait for it.
  var recordProblems: [String] {
    (recorder?.hindrances ?? []).map { "Nothing can be recorded: \($0)" }
  }

  private static let noBook = RecordBook(
    rows: [], state: "The clock is set, so nothing is recorded.", isSound: true)

  /// Removes the saved checks that have been kept for as long as they may be.
  func removeExpired() {
    for check in expired { _ = try? discard(check.id) }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func clock(_ date: Date) -> String {
    date.formatted(
      .verbatim(
        "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
        timeZone: london, calendar: Calendar(identifier: .gregorian)))
  }

  private static var london: TimeZone { TimeZone(identifier: "Europe/London") ?? .gmt }

  /// A time as a check keeps it, as a person reads it.
  private static func words(for time: String) -> String {
    guard let date = try? Date(time, strategy: .iso8601), let day = CivilDate(date) else {
      return time
    }
    return "\(day.inWords) \(clock(date))"
  }
}

extension CivilMinute {
  /// The minute in London of a moment; nil if it is out of all bounds.
  init?(_ moment: Date) {
    guard
      let minute = LondonTime.civil(
        at: UTCMinute(secondsSinceEpoch: Int(moment.timeIntervalSince1970)))
    else { return nil }
    self = minute
  }
}
