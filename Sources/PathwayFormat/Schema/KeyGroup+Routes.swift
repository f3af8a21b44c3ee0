extension KeyGroup {
  static let route = KeyGroup(
    "route",
    [
      DeclaredKey("class", .line, .required, "The kind of case, which training and reports share."),
      DeclaredKey("title", .line, .required, "What a person reads as its name."),
      DeclaredKey("say", .line, "One sentence on what follows."),
      .when("The route stands when this is true."),
      DeclaredKey(
        "beats", .items(.group(precedenceOfRoutes)),
        "Routes that give way to this one when both hold."),
      .basis(.required), .rules, .was,
    ] + DeclaredKey.period())

  static let precedenceOfRoutes = KeyGroup(
    "beats",
    [
      DeclaredKey("route", .name(.route), .required, "The route that gives way."),
      DeclaredKey("reason", .line, .required, "Why it gives way."),
      .basis(),
    ])

  static let act = KeyGroup(
    "act",
    [
      DeclaredKey("say", .line, .required, "One sentence, as an instruction."),
      .when("Shown when this is true or unsure."),
      DeclaredKey("if-unsure", .word(["show", "hide"]), "hide: not shown when it is unsure."),
      DeclaredKey("with", .names(.duty), "The duties that it protects."),
      .basis(.required), .rules,
    ] + DeclaredKey.period())

  static let assumption = KeyGroup(
    "assume",
    [
      DeclaredKey("never", .condition, .required, "The combination of answers that cannot occur."),
      DeclaredKey("reason", .line, .required, "Why it cannot occur."),
    ])

  static let invariant = KeyGroup(
    "invariant",
    [
      DeclaredKey("says", .line, .required, "The demand in one sentence."),
      DeclaredKey("always", .condition, "What must be true in every case."),
      DeclaredKey("never", .condition, "What must not be true in any case."),
      DeclaredKey(
        "not-known-never-drops", .group(drops),
        "Replacing an answer by \"not known\" never takes one of these duties away."),
      DeclaredKey(
        "never-weaker", .group(weaker),
        "Going to a later answer never takes a duty away or relaxes its deadline."),
      .rules,
    ],
    demands: [.exactlyOneOf(["always", "never", "not-known-never-drops", "never-weaker"])])

  static let drops = KeyGroup(
    "not-known-never-drops",
    [
      DeclaredKey("duties", .names(.duty), .required, "The duties that stay."),
      DeclaredKey("facts", .names(.fact), .required, "The facts that may be not known."),
      .when("The cases that are looked at; all if nothing is said.", .optional),
    ])

  static let weaker = KeyGroup(
    "never-weaker",
    [
      DeclaredKey("fact", .name(.fact), .required, "The fact whose answers are compared."),
      DeclaredKey(
        "order", .names(.answer), .required, "Its answers, from the weakest to the strongest."),
      DeclaredKey("duties", .names(.duty), "The duties that are compared; none named means all."),
    ])
}
