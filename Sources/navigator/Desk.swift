import Foundation
import Interviews
import NavigatorUI
import Pathways

/// Everything that a journey needs from outside, and everything it asks to have done.
struct Desk {
  let journey: Journey
  private let store: CheckStore
  private let library: PathwayLibrary
  private let name: String
  private let today: CivilDate

  init(pathway name: String, pathways: String?, environment: [String: String]) throws {
    library = try PathwayLibrary(chosen: pathways, environment: environment)
    guard let today = CivilDate(Date()) else {
      throw PathwayLibrary.Unreadable(description: "the clock shows no date")
    }
    self.name = name
    self.today = today
    let loaded = try library.load(name, on: today)
    let compiled = try CompiledPathway(loaded.pathway)
    store = try CheckStore(in: try StateFolder(environment: environment))
    let contents = store.contents
    var banners: [String] = []
    if library.isChosen { banners.append("Rules from \(library.folder.path)") }
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
      remembered: store.remembered)
    let saved = contents.checks.filter { $0.pathway == loaded.pathway.id }.map { check in
      SavedCheck(check: check, savedAt: Self.words(for: check.updated))
    }
    journey = Journey(of: compiled, context: context, saved: saved)
  }

  /// The organisations by name; reading them takes a moment, so nobody waits for them.
  var bodies: [Register.Body] {
    library.bodies(of: name, on: today)
  }

  /// The moment of an event.
  var moment: Moment {
    let now = Date()
    return Moment(
      time: now.formatted(.iso8601), clock: Self.clock(now),
      unusedID: (0..<2).map { _ in Self.hexadecimal(UInt64.random(in: 0...UInt64.max)) }
        .joined())
  }

  /// Does what the journey asks; what cannot be done is returned as a sentence.
  func perform(_ effects: [Effect]) -> String? {
    var problem: String?
    for effect in effects {
      do {
        switch effect {
        case .save(let check): try store.save(check)
        case .discard(let id): try store.discard(id)
        case .remember(let answers): try store.remember(answers)
        case .finish, .quit: break
        }
      } catch {
        problem = "Your last answer is not saved: \(error)"
      }
    }
    return problem
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
