/// The JSON Schema (draft 2020-12) of the file of bank holidays.
public struct BankHolidaySchema: Sendable {
  public init() {}

  /// The schema as text, ending with a line end.
  public var text: String {
    PathwaySchema.text(
      of: .bankHolidays, title: "The bank holidays of the case referral navigator",
      description: "How the dates fit together is checked by the navigator.")
  }
}
