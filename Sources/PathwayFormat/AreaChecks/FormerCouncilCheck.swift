import Pathways

/// Whoever types the name of an abolished council has to be led to somebody.
enum FormerCouncilCheck {
  static func diagnostics(
    _ councils: [FormerCouncil], _ places: [AreaSubject: SourceLocation]
  ) -> [Diagnostic] {
    councils.filter(\.successors.isEmpty).compactMap { council in
      places[.formerCouncil(council.id)].map { location in
        Diagnostic(
          "area/no-successor", at: location, "'\(council.name)' has no successor",
          suggestion: "add 'successors:' with the authorities that have its work")
      }
    }
  }
}
