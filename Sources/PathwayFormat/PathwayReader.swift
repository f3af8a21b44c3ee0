public import Pathways

/// One file of a pathway as it stands on the disk.
public struct PathwayFile: Hashable, Sendable {
  /// The path that diagnostics name.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What came of reading the files of a pathway.
public struct PathwayReading: Sendable {
  /// The pathway; nil if something is an error.
  public let pathway: Pathway?
  /// Everything that is wrong, or worth a look, in the order of the files.
  public let diagnostics: [Diagnostic]
  /// The text of each file that is text, by path, for excerpts.
  public let texts: [String: String]
  /// The days on which entries of the pathway begin or end, sorted.
  public let boundaries: [CivilDate]
  /// Where each thing is declared.
  public let sourceMap: SourceMap

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The diagnostics as a person reads them.
  public var report: String {
    DiagnosticFormatter(texts: texts).text(of: diagnostics)
  }
}

/// Reads the files of a pathway. It never stops at the first fault, and never traps.
public struct PathwayReader: Sendable {
  /// The most diagnostics that are kept; a hostile file could cause millions.
  static let mostDiagnostics = 1_000
  /// The most derived names; a long chain of them would exhaust the stack.
  static let mostNames = 1_000

  public init() {}

  /// - Parameters:
  ///   - files: in any order; they are read in the order of their paths.
  ///   - date: the day for which to read; entries that do not hold then are left out.
  ///     Without one everything is read.
  public func read(_ files: [PathwayFile], on date: CivilDate? = nil) -> PathwayReading {
    var texts: [String: String] = [:]
    var roots: [LocatedNode] = []
    var diagnostics: [Diagnostic] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      switch TextGuard(path: file.path).text(of: file.bytes) {
      case .failure(let refusals):
        diagnostics += refusals.diagnostics
        if let text = String(validating: file.bytes, as: UTF8.self) { texts[file.path] = text }
      case .success(let text):
        texts[file.path] = text
        let (root, found) = YAMLReader(path: file.path).read(text)
        diagnostics += found
        if let root { roots.append(root) }
      }
    }
    // Names declared in a file that could not be read would all be reported as unknown.
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return reading(nil, diagnostics, texts, [], SourceMap([:]))
    }
    var symbols = Symbols()
    for root in roots { symbols.collect(from: root, &diagnostics) }
    let names = symbols.declared[.derived] ?? [:]
    if names.count > Self.mostNames, let place = names.values.max() {
      diagnostics.append(
        Diagnostic(
          "text/too-big", at: place,
          "there are \(names.count) derived names; at most \(Self.mostNames) are read"))
      return reading(nil, diagnostics, texts, [], SourceMap([:]))
    }
    var decoder = PathwayDecoder(symbols: symbols, date: date)
    for root in roots { decoder.decode(root) }
    let register = decoder.finishRegister()
    decoder.checkWhole()
    diagnostics += decoder.diagnostics
    return reading(
      decoder.pathway(with: register), diagnostics, texts, decoder.boundaries.sorted(),
      decoder.symbols.sourceMap)
  }

  /// Reads only the bodies of the register, which are many and seldom needed.
  ///
  /// Faults are left out: whoever reads the whole pathway finds them.
  ///
  /// - Parameter files: at least those with the facts and the register.
  public func bodies(in files: [PathwayFile], on date: CivilDate? = nil) -> [Register.Body] {
    var symbols = Symbols()
    var ignored: [Diagnostic] = []
    let roots = files.sorted(by: { $0.path < $1.path }).compactMap { file -> LocatedNode? in
      guard case .success(let text) = TextGuard(path: file.path).text(of: file.bytes) else {
        return nil
      }
      return YAMLReader(path: file.path).read(text).root
    }
    for root in roots { symbols.collect(from: root, &ignored) }
    var decoder = PathwayDecoder(symbols: symbols, date: date)
    for root in roots { decoder.decodeRegisters(in: root) }
    return decoder.finishRegister()?.bodies ?? []
  }

  private func reading(
    _ pathway: Pathway?, _ diagnostics: [Diagnostic], _ texts: [String: String],
    _ boundaries: [CivilDate], _ sourceMap: SourceMap
  ) -> PathwayReading {
    let isBroken = diagnostics.contains { $0.severity == .error }
    return PathwayReading(
      pathway: isBroken ? nil : pathway,
      diagnostics: Array(Set(diagnostics).sorted().prefix(Self.mostDiagnostics)), texts: texts,
      boundaries: boundaries, sourceMap: sourceMap)
  }
}

extension PathwayDecoder {
  fileprivate func pathway(with register: Register?) -> Pathway? {
    guard var pathway = header else { return nil }
    pathway.sources = sources
    pathway.contacts = contacts
    pathway.facts = facts
    pathway.names = names
    pathway.routes = routes
    pathway.duties = duties
    pathway.acts = acts
    pathway.assumptions = assumptions
    pathway.invariants = invariants
    pathway.scenarios = scenarios
    pathway.register = register
    pathway.rules = rules
    pathway.wordsToAvoid = wordsToAvoid
    return pathway
  }
}
