public import Pathways

/// What came of reading the file of bank holidays.
public struct BankHolidayReading: Sendable {
  /// The table; nil if something is an error.
  public let bankHolidays: BankHolidays?
  /// Everything that is wrong, or worth a look, in the order of the lines.
  public let diagnostics: [Diagnostic]
  /// The text of the file by its path, for excerpts.
  public let texts: [String: String]

  /// The diagnostics as a person reads them.
  public var report: String { DiagnosticFormatter(texts: texts).text(of: diagnostics) }
}

/// Reads the file of bank holidays. It never stops at the first fault, and never traps.
public struct BankHolidayReader: Sendable {
  public init() {}

  public func read(_ file: PathwayFile) -> BankHolidayReading {
    let read = ReadFile(file)
    var decoder = BankHolidayDecoder(diagnostics: read.diagnostics)
    let table = read.root.flatMap { decoder.decode($0) }
    if read.root == nil, read.diagnostics.isEmpty {
      decoder.diagnostics.append(
        Diagnostic(
          "shape/empty", at: SourceLocation(path: file.path, line: 1, column: 1),
          "the file of bank holidays is empty", suggestion: "begin with 'known-from:'"))
    }
    return reading(table, decoder.diagnostics, [read].texts)
  }

  private func reading(
    _ table: BankHolidays?, _ diagnostics: [Diagnostic], _ texts: [String: String]
  ) -> BankHolidayReading {
    let isBroken = diagnostics.contains { $0.severity == .error }
    return BankHolidayReading(
      bankHolidays: isBroken ? nil : table,
      diagnostics: Array(Set(diagnostics).sorted().prefix(PathwayReader.mostDiagnostics)),
      texts: texts)
  }
}
