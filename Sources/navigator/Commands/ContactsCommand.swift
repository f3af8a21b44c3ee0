import ArgumentParser
import Foundation
import Pathways

/// Whom to ring at a place, the number that answers first.
struct ContactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts",
    abstract: "Show whom to ring at a place, the number that answers now first.",
    discussion: """
      A place is an area, a council, a district or a former council: dorset, "Poole", Tamworth. \
      A number is shown only if somebody confirmed it; how sure it is stands beside it.

      \(ProgramExit.inWords)

      Examples:
        navigator contacts Poole
        navigator contacts Tamworth --at "2026-12-25 02:10"
        navigator contacts dorset --json
      """)

  @Argument(help: "The place, by name.")
  var place: [String]

  @Option(name: .long, help: ArgumentHelp("Another time than now.", valueName: "time"))
  var at: ClockTime?

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  @OptionGroup var library: LibraryOptions

  struct Reply: Encodable {
    let place: String
    let area: String
    let at: String
    let doors: [LocalDoor]
    let advice: [String]
    let warnings: [String]
  }

  func run() throws {
    let directory: AreaDirectory
    let minute: CivilMinute
    do {
      let library = try PathwayLibrary(
        chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
      guard let now = at?.minute ?? CivilMinute(Date()) else {
        throw PathwayLibrary.Unreadable(description: "the clock shows no time")
      }
      minute = now
      let known = library.directory()
      for problem in known.problems { Console.complain("navigator: \(problem)") }
      guard let found = known.directory else { ProgramExit.leave(.couldNotTell) }
      directory = found
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
    let found: AreaPlace
    do {
      found = try directory.place(named: place.joined(separator: " "))
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.badInput)
    }
    let doors = LocalPurpose.allCases.compactMap { purpose -> FrontDoor? in
      let door = directory.frontDoor(for: purpose, at: found, minute: minute)
      return door.lines.isEmpty && door.unconfirmed.isEmpty ? nil : door
    }
    let area = directory.area(found.area)
    let warnings = area.map { area in
      area.isCurrent(on: minute.date)
        ? []
        : [
          "The pack is past its review date, \(area.currency.reviewBy.inWords): check each number."
        ]
    }
    if json {
      let reply = Reply(
        place: directory.name(of: found), area: area?.title ?? found.area.rawValue,
        at: "\(minute)", doors: doors.map { LocalDoor($0) }, advice: area?.advice ?? [],
        warnings: warnings ?? [])
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Console.write(String(decoding: try encoder.encode(reply), as: UTF8.self))
    } else {
      Console.write(
        lines(doors, at: found, of: area, minute, directory, warnings ?? [])
          .joined(separator: "\n"))
    }
  }

  private func lines(
    _ doors: [FrontDoor], at place: AreaPlace, of area: Area?, _ minute: CivilMinute,
    _ directory: AreaDirectory, _ warnings: [String]
  ) -> [String] {
    var lines = [
      "In an emergency ring 999.", "\(directory.name(of: place)), \(area?.title ?? ""). \(minute)",
    ]
    lines += warnings
    if let day = doors.compactMap(\.dayWords).first { lines.append(day) }
    for door in doors {
      lines += [
        "", door.purpose.heading,
      ]
      for line in door.lines {
        let confidence = line.phone.provenance.confidence
        let sure = confidence == .high ? "" : " (\(confidence.rawValue) confidence)"
        let conflict = line.isInConflict ? " Sources disagree about it." : ""
        lines.append(
          "  \(line.phone.value.printed)  \(line.name): \(line.words)\(sure).\(conflict)")
      }
      for contact in door.unconfirmed {
        lines.append(
          "  \(contact.name.value ?? contact.purpose.words): number not confirmed. "
            + FrontDoor.whereToAsk)
      }
    }
    if let area, area.isElsewhere { lines += [""] + area.advice }
    return lines
  }
}
