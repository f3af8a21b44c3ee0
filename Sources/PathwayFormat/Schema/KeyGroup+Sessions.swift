import Pathways

extension KeyGroup {
  static let opening = KeyGroup(
    "opening",
    [
      DeclaredKey(
        "say", .items(.text(.withoutNumber)), .required,
        "What to say before any case, in sentences."),
      .basis(),
      DeclaredKey(
        "unconfirmed", .text(.withoutNumber),
        "Whose words they are, where no source has them. The trainer is told so."),
    ],
    demands: [.exactlyOneOf(["basis", "unconfirmed"])])

  static let session = KeyGroup(
    "session",
    [
      DeclaredKey("title", .text(.withoutNumber), .required, "What the session is called."),
      DeclaredKey("audience", .names(.audience), .required, "For whom it is."),
      DeclaredKey("minutes", .text(.minutes), .required, "How long the whole takes: 1 to 240."),
      DeclaredKey(
        "questions", .text(.questions), "How many questions each quiz asks: 1 to 20; 5 if not said."
      ),
      DeclaredKey("items", .items(.group(sessionItem)), .required, "What comes, in its order."),
    ])

  static let sessionItem = KeyGroup(
    "session-item",
    [
      DeclaredKey("opening", .name(.opening), "Opening words. They come first."),
      .choice(
        "quiz", of: SessionPlan.Quiz.self,
        "before: asked without answers; after: the same questions again, explained."),
      DeclaredKey("scenario", .name(.scenario), "A training case."),
      DeclaredKey("break", .text(.withoutNumber), "A break, with a few words for the room."),
      DeclaredKey("minutes", .text(.minutes), .required, "How long it may take: 1 to 240."),
    ],
    demands: [.exactlyOneOf(["opening", "quiz", "scenario", "break"])])
}
