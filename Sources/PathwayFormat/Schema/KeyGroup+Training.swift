extension KeyGroup {
  static let training = KeyGroup(
    "training",
    [
      DeclaredKey(
        "minutes", .text(.minutes), .required, "How long it takes with a group: 1 to 240."),
      DeclaredKey(
        "area", .text(.id), "The area pack where it plays. Without it: anywhere in its nation."),
      DeclaredKey("audience", .names(.audience), .required, "For whom it is meant."),
      DeclaredKey("topics", .names(.topic), .required, "What it teaches."),
      DeclaredKey(
        "warning", .text(.withoutNumber), .required, "What to say before the case is shown."),
      DeclaredKey("licence", .line, .required, "On what terms the text may be copied."),
      DeclaredKey(
        "reveal", .items(.group(step)), .required,
        "The story in the order of telling, and the answers that come to light."),
      DeclaredKey(
        "notes", .items(.text(.withoutNumber)), .required,
        "For the presenter alone. The room never sees them."),
      DeclaredKey(
        "learning", .items(.text(.withoutNumber)), .required, "What people should take away."),
      DeclaredKey(
        "questions", .items(.text(.withoutNumber)), .required, "Open questions for the room."),
      DeclaredKey(
        "mistakes", .items(.group(mistake)), .required, "What people often choose instead."),
    ])

  static let step = KeyGroup(
    "step",
    [
      DeclaredKey(
        "says", .text(.withoutNumber), .required, "A sentence or two of the story, without a name."),
      DeclaredKey(
        "gives", .members(.fact, .names(.answer)),
        "The answers that come to light here, by fact. A later step may say more of one."),
    ])

  static let mistake = KeyGroup(
    "mistake",
    [
      DeclaredKey("duty", .name(.duty), "A duty that is not due here, and was done."),
      DeclaredKey("left-out", .name(.duty), "A duty that is due here, and was left out."),
      DeclaredKey("act", .name(.act), "An act that is to be avoided here, and was done."),
      DeclaredKey("fact", .name(.fact), "A fact that was answered otherwise."),
      DeclaredKey("answer", .name(.answer), "The wrong answer to that fact."),
      DeclaredKey(
        "why", .text(.withoutNumber), .required, "Why it is wrong here, as feedback to the room."),
      .basis(.required),
    ],
    demands: [
      .conflict("answer", ["duty", "left-out", "act"]),
      .exactlyOneOf(["duty", "left-out", "act", "fact"]),
      .with("fact", needs: ["answer"]), .with("answer", needs: ["fact"]),
    ])
}
