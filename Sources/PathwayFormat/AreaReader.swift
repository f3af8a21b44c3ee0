public import Pathways

/// What came of reading the files of an area pack.
public struct AreaReading: Sendable {
  /// The area; nil if something is an error.
  public let area: Area?
  /// Everything that is wrong, or worth a look, in the order of the files.
  public let diagnostics: [Diagnostic]
  /// The text of each file that is text, by path, for excerpts.
  public let texts: [String: String]
  /// Where each thing is declared.
  public let sourceMap: AreaSourceMap

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The diagnostics as a person reads them.
  public var report: String { DiagnosticFormatter(texts: texts).text(of: diagnostics) }
}

/// Reads the files of an area pack. It never stops at the first fault, and never traps.
public struct AreaReader: Sendable {
  private let pathways: [PathwayReading]
  private let ignoresOthers: Bool

  /// - Parameters:
  ///   - pathways: those that the pack may add to. Without them its additions are left unread,
  ///     since their conditions name facts of a pathway.
  ///   - ignoresOthers: whether what the pack adds to any other pathway is left unread. Without
  ///     it that is a fault: there is no such pathway.
  public init(beside pathways: [PathwayReading] = [], ignoresOthers: Bool = false) {
    self.pathways = pathways
    self.ignoresOthers = ignoresOthers
  }

  /// - Parameter files: of one pack, in any order.
  public func read(_ files: [PathwayFile]) -> AreaReading {
    let files = ReadFile.all(of: files)
    let texts = files.texts
    let roots = files.roots
    let diagnostics = files.diagnostics
    // Names declared in a file that could not be read would all be reported as unknown.
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return reading(nil, diagnostics, texts, [:])
    }
    var decoder = AreaDecoder(pathways: pathways, ignoresOthers: ignoresOthers)
    for root in roots { decoder.names.collect(from: root, &decoder.diagnostics) }
    for root in roots { decoder.decode(root) }
    let area = decoder.finish(roots.first?.location)
    return reading(area, diagnostics + decoder.diagnostics, texts, decoder.places)
  }

  private func reading(
    _ area: Area?, _ diagnostics: [Diagnostic], _ texts: [String: String],
    _ places: [AreaSubject: SourceLocation]
  ) -> AreaReading {
    let isBroken = diagnostics.contains { $0.severity == .error }
    return AreaReading(
      area: isBroken ? nil : area,
      diagnostics: Array(Set(diagnostics).sorted().prefix(PathwayReader.mostDiagnostics)),
      texts: texts, sourceMap: AreaSourceMap(places))
  }
}
