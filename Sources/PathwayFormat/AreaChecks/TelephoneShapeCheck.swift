import Pathways

/// A digit too few is the commonest slip in printed lists, and rings somebody else.
enum TelephoneShapeCheck {
  static func diagnostic(_ text: LocatedText) -> Diagnostic? {
    do throws(Telephone.Fault) {
      _ = try Telephone(text.value)
      return nil
    } catch {
      return Diagnostic(
        "area/bad-number", at: text.location,
        "'\(text.value)' is not a telephone number of the United Kingdom",
        suggestion: advice(on: error))
    }
  }

  private static func advice(on fault: Telephone.Fault) -> String {
    switch fault {
    case .characters: "write digits and spaces, with the 0 in front and no +44"
    case .mobile: "give the number of the service"
    case .prefix: "numbers of services begin with 01, 02, 03, 0800, 0808, 084 or 087"
    case .length(let expected, let found):
      "it has \(found) digits; such a number has "
        + expected.map(String.init).joined(separator: " or ")
    }
  }
}
