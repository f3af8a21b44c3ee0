/// One question about a whole pathway.
protocol PathwayCheck: Sendable {
  /// The ids of the diagnostics that it makes.
  static var ids: [String] { get }
  static func findings(in space: inout ProofSpace) -> [Finding]
}
