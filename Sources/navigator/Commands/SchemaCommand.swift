import ArgumentParser
import PathwayFormat

/// Prints the JSON Schema of a kind of file: pathways, area packs, bank holidays.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of pathway files, area packs or bank holidays.",
    discussion: """
      The same texts are installed in pathways/schema, as pathway.schema.json, area.schema.json \
      and bank-holidays.schema.json. An editor that knows YAML then shows the meaning of each \
      key and underlines what cannot stand there. Names, numbers and conditions are checked \
      only when the navigator reads the files.

      \(ProgramExit.inWords)

      Examples:
        navigator schema > pathway.schema.json
        navigator schema area > area.schema.json
      """)

  /// The kinds of files that have a schema.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case pathway, area
    case bankHolidays = "bank-holidays"
  }

  @Argument(help: "The kind of file: pathway, area or bank-holidays.")
  var kind: Kind = .pathway

  func run() {
    let text =
      switch kind {
      case .pathway: PathwaySchema().text
      case .area: AreaSchema().text
      case .bankHolidays: BankHolidaySchema().text
      }
    // The text ends with a line end, and writing adds another.
    Console.write(String(text.dropLast()))
  }
}
