import Pathways

/// A mobile is a person's. Packs hold services, whose numbers outlive whoever works there.
enum MobileNumberCheck {
  static func diagnostic(_ text: LocatedText) -> Diagnostic? {
    guard Telephone.isMobile(text.value) else { return nil }
    return Diagnostic(
      "area/mobile-number", at: text.location, "'\(text.value)' is a mobile number",
      suggestion: "give the number of the service, or the word unconfirmed")
  }
}
