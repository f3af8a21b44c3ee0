import ArgumentParser
import Foundation
import Pathways
import TestSupport
import Testing

@testable import navigator

/// What a trainer prints: which files, what stands in them, and what is never written over.
@Suite struct HandoutTests {
  /// What the commands work with, read once: reading takes longer than all the rest.
  private static let makers: [String: HandoutMaker] = {
    var makers: [String: HandoutMaker] = [:]
    for name in ["modern-slavery", "nrm-criteria"] {
      guard let command = try? command(["--pathway", name]), let library = try? library(),
        let minute = try? CivilMinute(reading: "2026-11-21 02:10")
      else { continue }
      makers[name] = try? command.maker(from: library, now: minute)
    }
    return makers
  }()

  private static func library() throws -> PathwayLibrary {
    try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
  }

  private static func command(_ arguments: [String]) throws -> HandoutsCommand {
    try #require(try Navigator.parseAsRoot(["handouts"] + arguments) as? HandoutsCommand)
  }

  private func handouts(_ arguments: String...) throws -> [Handout] {
    try handouts(arguments)
  }

  private func handouts(_ arguments: [String]) throws -> [Handout] {
    let command = try Self.command(arguments)
    return try command.handouts(by: try #require(Self.makers[command.pathway]))
  }

  private func folder() -> URL {
    FileManager.default.temporaryDirectory
      .appending(path: "handouts-\(UInt64.random(in: 0...UInt64.max))")
  }

  @Test func `without a word everything is made, each under a name of its own`() throws {
    let all = try handouts("--topic", "nations")

    let names = all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.filter { $0.hasPrefix("card-") }.count == 3)
    #expect(names.contains("map"))
    #expect(names.filter { $0.hasPrefix("comparison-") }.count >= 2)
    #expect(names.count { $0.hasPrefix("scenario-") } >= 2)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) } })
  }

  @Test(arguments: ["cards", "comparison", "map"])
  func `everything says TRAINING and DRAFT, and needs nothing from elsewhere`(
    kind: String
  ) throws {
    for handout in try handouts(kind) {
      let lines = handout.text.split(separator: "\n")
      #expect(lines.filter { $0.count > 80 }.isEmpty, "\(handout.name)")
      for text in [handout.text, handout.page] {
        #expect(text.contains("TRAINING"), "\(handout.name)")
        #expect(text.uppercased().contains("DRAFT"), "\(handout.name)")
      }
      #expect(!handout.page.contains("<script"))
      #expect(!handout.page.contains("src="))
      #expect(!handout.page.contains("url("))
    }
  }

  @Test(arguments: [20, 60, 80])
  func `an outline on paper is no wider than the paper, and loses no word`(width: Int) throws {
    let deep = String(repeating: " ", count: 90) + "as deep as no pathway is"
    let outline =
      "TRAINING. Draft\n\n1. What you have: What do you have?\n  If yes, or an answer that is long: "
      + "2. Under 18 now\n\(deep)\n"
    let paper = HandoutMaker.wrapped(outline, width: width)

    let lines = paper.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { $0.count > width }.isEmpty)
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    #expect(words(paper) == words(outline))
  }

  @Test func `a card names the rules, their review date and what is not verified`() throws {
    for handout in try handouts("cards", "--place", "Poole") {
      let text = handout.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("to be looked at again by 21 May 2027"))
      #expect(text.contains("* not verified"))
      #expect(text.contains("LOCAL NUMBERS"))
      #expect(text.contains("Not confirmed:"))
      #expect(handout.name.hasSuffix("england-bournemouth-christchurch-and-poole-council"))
    }
  }

  @Test func `without a place there is a line to write each number on, and none is guessed`() throws
  {
    let card = try #require(try handouts("cards").first { $0.name.contains("child") })

    #expect(card.text.contains("Children's social care: ____"))
  }

  @Test func `one scenario gives its two sheets`() throws {
    let made = try handouts("scenarios", "--scenario", "T_16_no_papers_and_a_razor")

    #expect(
      made.map(\.name) == [
        "scenario-T_16_no_papers_and_a_razor", "scenario-T_16_no_papers_and_a_razor-answers",
      ])
  }

  @Test(arguments: [
    (["scenarios", "--scenario", "T_16_no_papers_and_a_rasor"], "did you mean"),
    (["scenarios", "--audience", "housin"], "did you mean 'housing'?"),
    (["cards", "--nation", "walse"], "did you mean 'wales'?"),
    (["cards", "--nation", "wales", "--place", "Poole"], "that place is in England"),
    (["cards", "--place", "Atlantis"], "Atlantis"),
    (["cards", "--pathway", "nrm-criteria"], "route-cards"),
    (["comparison", "--pathway", "nrm-criteria"], "comparisons"),
    (["scenarios", "--pathway", "nrm-criteria"], "fits"),
  ])
  func `what does not exist is named, with what was meant`(
    arguments: [String], words: String
  ) throws {
    let error = #expect(throws: (any Error).self) { try handouts(arguments) }

    #expect(error.map { "\($0)".contains(words) } == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func `a pathway that does not exist is named beside those that do`() throws {
    let error = #expect(throws: HandoutMaker.Unknown.self) {
      try Self.command(["--pathway", "training-needz"]).maker(from: Self.library(), now: nil)
    }
    #expect(error?.description.contains("training-needs") == true)
  }

  @Test(arguments: [["--width", "3"], ["map", "--nation", "wales"], ["cards", "--topic", "x"]])
  func `options that mean nothing together are refused`(arguments: [String]) {
    #expect(throws: (any Error).self) { try Navigator.parseAsRoot(["handouts"] + arguments) }
  }

  @Test func `nothing that is there is written over, and then nothing is written at all`() throws {
    let folder = HandoutFolder(url: folder())
    defer { try? FileManager.default.removeItem(at: folder.url) }
    let first = [Handout(name: "b", text: "old", page: "old")]
    let both = [
      Handout(name: "a", text: "new", page: "<p>new"),
      Handout(name: "b", text: "new", page: "<p>new"),
    ]
    #expect(try folder.write(first, as: .text, isForced: false).count == 1)

    let failure = #expect(throws: HandoutFolder.Failure.self) {
      try folder.write(both, as: .both, isForced: false)
    }

    #expect(failure == .exist(["b.txt"], folder: folder.url.path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["b.txt"])
    let written = try folder.write(both, as: .both, isForced: true)
    #expect(written.count == 4)
    let text = try String(contentsOf: folder.url.appending(path: "b.txt"), encoding: .utf8)
    #expect(text == "new")
  }

  @Test func `a folder that cannot be is said, with its path`() throws {
    let file = folder()
    try Data("x".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }

    let failure = #expect(throws: HandoutFolder.Failure.self) {
      try HandoutFolder(url: file.appending(path: "in"))
        .write([Handout(name: "a", text: "", page: "")], as: .text, isForced: false)
    }

    #expect(failure?.description.contains(file.path) == true)
  }
}
