public import Pathways

extension CompiledPathway {
  /// The rules with what an area adds to them; the same where it adds nothing.
  ///
  /// - Throws: ``TooLarge`` if both together are too tangled to be worked with. Whoever goes on
  ///   without the additions has to say so.
  public func adding(
    _ area: Area?, at authority: LocalAuthority.ID?, budget: Int = 1_000_000
  ) throws(TooLarge) -> CompiledPathway {
    guard let area, area.additions.contains(where: { $0.pathway == pathway.id }) else {
      return self
    }
    return try CompiledPathway(pathway.adding(area, at: authority), budget: budget)
  }
}
