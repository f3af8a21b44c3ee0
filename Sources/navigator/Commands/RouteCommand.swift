import ArgumentParser
import Foundation
import Interviews
import Pathways

/// Routes cases that a machine states as JSON.
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Read the answers of a case as JSON, and write the route as JSON.",
    discussion: """
      Reads one JSON object from standard input; with --batch one on each line. A fact or an \
      answer that does not exist is an error that names the nearest spelling; nothing is \
      guessed. In a batch a bad line is answered by an error object on its line, and the rest \
      go on.

      \(ProgramExit.inWords)

      Example:
        echo '{"answers": {"danger": "no", "age": "not_known"}}' | navigator route
      """)

  @Flag(name: .long, help: "Read newline-delimited JSON: one case on each line.")
  var batch = false

  @Flag(name: .long, help: "Print the JSON Schema of the input and the output.")
  var schema = false

  @OptionGroup var library: LibraryOptions

  /// The longest case that is read, in bytes.
  private static let longestCase = 1_000_000

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let library: PathwayLibrary
    do {
      library = try PathwayLibrary(chosen: self.library.pathways, environment: environment)
    } catch {
      Console.complain("navigator: \(error)")
      ProgramExit.leave(.couldNotTell)
    }
    guard let today = CivilDate(Date()) else { ProgramExit.leave(.couldNotTell) }
    if schema {
      do {
        let loaded = try library.load(PathwayLibrary.usual, on: today)
        Console.write(try Self.text(RouteSchema(pathway: loaded.pathway).document, pretty: true))
      } catch {
        Console.complain("navigator: \(error)")
        ProgramExit.leave(.couldNotTell)
      }
      return
    }
    var service = RouteService(library: library, today: today)
    if batch {
      ProgramExit.leave(runBatch(&service))
    } else {
      ProgramExit.leave(runOne(&service))
    }
  }

  private func runOne(_ service: inout RouteService) -> ProgramExit.Status {
    let data = (try? FileHandle.standardInput.readToEnd()) ?? Data()
    let (text, status) = Self.answer(to: data, by: &service, pretty: true)
    Console.write(text)
    return status
  }

  private func runBatch(_ service: inout RouteService) -> ProgramExit.Status {
    var worst = ProgramExit.Status.yes
    var lines = LineReader(FileHandle.standardInput)
    // Bytes, not text: reading text would mend bad UTF-8 silently.
    while let line = lines.next() {
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
      let (text, status) = Self.answer(to: line, by: &service, pretty: false)
      Console.write(text)
      if status.rawValue > worst.rawValue { worst = status }
    }
    return worst
  }

  /// The reply to one case as text, or an error object.
  static func answer(
    to data: Data, by service: inout RouteService, pretty: Bool
  ) -> (text: String, status: ProgramExit.Status) {
    do {
      guard data.count <= longestCase else {
        throw RouteFault(
          "json/too-big", "a case has at most \(longestCase) bytes", at: "")
      }
      return (try text(try service.reply(to: data), pretty: pretty), .yes)
    } catch let fault as RouteFault {
      let text = (try? text(["error": fault], pretty: pretty)) ?? #"{"error": null}"#
      return (text, fault.id == "pathway/unreadable" ? .couldNotTell : .badInput)
    } catch {
      return (
        #"{"error": {"id": "internal", "message": "the reply cannot be written"}}"#,
        .couldNotTell
      )
    }
  }

  private static func text(_ value: some Encodable, pretty: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      pretty
      ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      : [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
