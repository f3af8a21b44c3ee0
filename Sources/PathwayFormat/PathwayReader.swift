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
  /// The first days of the stretches into which those dates cut the time, sorted.
  public let turns: [CivilDate]
  /// Where each thing is declared.
  public let sourceMap: SourceMap
  /// What it declares, so that an area can add to it; nil if it could not be read.
  var symbols: Symbols?
  /// The files as they were read, for places inside a declaration.
  let roots: [LocatedNode]

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
    reading(of: parse(files), on: date)
  }

  /// Reads the files as a whole, and as they stand on every day between their dates.
  ///
  /// - Returns: the reading without a date, with whatever is wrong on some day only; and the
  ///   pathway for each stretch of days, none if anything is an error.
  public func readThroughTime(
    _ files: [PathwayFile]
  ) -> (whole: PathwayReading, stretches: [PathwayStretch]) {
    let parsed = parse(files)
    let whole = reading(of: parsed, on: nil)
    guard let pathway = whole.pathway else { return (whole, []) }
    var stretches: [PathwayStretch] = []
    var diagnostics = Set(whole.diagnostics)
    for period in pathway.inForce.stretches(cutAt: whole.turns) {
      let day = period.from ?? period.until ?? pathway.reviewBy
      let reading = whole.turns.isEmpty ? whole : self.reading(of: parsed, on: day)
      diagnostics.formUnion(reading.diagnostics)
      if let pathway = reading.pathway {
        stretches.append(PathwayStretch(period: period, pathway: pathway))
      }
    }
    guard diagnostics.count > whole.diagnostics.count else { return (whole, stretches) }
    var all = self.reading(whole.pathway, Array(diagnostics), whole)
    all.symbols = whole.symbols
    return (all, all.hasErrors ? [] : stretches)
  }

  /// The text of all files as nodes, and what they declare.
  private struct Parsed {
    var texts: [String: String] = [:]
    var roots: [LocatedNode] = []
    var symbols = Symbols()
    var diagnostics: [Diagnostic] = []
    /// Whether there is no point in going on.
    var isHopeless = false
  }

  private func parse(_ files: [PathwayFile]) -> Parsed {
    let read = ReadFile.all(of: files)
    var parsed = Parsed(texts: read.texts, roots: read.roots, diagnostics: read.diagnostics)
    // Names declared in a file that could not be read would all be reported as unknown.
    guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else {
      parsed.isHopeless = true
      return parsed
    }
    for root in parsed.roots { parsed.symbols.collect(from: root, &parsed.diagnostics) }
    let names = parsed.symbols.declared[.derived] ?? [:]
    if names.count > Self.mostNames, let place = names.values.max() {
      parsed.diagnostics.append(
        Diagnostic(
          "text/too-big", at: place,
          "there are \(names.count) derived names; at most \(Self.mostNames) are read"))
      parsed.isHopeless = true
    }
    return parsed
  }

  private func reading(of parsed: Parsed, on date: CivilDate?) -> PathwayReading {
    guard !parsed.isHopeless else {
      return reading(nil, parsed.diagnostics, parsed.texts, [], [], SourceMap([:]), [])
    }
    var decoder = PathwayDecoder(symbols: parsed.symbols, date: date)
    for root in parsed.roots { decoder.decode(root) }
    let register = decoder.finishRegister()
    decoder.checkNamedKinds()
    decoder.checkWhole()
    var result = reading(
      decoder.pathway(with: register), parsed.diagnostics + decoder.diagnostics, parsed.texts,
      decoder.boundaries.sorted(), decoder.turns.sorted(), decoder.symbols.sourceMap,
      parsed.roots)
    result.symbols = decoder.symbols
    return result
  }

  /// Reads only the head of a pathway: its id, version and dates.
  ///
  /// Faults are left out: whoever reads the whole pathway finds them.
  ///
  /// - Returns: the head and where it stands; nil if the file has none.
  public func head(in file: PathwayFile) -> (pathway: Pathway, place: SourceLocation)? {
    let parsed = parse([file])
    var decoder = PathwayDecoder(symbols: parsed.symbols, date: nil)
    for root in parsed.roots { decoder.decodeHeader(root) }
    return decoder.header.map { ($0, decoder.symbols.sourceMap[.pathway]) }
  }

  /// Reads only the bodies of the register, which are many and seldom needed.
  ///
  /// Faults are left out: whoever reads the whole pathway finds them.
  ///
  /// - Parameter files: at least those with the facts and the register.
  public func bodies(in files: [PathwayFile], on date: CivilDate? = nil) -> [Register.Body] {
    var symbols = Symbols()
    var ignored: [Diagnostic] = []
    let roots = ReadFile.all(of: files).roots
    for root in roots { symbols.collect(from: root, &ignored) }
    var decoder = PathwayDecoder(symbols: symbols, date: date)
    for root in roots { decoder.decodeRegisters(in: root) }
    return decoder.finishRegister()?.bodies ?? []
  }

  private func reading(
    _ pathway: Pathway?, _ diagnostics: [Diagnostic], _ texts: [String: String],
    _ boundaries: [CivilDate], _ turns: [CivilDate], _ sourceMap: SourceMap,
    _ roots: [LocatedNode]
  ) -> PathwayReading {
    let isBroken = diagnostics.contains { $0.severity == .error }
    return PathwayReading(
      pathway: isBroken ? nil : pathway,
      diagnostics: Array(Set(diagnostics).sorted().prefix(Self.mostDiagnostics)), texts: texts,
      boundaries: boundaries, turns: turns, sourceMap: sourceMap, roots: roots)
  }

  private func reading(
    _ pathway: Pathway?, _ diagnostics: [Diagnostic], _ like: PathwayReading
  ) -> PathwayReading {
    reading(
      pathway, diagnostics, like.texts, like.boundaries, like.turns, like.sourceMap,
      like.roots)
  }
}

extension Period {
  /// The period cut before each of these days.
  ///
  /// - Parameter days: sorted.
  fileprivate func stretches(cutAt days: [CivilDate]) -> [Period] {
    var stretches: [Period] = []
    var start = from
    for day in days where contains(day) && start.map({ $0 < day }) ?? true {
      stretches.append(Period(from: start, until: day.previous))
      start = day
    }
    return stretches + [Period(from: start, until: until)]
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
    pathway.audiences = audiences
    pathway.topics = topics
    pathway.openings = openings
    pathway.sessions = sessions
    pathway.qualityPoints = qualityPoints
    pathway.comparisons = comparisons
    pathway.routeCards = routeCards
    pathway.survivors = survivors
    pathway.register = register
    pathway.sheets = sheets
    pathway.rules = rules
    pathway.wordsToAvoid = wordsToAvoid
    pathway.acceptedFindings = acceptedFindings
    pathway.notDoneReasons = notDoneReasons
    pathway.reportTables = reportTables.map(\.table)
    pathway.reports = reports
    return pathway
  }
}
