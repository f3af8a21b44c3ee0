import ArgumentParser
import PathwayFormat

/// Prints the JSON Schema of pathway files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of pathway files, for editors.",
    discussion: """
      The same text is installed as pathways/schema/pathway.schema.json. An editor that knows \
      YAML then shows the meaning of each key and underlines what cannot stand there. Names \
      and conditions are checked only when the navigator reads the pathway.
      """)

  func run() {
    // The text ends with a line end, and writing adds another.
    Console.write(String(PathwaySchema().text.dropLast()))
  }
}
