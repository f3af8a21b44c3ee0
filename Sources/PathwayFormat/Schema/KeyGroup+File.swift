import Pathways

extension KeyGroup {
  /// A whole file: any of the sections, in any file; the head of the pathway in one of them.
  public static let file = KeyGroup(
    "file",
    [
      DeclaredKey("pathway", .line, "The id of the pathway. The file that has it is its head."),
      DeclaredKey("title", .line, "What a person reads as the name of the pathway."),
      DeclaredKey("summary", .line, "One sentence on what the pathway is for."),
      DeclaredKey("version", .line, "The version, in quotation marks, such as \"2026.11\"."),
      DeclaredKey(
        "in-force", .group(inForce), "When the pathway holds, and when to look at it again."),
      DeclaredKey(
        "approval-needs", .texts,
        "The roles that have to approve it, such as safeguarding lead and lawyer. Without them "
          + "it stays a draft."),
      DeclaredKey(
        "approved", .items(.group(approval)),
        "Who approved it. The command 'navigator approve' writes the entries."),
      section("sources", .group(source), "What may be cited."),
      section("contacts", .group(contact), "National numbers, each with its source."),
      section("facts", .group(fact), "What is asked or looked up, in the order of asking."),
      section("derived", .either([.condition, .group(derived)]), "Names for conditions."),
      section("routes", .group(route), "The results, of which exactly one stands."),
      section("duties", .group(duty), "What must be done, by whom, to whom, by when, and why."),
      section("acts", .group(act), "Acts to avoid."),
      section("assume", .group(assumption), "Combinations of answers that cannot occur."),
      section("invariants", .group(invariant), "What holds for every combination of answers."),
      section("scenarios", .group(scenario), "Worked cases that must come out as written."),
      section("audiences", .line, "For whom training cases are meant, by id."),
      section("topics", .line, "What training cases teach, by id."),
      section(
        "openings", .group(opening),
        "What trainers say before any case. The first is the usual one."
      ),
      section(
        "sessions", .group(session), "Whole training sessions, in files of the folder 'sessions'."),
      section(
        "quality-points", .group(qualityPoint), "What a good referral has, for training."),
      section(
        "comparisons", .group(comparison), "A poor, a limited and a best referral to compare."),
      DeclaredKey(
        "route-cards", .names(.route),
        "The routes of which 'navigator handouts' prints a card, in this order."),
      section(
        "survivors", .group(survivor), "Changes that nothing notices, and why that is right."),
      section("sheets", .group(sheet), "What is handed over on paper: at most one of each kind."),
      DeclaredKey("register", .group(register), "Bodies, and the facts that choosing one sets."),
      section("rules", .group(rule), "The rules of the domain: encoded, or left out and why."),
      section("report-tables", .group(reportTable), "How answers are counted, and their labels."),
      section("reports", .group(report), "The reports that a partnership asks for."),
      DeclaredKey(
        "words-to-avoid", .members(.anything, .text(.label)),
        "Words that no text may use, each with what to write instead."),
      DeclaredKey(
        "not-done-reasons", .members(.id, .either([.text(.label), .group(notDoneReason)])),
        "Reasons why a duty may be left undone, for the person to choose from."),
      DeclaredKey(
        "accepted-findings", .items(.group(acceptedFinding)),
        "Findings of 'navigator check' that stand for a good reason, for a time."),
    ],
    // The reader passes over a title in a file without 'pathway:', where it has no meaning.
    demands: [.with("pathway", needs: ["title", "version", "in-force"])]
      + ["title", "summary", "version", "in-force", "approval-needs", "approved"].map {
        .with($0, needs: ["pathway"])
      })

  private static func section(_ name: String, _ shape: KeyShape, _ help: String) -> DeclaredKey {
    DeclaredKey(name, .members(.id, shape), help)
  }

  static let notDoneReason = KeyGroup(
    "not-done-reason",
    [
      DeclaredKey("say", .line, .required, "What the person reads."),
      .when(
        "It is offered when this is true or unsure. It may look at the outcome.", .optional),
      DeclaredKey(
        "only-for", .names(.duty), "The duties for which it is a reason (default: all)."),
    ])

  static let inForce = KeyGroup(
    "in-force",
    DeclaredKey.period() + [
      DeclaredKey(
        "review-by", .text(.date), .required,
        "The last day before somebody has to look at the pathway again.")
    ])

  static let approval = KeyGroup(
    "approval",
    [
      DeclaredKey("role", .line, .required, "One of the roles under 'approval-needs'."),
      DeclaredKey("date", .text(.date), "The day of the approval. Without one it does not count."),
      DeclaredKey("content-hash", .line, .required, "The hash of exactly what was approved."),
      DeclaredKey(
        "meaning-hash", .line,
        "The hash of what it meant. While that is the same, the approval stands."),
    ])

  static let source = KeyGroup(
    "source",
    [
      DeclaredKey("title", .line, .required, "The title of the work."),
      DeclaredKey("publisher", .line, .required, "Who publishes it."),
      DeclaredKey("url", .text(.webAddress), "Its address on the web."),
      DeclaredKey("supplied", .line, "How a copy came to you, when it has no address."),
      DeclaredKey("dated", .line, .required, "The version or date of the text, in words."),
      DeclaredKey("checked", .text(.date), .required, "The day on which somebody last looked."),
      .choice(
        "read", of: Reading.self, .required,
        "official: its own text was read; extract: a part, or a source that quotes it; "
          + "not-read: general knowledge."),
      .choice("kind", of: Source.Kind.self, .required, "What kind of authority it has."),
      DeclaredKey(
        "sections", .texts,
        "The sections that may be cited. Where they are listed, no other is taken."),
      .when("Where it applies, such as: nation is scotland.", .optional),
    ],
    demands: [.someOf(["url", "supplied"])])

  static let contact = KeyGroup(
    "contact",
    [
      DeclaredKey("name", .line, .required, "Who it is."),
      DeclaredKey("for", .line, .required, "What to ring them for."),
      DeclaredKey("phone", .text(.telephone), "Digits and spaces."),
      DeclaredKey("email", .line, "An address for email."),
      DeclaredKey("url", .line, "An address on the web."),
      DeclaredKey(
        "hours", .text(.hours), "When somebody answers: Mon-Thu 08:30-17:00, or 24 hours."),
      .basis(),
      DeclaredKey(
        "unconfirmed", .text(.withoutNumber),
        "Why there is no number, and whom to ask instead. What is not confirmed is not shown."),
    ],
    demands: [
      .conflict("unconfirmed", ["phone", "email", "url", "hours"]),
      .without("unconfirmed", needs: ["phone", "email", "url", "hours"]),
      .without("unconfirmed", needs: ["basis"]),
    ])

  static let acceptedFinding = KeyGroup(
    "accepted-finding",
    [
      DeclaredKey("finding", .line, .required, "The id of the finding, such as text-of/long."),
      DeclaredKey(
        "of", .text(.subject), .required,
        "What it is about: pathway, or a word and a name, such as duty call_999."),
      DeclaredKey("reason", .line, .required, "Why it may stand."),
      DeclaredKey("until", .text(.date), .required, "The last day on which it is accepted."),
    ])

  static let rule = KeyGroup(
    "rule",
    [
      DeclaredKey("says", .line, .required, "The rule in one sentence."),
      .choice("read", of: Reading.self, .required, "How the text behind it was read."),
      DeclaredKey("left-out", .line, "Why no entry encodes it."),
    ])
}
