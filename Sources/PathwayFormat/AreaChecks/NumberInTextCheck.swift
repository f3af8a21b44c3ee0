import Pathways

/// A telephone number stands under `phone`, where its source stands beside it, and nowhere else.
enum NumberInTextCheck {
  static func diagnostics(_ text: LocatedText, _ what: String) -> [Diagnostic] {
    guard PathwayDecoder.holdsTelephoneNumber(text.value) else { return [] }
    return [
      Diagnostic(
        "area/number-in-text", at: text.location,
        "the text of \(what) holds something that looks like a telephone number",
        suggestion: "put it under 'phone', 'other-phones' or 'superseded', with its source")
    ]
  }
}
