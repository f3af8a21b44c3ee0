import Pathways

// What stands in many groups.
extension DeclaredKey {
  static let rules = DeclaredKey("rules", .names(.rule), "The rules of the domain that it encodes.")

  static func basis(_ need: Need = .optional) -> DeclaredKey {
    DeclaredKey(
      "basis", .citations, need, "The authority: a source and its section, or a list of them.")
  }

  /// The days on which an entry holds.
  static func period(start: String = "from") -> [DeclaredKey] {
    [
      DeclaredKey(start, .text(.date), "The first day on which it holds."),
      DeclaredKey("until", .text(.date), "The last day on which it holds."),
    ]
  }

  static let was = DeclaredKey(
    "was", .text(.formerID), "Its id in an earlier version, for 'navigator diff'.")

  static func when(_ help: String, _ need: Need = .required) -> DeclaredKey {
    DeclaredKey("when", .condition, need, help)
  }

  /// One of the words that an enumeration of the model has.
  static func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type, _ need: Need, _ help: String
  ) -> DeclaredKey where Value.RawValue == String {
    DeclaredKey(name, .word(type.allCases.map(\.rawValue)), need, help)
  }

  static func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type, _ help: String
  ) -> DeclaredKey where Value.RawValue == String {
    choice(name, of: type, .optional, help)
  }
}

extension KeyGroup {
  /// A citation that says more than its place.
  public static let citation = KeyGroup(
    "citation",
    [
      DeclaredKey(
        "cite", .name(.source), .required, "A source and its section, such as MSA2015 s52(1)."),
      .choice(
        "read", of: Reading.self,
        "How this very place was read, if that differs from the source."),
      .when("Where this place applies, if that differs from the source.", .optional),
    ])
}
