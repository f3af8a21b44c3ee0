import Foundation
import Handover
import Pathways
import TestSupport
import Testing

@testable import navigator

/// Sheets from answers in JSON, their files, and the printing program.
@Suite struct SheetCommandTests {
  static let child = """
    {"area": "dorset", "at": "2026-11-21T02:10:00Z",
     "answers": {"danger": "no", "presence": "met", "age": "may_be_child",
       "signs": ["work_for_nothing", "documents_held"], "organisation": "council",
       "done_already": [], "child_situation": [], "circumstances": [], "first_concern": "today"}}
    """

  private func sheet(
    _ text: String, _ kind: SheetCommand.Kind = .referral, reference: String? = nil
  ) throws -> Sheet {
    let library = try PathwayLibrary(
      chosen: ShippedPathways.repository.appending(path: "pathways").path, environment: [:])
    var service = RouteService(
      library: library, today: try #require(CivilDate("2026-11-21")),
      part: .rulesAndSheets)
    let maker = SheetMaker(kind: kind, reference: reference, withWords: false)
    return try maker.sheet(for: Data(text.utf8), by: &service)
  }

  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "sheets-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  @Test func `a case in JSON becomes a sheet for its time and place`() throws {
    let text = try sheet(Self.child, reference: "HG-0417").text()

    #expect(text.contains("ROUTE: CHILD, OR MAY BE A CHILD"))
    #expect(text.contains("Made on 21 November 2026 at 02:10."))
    #expect(text.contains("HG-0417"))
    #expect(text.contains("THE RULES COME FROM"))
    #expect(text.contains("Place: Dorset"))
  }

  @Test func `each kind of sheet is made, or refused with the reason`() throws {
    #expect(try sheet(Self.child, .preparation).kind == .preparation)
    #expect(try sheet(Self.child, .next).kind == .next)
    let refusal = #expect(throws: Sheets.Refusal.self) { try sheet(Self.child, .consent) }
    #expect(refusal?.status == .no)
    #expect(refusal?.description.contains("A child is not asked") == true)
  }

  @Test func `an unfinished case names the open question`() throws {
    #expect(throws: Sheets.Refusal.self) { try sheet(#"{"answers": {"danger": "no"}}"#) }
  }

  @Test(arguments: ["943 476 5919", "07700 900123", "born 3 March 1999", "a@b.org"])
  func `a reference that could tell who it is is refused`(reference: String) throws {
    let stated = Self.child.replacing(
      "{\"area\"", with: "{\"case_reference\": \"\(reference)\", \"area\"")
    for fault in [
      #expect(throws: RouteFault.self) { try sheet(Self.child, reference: reference) },
      #expect(throws: RouteFault.self) { try sheet(stated) },
    ] {
      #expect(fault?.id == "reference/identifies")
      #expect(fault?.message.contains(reference) == false)
    }
  }

  @Test func `the reference in the answers stands on the sheet, and a typed one goes before it`()
    throws
  {
    let stated = Self.child.replacing("{\"area\"", with: "{\"case_reference\": \"HG-5\", \"area\"")

    #expect(try sheet(stated).text().contains("HG-5"))
    let both = try sheet(stated, reference: "HG-6").text()
    #expect(both.contains("HG-6") && !both.contains("HG-5"))
  }

  @Test func `a reference on the command line is refused with the way to give it`() throws {
    let terminal = try PseudoTerminal(
      ["sheet", "referral", "--reference", "HG-0417"], columns: 300)

    #expect(try terminal.end() == .left(2))
    let message = String(decoding: terminal.output, as: UTF8.self)
    #expect(message.contains("use --case") && message.contains("case_reference"))
    #expect(!message.contains("HG-0417"))
  }

  @Test func `the reference is asked for on the terminal, past the answers`() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "case-\(UInt64.random(in: 0...UInt64.max)).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.child.utf8).write(to: file)
    let terminal = try PseudoTerminal(
      ["-c", "'\(try PseudoTerminal.navigator)' sheet referral --case < '\(file.path)'"],
      program: "/bin/bash", columns: 100)
    try terminal.wait(for: "Your own case reference: ")
    terminal.type("HG-77\n")

    #expect(try terminal.end() == .left(0))
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.ranges(of: "HG-77").count > 1)
  }

  @Test func `a new file is written for its owner alone, and an old one is left as it is`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "sheet.txt").path

    try SheetFile.write("first\n", to: path)
    #expect(throws: SheetFile.Failure.exists(path)) { try SheetFile.write("second\n", to: path) }

    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a link to another file is not followed`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let link = folder.appending(path: "link").path
    let target = folder.appending(path: "target").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)

    #expect(throws: SheetFile.Failure.exists(link)) { try SheetFile.write("x", to: link) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func `a folder that is not there is said so`() throws {
    #expect(throws: SheetFile.Failure.self) {
      try SheetFile.write("x", to: "/nonexistent/folder/sheet.txt")
    }
  }

  @Test func `without a printing program the message says what to do instead`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }

    let failure = #expect(throws: Printer.Failure.isMissing) { try Printer(path: folder.path) }

    #expect(failure?.description.contains("to a file") == true)
  }

  @Test func `the printing program gets the whole text, and its no is passed on`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let got = folder.appending(path: "got").path
    let program = folder.appending(path: "lpr")
    let text = String(repeating: "a line of a long sheet\n", count: 10_000)

    try Data("#!/bin/sh\nexec cat > '\(got)'\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
    try Printer(path: "relative:\(folder.path)").print(text)
    #expect(try String(contentsOfFile: got, encoding: .utf8) == text)

    try Data("#!/bin/sh\nexit 7\n".utf8).write(to: program)
    #expect(throws: Printer.Failure.refused(7)) {
      try Printer(path: folder.path).print(text)
    }
  }
}
