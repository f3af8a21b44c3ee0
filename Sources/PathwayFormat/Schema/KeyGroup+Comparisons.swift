extension KeyGroup {
  static let qualityPoint = KeyGroup(
    "quality-point",
    [
      DeclaredKey("say", .text(.withoutNumber), .required, "What a good referral has."),
      .basis(.required),
    ])

  static let comparison = KeyGroup(
    "comparison",
    [
      DeclaredKey("title", .line, .required, "The exercise in a few words."),
      DeclaredKey(
        "minutes", .text(.minutes), .required, "How long it takes with a group: 1 to 240."),
      DeclaredKey(
        "source", .group(scenarioSource), .required,
        "Where the texts come from, or that they are made up."),
      DeclaredKey("licence", .line, .required, "On what terms the texts may be copied."),
      DeclaredKey(
        "warning", .text(.withoutNumber), .required, "What to say before they are shown."),
      DeclaredKey(
        "situation", .text(.withoutNumber), .required,
        "What the practitioner in the exercise knows."),
      DeclaredKey("poor", .group(weakVersion), .required, "The poor referral."),
      DeclaredKey("limited", .group(weakVersion), .required, "The limited referral."),
      DeclaredKey("best", .group(bestVersion), .required, "The best referral; it lacks nothing."),
      DeclaredKey(
        "learning", .items(.text(.withoutNumber)), .required, "What people should take away."),
    ])

  static let weakVersion = KeyGroup(
    "weak-version",
    [
      says,
      DeclaredKey(
        "lacks", .items(.group(lack)), .required,
        "What it lacks, by quality point, and where that shows."),
    ])

  static let bestVersion = KeyGroup("best-version", [says])

  static let lack = KeyGroup(
    "lack",
    [
      DeclaredKey("point", .name(.qualityPoint), .required, "The quality point."),
      DeclaredKey("why", .text(.withoutNumber), .required, "Where it shows in the text."),
    ])

  private static let says = DeclaredKey(
    "says", .items(.text(.withoutNumber)), .required, "The text, in paragraphs, without a name.")
}
