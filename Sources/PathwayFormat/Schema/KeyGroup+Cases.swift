extension KeyGroup {
  static let scenario = KeyGroup(
    "scenario",
    [
      DeclaredKey("title", .line, .required, "The case in a few words."),
      DeclaredKey("story", .line, "What happened, without a name."),
      DeclaredKey("source", .group(scenarioSource), "Where the story comes from."),
      DeclaredKey(
        "given", .members(.fact, .names(.answer)), .required,
        "The answers, by fact; 'not-known', and 'none' for none of these."),
      DeclaredKey("expect", .group(expectation), .required, "What has to come of it."),
      DeclaredKey("training", .group(training), "What a trainer needs to teach from it."),
      .rules,
    ],
    demands: [.with("training", needs: ["story", "source"])])

  static let survivor = KeyGroup(
    "survivor",
    [
      DeclaredKey(
        "change", .line, .required,
        "The change, exactly as 'navigator check --mutants' prints it."),
      DeclaredKey("reason", .line, .required, "Why nothing needs to notice it."),
    ])

  static let scenarioSource = KeyGroup(
    "scenario-source",
    [
      DeclaredKey("name", .line, .required, "Who tells it."),
      DeclaredKey("url", .line, "Its address on the web."),
    ])

  static let expectation = KeyGroup(
    "expect",
    [
      DeclaredKey("route", .name(.route), "The route that stands."),
      DeclaredKey("class", .line, "The class of that route."),
      DeclaredKey("due", .names(.duty), "Duties that are due, or due because unsure."),
      DeclaredKey("held", .names(.duty), "Duties that are due and wait."),
      DeclaredKey("contingent", .names(.duty), "Duties that would be due if something happened."),
      DeclaredKey("not-due", .names(.duty), "Duties that are neither due nor held."),
      DeclaredKey("avoid", .names(.act), "Acts to avoid that are shown."),
      DeclaredKey("not-avoid", .names(.act), "Acts to avoid that are not shown."),
      DeclaredKey("order", .items(.names(.duty)), "Lists of duties, the earlier before the later."),
      DeclaredKey("asked", .names(.fact), "Facts that are asked."),
      DeclaredKey("not-asked", .names(.fact), "Facts that are not asked."),
      DeclaredKey("asked-first", .name(.fact), "The fact that is asked before all others."),
      DeclaredKey(
        "absent", .names(.duty), "Duties that stand on no list, not even as contingent."),
      DeclaredKey("done", .names(.duty), "Duties that are marked as done by somebody."),
      DeclaredKey("not-done", .names(.duty), "Duties that are not marked as done."),
      DeclaredKey("by", .members(.duty, .text(.deadline)), "For each duty, by when."),
      DeclaredKey(
        "says", .members(.duty, .texts),
        "For each duty, a few words of a note, or of the event it waits for, that must be there."),
      DeclaredKey(
        "not-says", .members(.duty, .texts),
        "For each duty, a few words of a note or an event that must not be there."),
    ])

  static let register = KeyGroup(
    "register",
    [
      DeclaredKey("fact", .name(.fact), "The fact whose answer is a kind of body."),
      DeclaredKey("with", .name(.fact), "A second fact on which the table depends."),
      DeclaredKey("sets", .names(.fact), "The facts that choosing a body sets."),
      DeclaredKey(
        "kinds", .members(.id, .items(.group(row))),
        "For each kind of body, one row or a list of rows."),
      DeclaredKey(
        "councils", .names(.answer),
        "The kinds that are councils, whose bodies can be taken for a place."),
      DeclaredKey(
        "named", .items(.group(named)),
        "What the names of bodies tell of their kind, so that none is listed under another."),
      DeclaredKey("bodies", .items(.group(body)), "Bodies by name."),
    ])

  static let named = KeyGroup(
    "register-named",
    [
      DeclaredKey(
        "says", .line, .required, "A word, or several together, as names of bodies have them."),
      DeclaredKey("kinds", .names(.answer), .required, "The kinds of which such a body can be."),
      DeclaredKey("but", .texts, "Bodies that are of another kind all the same."),
    ])

  /// A row also has a key for each fact that the register names.
  static let row = KeyGroup(
    "register-row", [.basis(), .rules] + DeclaredKey.period(), factKeys: .texts)

  /// A body may also say which answer to the second fact goes with it.
  static let body = KeyGroup(
    "body",
    [
      DeclaredKey("name", .line, .required, "The name, exactly as the body writes it."),
      DeclaredKey(
        "kind", .name(.answer), .required, "Its kind: an answer to the fact of the register."),
      DeclaredKey("also", .texts, "Other names, old ones too."),
    ] + DeclaredKey.period(), factKeys: .line)
}
