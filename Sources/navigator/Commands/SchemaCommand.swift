import ArgumentParser
import PathwayFormat

/// Prints the JSON Schema of pathway files, or of the file of bank holidays.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of pathway files, for editors.",
    discussion: """
      The same text is installed as pathways/schema/pathway.schema.json. An editor that knows \
      YAML then shows the meaning of each key and underlines what cannot stand there. Names \
      and conditions are checked only when the navigator reads the pathway.
      """)

  /// The kinds of files that have a schema.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case pathway
    case bankHolidays = "bank-holidays"
  }

  @Argument(help: "The kind of file: pathway, or bank-holidays.")
  var kind: Kind = .pathway

  func run() {
    let text =
      switch kind {
      case .pathway: PathwaySchema().text
      case .bankHolidays: BankHolidaySchema().text
      }
    // The text ends with a line end, and writing adds another.
    Console.write(String(text.dropLast()))
  }
}
