import Pathways

/// What is not confirmed has no value, so that nobody can print it by mistake.
enum UnconfirmedValueCheck {
  /// - Parameter fields: of the statement, whose `confidence` is looked at.
  static func diagnostic(
    _ what: String, _ value: LocatedNode?, _ unconfirmed: LocatedText?, _ fields: FieldReader
  ) -> Diagnostic? {
    guard let value else { return nil }
    var copy = fields
    let isMarked: Bool =
      if case .scalar(let text)? = copy.node("confidence") { text.value == "unconfirmed" } else {
        false
      }
    guard unconfirmed != nil || isMarked else { return nil }
    return Diagnostic(
      "area/unconfirmed-value", at: value.location,
      "\(what) is marked unconfirmed, so it cannot show a value",
      suggestion: "remove 'is', or confirm it: name its source and how sure it is",
      notes: unconfirmed.map { [.init("it is unconfirmed here", at: $0.location)] } ?? [])
  }
}
