import Foundation
import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways
import TestSupport
import Testing

@testable import navigator

/// Hostile input. A sample of it always; for longer with
/// `NAVIGATOR_FUZZ_SECONDS=60 swift test --filter FuzzTests`.
@Suite(.serialized) struct FuzzTests {
  /// Calls with ever new seeds, a fixed number of times or for as long as was asked.
  private func repeatedly(_ least: Int, _ body: (inout SeededGenerator) throws -> Void) rethrows {
    let seconds = ProcessInfo.processInfo.environment["NAVIGATOR_FUZZ_SECONDS"].flatMap(Double.init)
    let start = ContinuousClock.now
    var round: UInt64 = seconds == nil ? 0 : UInt64.random(in: 0...1_000_000_000)
    var count = 0
    while true {
      var generator = SeededGenerator(seed: round)
      try body(&generator)
      round += 1
      count += 1
      if let seconds {
        if ContinuousClock.now - start > .seconds(seconds) { break }
      } else if count >= least {
        break
      }
    }
    print("\(count) rounds, last seed \(round - 1)")
  }

  private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
      switch Int.random(in: 0...4, using: &generator) {
      case 0 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1 where !bytes.isEmpty: bytes.remove(at: place)
      case 2 where bytes.count > 2:
        let end = Int.random(in: place..<bytes.count, using: &generator)
        bytes.insert(contentsOf: bytes[place...min(end, place + 40)], at: place)
      default:
        let marks = Array("[]{}:,-?&*!|>'\"%@`# \n\t\\0nte9".utf8)
        bytes.insert(marks.randomElement(using: &generator) ?? 0x20, at: min(place, bytes.count))
      }
    }
    return bytes
  }

  @Test func `the loader answers any bytes`() throws {
    let files = try ShippedPathways.files(of: "modern-slavery")
      .filter { !$0.path.contains("scenarios") && !$0.path.contains("bodies") }
    repeatedly(15) { generator in
      let place = Int.random(in: 0..<files.count, using: &generator)
      let bad = PathwayFile(
        path: files[place].path, bytes: damaged(files[place].bytes, &generator))
      var all = files
      all[place] = bad

      let reading = PathwayReader().read(all)

      #expect(reading.pathway != nil || reading.hasErrors)
    }
  }

  @Test func `the machine's door answers any bytes with an object`() throws {
    let library = try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
    var service = RouteService(library: library, today: try #require(CivilDate("2026-11-21")))
    let good = Array(
      """
      {"pathway": "modern_slavery", "area": "x", "at": "2026-11-21T02:10:00Z", "answers":
      {"danger": "no", "age": "not_known", "signs": ["debt", "controlled"], "nation": "wales"}}
      """.utf8)
    try repeatedly(150) { generator in
      let data = Data(damaged(good, &generator))

      let (text, status) = RouteCommand.answer(to: data, by: &service, pretty: false)

      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect(object?["error"] != nil || status == .yes)
    }
  }

  @Test func `a damaged check is refused or read, and its answers never trap`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let compiled = try CompiledPathway(pathway)
    let check = Check(
      id: "0a1b", caseReference: "HG-0417", pathway: "modern_slavery",
      pathwayVersion: "2026.11", contentHash: "sha256:00",
      answers: ["danger": .one("no"), "signs": .several(["debt"]), "age": .notKnown],
      order: ["danger", "age", "signs"], started: "2026-11-21T02:10:00Z",
      updated: "2026-11-21T02:11:00Z")
    let good = [UInt8](try CheckFile(check).data)
    repeatedly(60) { generator in
      let data = Data(damaged(good, &generator))
      guard let file = try? CheckFile(reading: data) else { return }
      let saved = SavedCheck(check: file.check, savedAt: "now")
      let context = Context(programVersion: "1", contentHash: "sha256:00")
      var journey = Journey(of: compiled, context: context, saved: [saved])
      let moment = Moment(time: "2026-11-21T02:12:00Z", clock: "02:12", unusedID: "0b")

      for key: Key in [.character("2"), .enter, .enter, .character("a")] {
        let effects = journey.handle(.key(key), at: moment)
        // What was in the file is still in whatever is saved next.
        for case .save(let later) in effects {
          for fact in file.check.answers.facts { #expect(later.answers[fact] != nil) }
        }
      }
    }
  }

  @Test func `any run of keys keeps every answer, and the emergency line on the screen`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let compiled = try CompiledPathway(pathway)
    let keys: [Key] =
      "123456789jkawrgescdnxpUCLq?!/ byt".map { .character($0) }
      + [
        .up, .down, .enter, .enter, .enter, .backspace, .escape, .tab, .pageDown, .home,
        .control("x"), .control("l"),
      ]
    repeatedly(6) { generator in
      let context = Context(programVersion: "1", contentHash: "sha256:00")
      var journey = Journey(of: compiled, context: context)
      for step in 0..<80 {
        // Each check has an id of its own, or a new one would look like an old one emptied.
        let moment = Moment(
          time: "2026-11-21T02:12:00Z", clock: "02:12", unusedID: "0b\(step)")
        let key = keys.randomElement(using: &generator) ?? .enter
        let size = Size(
          columns: Int.random(in: 1...130, using: &generator),
          rows: Int.random(in: 1...40, using: &generator))
        let before = journey.check?.answers.count ?? 0
        let sameCheck = journey.check?.id
        let effects = journey.handle(.key(key), at: moment)
        let isUndo = key == .character("U")
        if !isUndo, journey.check?.id == sameCheck, sameCheck != nil {
          #expect((journey.check?.answers.count ?? 0) >= before, "after \(key) at \(step)")
        }
        let frame = journey.frame(size: size)
        if size.columns >= 20 {
          let top = frame.text.split(separator: "\n", omittingEmptySubsequences: false).first
          #expect(top?.contains("999") == true)
        }
        if effects.contains(.quit) { break }
      }
    }
  }
}
