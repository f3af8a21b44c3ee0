import Pathways

extension KeyGroup {
  static let sheet = KeyGroup(
    "sheet",
    [
      .choice("kind", of: SheetPlan.Kind.self, .required, "What the sheet is for."),
      DeclaredKey("title", .line, .required, "What stands at the head of the sheet."),
      .when("The cases to which the sheet belongs. It may look at the outcome.", .optional),
      DeclaredKey(
        "otherwise", .items(.either([.line, .group(remark)])),
        "What to do instead, where it does not belong to the case. The first that holds is said."),
      DeclaredKey(
        "say", .items(.either([.line, .group(remark)])), "Sentences at the head of the sheet."),
      DeclaredKey(
        "parts", .members(.id, .group(sheetPart)), .required, "What stands on it, in this order."),
    ] + DeclaredKey.period(),
    demands: [.with("when", needs: ["otherwise"])])

  static let remark = KeyGroup(
    "remark",
    [
      DeclaredKey("say", .line, .required, "The sentence."),
      .when("It is said when this is true or unsure.", .optional),
    ])

  static let sheetPart = KeyGroup(
    "sheet-part",
    [
      DeclaredKey("title", .line, .required, "The heading."),
      .when("It stands there when this is true or unsure.", .optional),
      DeclaredKey(
        "not-needed", .line, "Why it is not needed elsewhere. Without it, nothing is said of it."),
      DeclaredKey(
        "say", .items(.either([.line, .group(remark)])), "Sentences under the heading."),
      DeclaredKey("items", .members(.id, .group(sheetItem)), "What stands in it, in this order."),
      .basis(),
    ])

  static let sheetItem = KeyGroup(
    "sheet-item",
    [
      .choice(
        "as", of: SheetPlan.Item.Form.self, .required,
        "fill: a label, filled in by an answer or by hand; tick: a box; words: to say aloud; "
          + "note; warning; step: something that happens afterwards."),
      DeclaredKey("say", .line, .required, "What stands there."),
      DeclaredKey("help", .texts, "Sentences in smaller print below it."),
      .when("It stands there when this is true or unsure.", .optional),
      DeclaredKey("fact", .name(.fact), "The fact whose answer fills it in."),
      DeclaredKey(
        "words", .members(.anything, .line),
        "answer: what is filled in for it. not_known too. An answer that is missing fills in "
          + "nothing. Without this key the answer's own words are filled in."),
      DeclaredKey(
        "lines", .word(["1", "2", "3", "4", "6", "8"]), "Lines to write on (default 1)."),
      DeclaredKey("partly", .flag, "yes: there is more to write than the answer says."),
      DeclaredKey("optional", .flag, "yes: the form takes it without an answer."),
      DeclaredKey("time", .line, "How long it takes, or when it happens."),
      .basis(),
    ],
    demands: [
      .with("words", needs: ["fact"]), .with("partly", needs: ["fact"]),
      .only("fact", where: "as", is: "fill"), .only("lines", where: "as", is: "fill"),
      .only("time", where: "as", is: "step"), .with("time", needs: ["basis"]),
    ])
}
