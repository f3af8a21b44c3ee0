import Pathways

// Referrals to compare in training, what a good one has, and the routes that get a card.
extension PathwayDecoder {
  mutating func decodeQualityPoint(_ entry: LocatedNode.Entry) {
    let what = "quality point '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let say = toldText("say", &fields, of: what)
    _ = fields.requiredNode("basis", of: what)
    let basis = citations("basis", &fields) ?? []
    fields.finish(what, into: &diagnostics)
    guard let say else { return }
    qualityPoints.append(
      QualityPoint(id: QualityPoint.ID(entry.key.value), say: say, basis: basis))
  }

  mutating func decodeComparison(_ entry: LocatedNode.Entry) {
    let what = "comparison '\(entry.key.value)'"
    guard var fields = FieldReader(entry.value, what: what, &diagnostics) else { return }
    let title = fields.requiredText("title", of: what)
    let minutes = minutes(&fields, of: what)
    var sourceName: LocatedText?
    var sourceURL: LocatedText?
    if let node = fields.requiredNode("source", of: what),
      var source = FieldReader(node, what: "'source'", &diagnostics)
    {
      sourceName = source.requiredText("name", of: "'source'")
      sourceURL = source.text("url")
      source.finish("'source'", into: &diagnostics)
    }
    let licence = fields.requiredText("licence", of: what)
    let warning = toldText("warning", &fields, of: what)
    let situation = toldText("situation", &fields, of: what)
    let versions = ReferralComparison.Grade.allCases.compactMap { grade in
      fields.requiredNode(grade.rawValue, of: what).flatMap { decodeVersion($0, as: grade) }
    }
    let learning = toldTexts("learning", &fields, of: what)
    fields.finish(what, into: &diagnostics)
    guard let title, let minutes, let sourceName, let licence, let warning, let situation,
      versions.count == ReferralComparison.Grade.allCases.count
    else { return }
    comparisons.append(
      ReferralComparison(
        id: ReferralComparison.ID(entry.key.value), title: title.value, minutes: minutes,
        sourceName: sourceName.value, sourceURL: sourceURL?.value, licence: licence.value,
        warning: warning, situation: situation, versions: versions, learning: learning))
  }

  private mutating func decodeVersion(
    _ node: LocatedNode, as grade: ReferralComparison.Grade
  ) -> ReferralComparison.Version? {
    let what = "'\(grade.rawValue)'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let says = toldTexts("says", &fields, of: what)
    var lacks: [ReferralComparison.Lack] = []
    // The best one is what the others are held against: it lacks nothing.
    if grade != .best {
      for item in list("lacks", &fields, of: what) {
        guard let lack = decodeLack(item) else { continue }
        if lacks.contains(where: { $0.point == lack.point }) {
          fields.diagnostics.append(
            Diagnostic(
              "comparison/lack-twice", at: item.location,
              "\(what) is said to lack '\(lack.point)' twice",
              suggestion: "say all of it in one place"))
        }
        lacks.append(lack)
      }
    }
    fields.finish(what, into: &diagnostics)
    return ReferralComparison.Version(grade: grade, says: says, lacks: lacks)
  }

  private mutating func decodeLack(_ node: LocatedNode) -> ReferralComparison.Lack? {
    let what = "an item of 'lacks'"
    guard var fields = FieldReader(node, what: what, &diagnostics) else { return nil }
    let point = fields.requiredText("point", of: what)
    let why = toldText("why", &fields, of: what)
    fields.finish(what, into: &diagnostics)
    guard let point, symbols.resolve(point, as: .qualityPoint, &diagnostics), let why else {
      return nil
    }
    return ReferralComparison.Lack(point: QualityPoint.ID(point.value), why: why)
  }

  mutating func decodeRouteCards(_ node: LocatedNode) {
    for text in LocatedNode.texts(node, of: "'route-cards'", &diagnostics) {
      guard symbols.resolve(text, as: .route, &diagnostics) else { continue }
      let route = Route.ID(text.value)
      if !routeCards.contains(route) { routeCards.append(route) }
    }
  }
}
