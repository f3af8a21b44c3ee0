import Pathways

/// Every value of a pack says where it comes from and how sure it is.
enum ProvenanceCheck {
  static func bareValue(_ what: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "area/no-provenance", at: location, "\(what) does not say where it comes from",
      suggestion: "write {is: …, source: …, confidence: …}, or the word unconfirmed")
  }

  static func missing(_ what: String, _ key: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "area/no-provenance", at: location, "\(what) has a value without '\(key)'",
      suggestion: "add '\(key):', or say 'unconfirmed:' and remove the value")
  }
}
