public import Pathways

extension CompiledPathway {
  /// The rules with what an area adds to them; the same where it adds nothing.
  public func adding(_ area: Area?, at authority: LocalAuthority.ID?) -> CompiledPathway {
    guard let area, area.additions.contains(where: { $0.pathway == pathway.id }),
      let richer = try? CompiledPathway(pathway.adding(area, at: authority))
    else { return self }
    return richer
  }
}
