import Pathways

extension KeyShape {
  /// The word `unconfirmed`, or a value with its source.
  static func stated(_ kind: String, _ value: KeyShape, except: Bool = false) -> KeyShape {
    .either([.word(["unconfirmed"]), .group(.stated(kind, value, except: except))])
  }
}

extension KeyGroup {
  /// A value with where it comes from and how sure it is, or why there is none.
  static func stated(_ kind: String, _ value: KeyShape, except: Bool) -> KeyGroup {
    KeyGroup(
      "stated-\(kind)",
      [
        DeclaredKey("is", value, "The value, as its source prints it."),
        DeclaredKey(
          "source", .names(.areaSource), "The source that gives it; others that agree after it."),
        .choice(
          "confidence", of: Confidence.self,
          "high: official, and recent or backed by another; medium: one official page that is "
            + "old, or recent at second hand; low: one weak, old or inferred source."),
        DeclaredKey(
          "checked", .text(.date), "The day on which it was checked (default: the source's)."),
        DeclaredKey("note", .text(.withoutNumber), "What a reader of the value needs to know."),
        DeclaredKey(
          "unconfirmed", .text(.withoutNumber),
          "Why there is no value: what was looked for. What is not confirmed is not shown."),
      ]
        + (except
          ? [DeclaredKey("except", .word(["bank holidays"]), "When the hours do not hold.")] : []),
      demands: [
        .exactlyOneOf(["is", "unconfirmed"]), .with("is", needs: ["source", "confidence"]),
        .conflict("unconfirmed", ["source", "confidence", "checked", "note"]),
      ])
  }

  static let areaContact = KeyGroup(
    "area-contact",
    [
      .choice("purpose", of: LocalPurpose.self, .required, "What to ring them for."),
      DeclaredKey(
        "authority", .name(.authority), "Whose it is; without one it serves the whole area."),
      DeclaredKey(
        "district", .name(.district), "The district that it serves, if it serves only one."),
      DeclaredKey(
        "nation", .items(.word(Nation.allCases.map(\.rawValue))),
        "The nations in which it is offered, if not in all."),
      DeclaredKey(
        "name", .stated("text", .text(.withoutNumber)), .required, "The service or the role."),
      DeclaredKey("phone", .stated("telephone", .text(.telephone)), .required, "By day."),
      DeclaredKey(
        "hours", .stated("hours", .items(.text(.hours)), except: true),
        "When somebody answers: Mon-Thu 08:30-17:00, or 24 hours."),
      DeclaredKey("out-of-hours", .group(outOfHours), "Who answers when the day number does not."),
      DeclaredKey("email", .stated("mailbox", .text(.mailbox)), "A mailbox of a role."),
      DeclaredKey("form", .stated("address", .text(.webAddress)), "An online form."),
      DeclaredKey("page", .stated("address", .text(.webAddress)), "The page that says more."),
      DeclaredKey(
        "also-called", .items(.group(.stated("text", .text(.withoutNumber), except: false))),
        "Other names under which a source has the same service."),
      DeclaredKey("other-phones", .items(.group(rival)), "Second lines, and rival numbers."),
      DeclaredKey(
        "superseded", .items(.group(superseded)),
        "Numbers out of use, so that the program can warn of them. They are never offered."),
      DeclaredKey(
        "through", .name(.areaContact), "A contact of this area through which it is reached."),
      DeclaredKey("national", .line, "A national contact that answers in its place."),
      DeclaredKey("notes", .texts, "Sentences for the reader, without numbers."),
    ], demands: [.with("district", needs: ["authority"])])

  static let outOfHours = KeyGroup(
    "out-of-hours",
    [
      DeclaredKey("name", .stated("text", .text(.withoutNumber)), "The service, if it differs."),
      DeclaredKey("phone", .stated("telephone", .text(.telephone)), .required, "By night."),
      DeclaredKey(
        "hours", .stated("hours", .items(.text(.hours)), except: true), "When somebody answers."),
    ])

  static let rival = KeyGroup(
    "other-phone",
    [
      .choice(
        "kind", of: AreaContact.Rival.Kind.self, .required,
        "also: a second line; conflict: sources disagree, and both are shown."),
      DeclaredKey(
        "phone", .group(.stated("telephone", .text(.telephone), except: false)), .required,
        "The number."),
    ])

  static let superseded = KeyGroup(
    "superseded",
    [
      DeclaredKey("name", .text(.withoutNumber), .required, "The name it went by."),
      DeclaredKey("phone", .text(.telephone), .required, "The old number."),
      DeclaredKey("source", .name(.areaSource), "Where it was seen."),
    ])
}
