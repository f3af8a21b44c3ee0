import ArgumentParser
import Foundation
import Handover
import Pathways

/// Writes a sheet to hand over, from the answers of a case.
struct SheetCommand: ParsableCommand {
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case referral, preparation, consent, next
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, json
  }

  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Write a sheet to hand over: what to do, to prepare, to say, and what comes next.",
    discussion: """
      Reads the answers of one case as JSON from standard input, in the shape that \
      'navigator route' reads. Every question has to be answered; "not_known" is an answer. \
      No sheet holds a name. A file is made new and only you can read it.

      Your own case reference stands in the answers as "case_reference", or --case asks for it on \
      the terminal. It is never taken from the command line: what is typed there stays in the \
      history of the shell, and others on this computer can see it.

      referral: the duties in order, whom to ring now, why. preparation: what the referral form \
      asks, in its order, filled in from the answers; with --notification, what it asks where \
      nobody is to be named. consent: words to say to an adult. next: what comes after, with \
      times and their sources.

      Exit status: 0 the sheet was written; 1 the case has no such sheet, and why; 2 the answers or the command line are at fault; \
      3 it could not be written or printed.

      Examples:
        navigator sheet referral < case.json
        navigator sheet referral --format html --out sheet.html < case.json
        navigator sheet preparation --notification < case.json
        navigator sheet consent --width 40 < case.json
        navigator sheet referral --case --print < case.json
      """)

  @Argument(help: "Which sheet: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: Kind

  @Flag(name: .long, help: "Prepare a notification that names nobody.")
  var notification = false

  @Option(name: .long, help: "How it is laid out: text, html or json.")
  var format = Format.text

  @Option(name: .long, help: "The width of the text in columns.")
  var width = 80

  @Flag(
    name: .customLong("case"),
    help: "Ask on the terminal for your own case reference. Never a name or a date of birth.")
  var asksForCase = false

  @Option(name: .long, help: .hidden)
  var reference: String?

  @Flag(name: .long, help: "Put what to do and say under each duty of the referral sheet.")
  var words = false

  @Option(name: .long, help: ArgumentHelp("Write to this new file.", valueName: "file"))
  var out: String?

  @Flag(name: .long, help: "Print it through lpr.")
  var print = false

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard reference == nil else {
      throw ValidationError(
        "a case reference on the command line stays in the history of the shell and can be seen by "
          + "others: use --case, which asks for it, or the key \"case_reference\" of the answers")
    }
    guard (20...400).contains(width) else {
      throw ValidationError("--width takes 20 to 400 columns")
    }
    guard !notification || kind == .preparation else {
      throw ValidationError("--notification goes with 'preparation'")
    }
    guard !words || kind == .referral else {
      throw ValidationError("--words goes with 'referral'")
    }
    guard !(print && out != nil) else {
      throw ValidationError("choose one of --out and --print")
    }
    guard !print || format == .text else {
      throw ValidationError("--print prints the text; for HTML use --out, and print from a browser")
    }
  }

  func run() throws {
    do {
      try deliver(try text(of: sheet()))
    } catch let fault as RouteFault {
      let place = fault.at.isEmpty ? "" : " (at \(fault.at))"
      let hint = fault.didYouMean.map { " Did you mean '\($0)'?" } ?? ""
      Console.complain("navigator: \(fault.message)\(place).\(hint)")
      ProgramExit.leave(fault.id == "pathway/unreadable" ? .couldNotTell : .badInput)
    } catch let refusal as Sheets.Refusal {
      Console.complain("navigator: \(refusal)")
      ProgramExit.leave(refusal.status)
    } catch let failure as TerminalQuestion.NoTerminal {
      Console.complain("navigator: \(failure)")
      ProgramExit.leave(.badInput)
    } catch let failure as SheetFile.Failure {
      Console.complain("navigator: \(failure)")
      if case .exists = failure { ProgramExit.leave(.badInput) }
      ProgramExit.leave(.couldNotTell)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
  }

  private func sheet() throws -> Sheet {
    let library = try PathwayLibrary(
      chosen: library.pathways, environment: ProcessInfo.processInfo.environment)
    guard let today = CivilDate(Date()) else {
      throw PathwayLibrary.Unreadable(description: "the clock shows no date")
    }
    var service = RouteService(library: library, today: today, part: .rulesAndSheets)
    let data = (try? FileHandle.standardInput.readToEnd()) ?? Data()
    let maker = SheetMaker(
      kind: kind, isNotification: notification,
      reference: asksForCase ? try TerminalQuestion.ask("Your own case reference: ") : nil,
      withWords: words)
    return try maker.sheet(for: data, by: &service)
  }

  private func text(of sheet: Sheet) -> String {
    switch format {
    case .text: sheet.text(width: width)
    case .html: sheet.html
    case .json: sheet.json
    }
  }

  private func deliver(_ text: String) throws {
    if let out {
      try SheetFile.write(text, to: out)
      Console.complain("Written to \(out). Only you can read it. Remove it when it is not needed.")
    } else if print {
      try Printer(path: ProcessInfo.processInfo.environment["PATH"] ?? "").print(text)
      Console.complain("Handed to the printing program. Fetch it from the printer at once.")
    } else {
      Console.prompt(text)
    }
  }
}

extension Sheets.Refusal {
  /// A case that has no such sheet is an answer; an unfinished one is not.
  var status: ProgramExit.Status {
    switch self {
    case .isNotForThisCase, .isNotWritten: .no
    case .isUnfinished: .badInput
    }
  }
}
