import Pathways

// What a file of an area pack may hold.
extension KeyGroup {
  public static let areaFile = KeyGroup(
    "area-file",
    [
      DeclaredKey("area", .line, "The id of the area, the name of its folder. In one file only."),
      DeclaredKey("title", .line, "What a person reads as the name of the area."),
      DeclaredKey("nation", .line, "The answer to the fact 'nation' that goes with the area."),
      DeclaredKey("elsewhere", .flag, "yes: it stands for every place that no other area claims."),
      DeclaredKey(
        "in-force", .group(areaInForce), "When the pack holds, and when to go over it again."),
      DeclaredKey("police-force", .stated("text", .text(.withoutNumber)), "The police force."),
      DeclaredKey("advice", .texts, "What to do when the area does not know whom to ring."),
      section("sources", .group(areaSource), "The pages and papers that values come from."),
      section("authorities", .group(authority), "The councils with social care duties."),
      section(
        "former-councils", .group(formerCouncil), "Abolished councils, and who has their work."),
      section(
        "contacts", .group(areaContact), "Whom to ring, by purpose. Services and roles only."),
      DeclaredKey("partnership", .group(partnership), "The bodies that work together here."),
      DeclaredKey("policy", .items(.group(setting)), "Facts that the area decides for itself."),
      section("routes", .group(localRoute), "Ways of referring that the place has written down."),
      section("adds", .group(additions), "What the area adds to a pathway, by the pathway's id."),
    ],
    demands: [.with("area", needs: ["title", "in-force"])]
      + ["title", "nation", "elsewhere", "in-force", "police-force", "advice"].map {
        .with($0, needs: ["area"])
      })

  private static func section(_ name: String, _ shape: KeyShape, _ help: String) -> DeclaredKey {
    DeclaredKey(name, .members(.id, shape), help)
  }

  static let areaInForce = KeyGroup(
    "area-in-force",
    [
      DeclaredKey("from", .text(.date), .required, "The first day on which the pack holds."),
      DeclaredKey("until", .text(.date), "The last day on which it holds."),
      DeclaredKey(
        "reviewed", .text(.date),
        "The day on which somebody last went over the whole pack (default: from)."),
      DeclaredKey(
        "review-by", .text(.date), .required,
        "The last day before somebody goes over it again: twelve months later at most."),
    ])

  static let areaSource = KeyGroup(
    "area-source",
    [
      DeclaredKey("title", .line, .required, "The title of the page or paper."),
      DeclaredKey("url", .text(.webAddress), "Its address on the web."),
      DeclaredKey("dated", .line, .required, "The date of its text, in words: undated, May 2025."),
      DeclaredKey("checked", .text(.date), .required, "The day on which somebody last looked."),
      .choice(
        "copy", of: AreaSource.Copy.self, .required,
        "live: the page itself; stored: a stored copy; supplied: a paper that was handed over."),
    ])

  static let authority = KeyGroup(
    "authority",
    [
      DeclaredKey("name", .line, .required, "The full name of the council."),
      .choice(
        "kind", of: LocalAuthority.Kind.self, .required,
        "county: districts have the housing duties; unitary: one council for everything."),
      DeclaredKey("also", .texts, "Other names that people type."),
      DeclaredKey("notes", .texts, "Changes ahead, in sentences."),
      section("districts", .group(district), "The districts and boroughs of a county."),
    ] + DeclaredKey.period())

  static let district = KeyGroup(
    "district",
    [
      DeclaredKey("name", .line, .required, "The name of the district."),
      DeclaredKey("also", .texts, "Other names that people type."),
    ])

  static let formerCouncil = KeyGroup(
    "former-council",
    [
      DeclaredKey("name", .line, .required, "The name of the abolished council."),
      DeclaredKey("also", .texts, "Other names that people type."),
      DeclaredKey("until", .text(.date), .required, "The last day on which it existed."),
      DeclaredKey(
        "successors", .names(.authority), .required,
        "The authorities that have its work. Name each if its land was divided."),
    ])

  static let setting = KeyGroup(
    "setting",
    [
      DeclaredKey("fact", .line, .required, "A fact that the pathway declares 'from: area'."),
      DeclaredKey(
        "authority", .name(.authority), "Where it holds; without one it holds in the whole area."),
      DeclaredKey(
        "answer", .stated("text", .text(.withoutNumber)), .required,
        "One of the answers of the fact, with its source; or unconfirmed."),
      DeclaredKey(
        "route", .name(.localRoute), "The local route that decides it, which has to be agreed."),
    ])

  static let localRoute = KeyGroup(
    "local-route",
    [
      DeclaredKey("title", .line, .required, "What a person reads as its name."),
      .choice(
        "status", of: LocalRoute.Status.self, .required,
        "proposed: not adopted as far as is known; agreed: adopted by those whom it binds; "
          + "published: printed as practice, agreement not seen; superseded: replaced."),
      DeclaredKey(
        "authority", .name(.authority), "Whose route it is; without one the whole area's."),
      DeclaredKey("says", .texts, .required, "What it says, in a few short sentences."),
      DeclaredKey(
        "source", .names(.areaSource), .required, "The document that states it; others after it."),
      .choice("confidence", of: Confidence.self, .required, "How sure it is that this is so."),
      DeclaredKey(
        "checked", .text(.date), "The day on which it was checked (default: the source's)."),
      DeclaredKey("keeps", .line, "What stays as it is, whatever the route says."),
    ])

  static let additions = KeyGroup(
    "additions",
    [
      section("sources", .group(source), "What the additions cite."),
      section("duties", .group(addedDuty), "Duties of the area's own."),
      DeclaredKey("notes", .items(.group(addedNote)), "Sentences that are added to duties."),
      DeclaredKey(
        "deadlines", .items(.group(earlierDeadline)), "Earlier deadlines for national duties."),
    ])

  static let addedDuty = KeyGroup(
    "added-duty", duty.keys + [DeclaredKey("authority", .name(.authority), "Where it is due.")],
    demands: duty.demands)

  static let addedNote = KeyGroup(
    "added-note",
    [
      DeclaredKey("duty", .name(.duty), .required, "The national duty that it stands under."),
      DeclaredKey("authority", .name(.authority), "Where it is shown."),
      .when("Added when this is true or unsure.", .optional),
      DeclaredKey("say", .line, .required, "The sentence."),
      .basis(),
    ])

  static let earlierDeadline = KeyGroup(
    "earlier-deadline",
    [
      DeclaredKey("duty", .name(.duty), .required, "The national duty."),
      DeclaredKey("authority", .name(.authority), "Where it holds."),
      DeclaredKey("by", .text(.deadline), .required, "The area's own deadline."),
      .basis(.required),
    ])
}
