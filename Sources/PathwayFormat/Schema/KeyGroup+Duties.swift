import Pathways

extension KeyGroup {
  static let duty = KeyGroup(
    "duty",
    [
      .choice("stage", of: Stage.self, .required, "The step of the work that it belongs to."),
      .when("The duty is due when this is true."),
      DeclaredKey(
        "if-unsure", .word(["due", "not-due"]), "What follows when the condition is unsure."),
      DeclaredKey(
        "held-while", .group(hold),
        "It is due, but it waits while this is true. Unsure holds too."),
      DeclaredKey(
        "contingent", .items(.group(contingency)),
        "Not due yet: due if something happens that is stated in words."),
      DeclaredKey(
        "after", .items(.either([.name(.duty), .group(precedence)])),
        "It comes later than these duties."),
      DeclaredKey(
        "done-when", .condition,
        "Somebody has done it already: it stays on the list, marked so."),
    ] + wording + [
      DeclaredKey(
        "notes", .items(.either([.text(.label), .group(note)])),
        "Sentences that are added when they hold, or may hold."),
      DeclaredKey(
        "variants", .members(.id, .group(variant)),
        "Of these exactly one holds wherever the duty can be due; its keys replace the duty's."),
      .was,
    ] + DeclaredKey.period(),
    demands: ["title", "to", "by", "basis"].map { .hereOrInEach($0, of: "variants") })

  static let variant = KeyGroup(
    "variant", [.when("The variant holds when this is true.")] + wording)

  /// What a person reads of a duty, or of one of its variants.
  private static let wording: [DeclaredKey] = [
    DeclaredKey("title", .line, "What to do, verb first."),
    DeclaredKey("who", .line, "Who acts (default: you)."),
    DeclaredKey("to", .line, "To whom."),
    DeclaredKey(
      "by", .text(.deadline),
      "at once, 4 hours, same day, next working day, 3 working days, 30 days, before …, "
        + "as soon as …"),
    DeclaredKey("say", .texts, "The words to use, or what to do, in short sentences."),
    DeclaredKey("have-ready", .texts, "What to have at hand."),
    DeclaredKey("contacts", .names(.contact), "Whom to ring or write to."),
    .choice("local", of: LocalPurpose.self, "What the local contact is for."),
    .choice(
      "force", of: Force.self,
      "must: law; policy: binding policy; should: good practice; may: an option."),
    .basis(), .rules,
  ]

  static let hold = KeyGroup(
    "held-while",
    [
      .when("While this is true the duty waits."),
      DeclaredKey("until", .line, .required, "What it waits for, to follow \"until\"."),
    ])

  static let contingency = KeyGroup(
    "contingent",
    [
      .when("In which cases it may become due."),
      DeclaredKey("provided", .line, .required, "What would make it due, to follow \"if\"."),
    ])

  static let precedence = KeyGroup(
    "after",
    [
      DeclaredKey("duty", .name(.duty), .required, "The duty that comes first."),
      .when("In which cases it comes first.", .optional),
    ])

  static let note = KeyGroup(
    "note",
    [
      .when("Added when this is true or unsure.", .optional),
      DeclaredKey("say", .line, .required, "The sentence."),
      .basis(), .rules,
    ] + DeclaredKey.period())
}
