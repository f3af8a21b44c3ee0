extension KeyGroup {
  /// The file of bank holidays.
  public static let bankHolidays = KeyGroup(
    "bank-holidays",
    [
      DeclaredKey("known-from", .text(.date), .required, "The first day that the table covers."),
      DeclaredKey("known-until", .text(.date), .required, "The last day that the table covers."),
      DeclaredKey(
        "review-by", .text(.date), .required,
        "The last day before somebody has to compare it with the source again: before the table "
          + "ends, and at most a year after it was checked."),
      DeclaredKey("source", .group(bankHolidaySource), .required, "Where the table comes from."),
      DeclaredKey(
        "office-hours", .text(.hours),
        "The hours of an ordinary office: they order two numbers of which nobody stated the hours."),
      DeclaredKey(
        "holidays", .group(bankHolidayTables), .required, "The days, by the part of the country."),
    ])

  static let bankHolidaySource = KeyGroup(
    "bank-holiday-source",
    [
      DeclaredKey("title", .line, .required, "The title of the work."),
      DeclaredKey("publisher", .line, .required, "Who publishes it."),
      DeclaredKey("url", .text(.webAddress), .required, "Its address on the web."),
      DeclaredKey("dated", .line, .required, "The version or date of the text, in words."),
      DeclaredKey("checked", .text(.date), .required, "The day on which somebody last looked."),
    ])

  static let bankHolidayTables = KeyGroup(
    "bank-holiday-tables",
    ["england-and-wales", "scotland", "northern-ireland"].map {
      DeclaredKey(
        $0, .members(.date, .line), .required, "Each day, and the name of the holiday.")
    })
}
