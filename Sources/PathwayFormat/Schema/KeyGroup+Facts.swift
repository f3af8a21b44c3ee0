import Pathways

extension KeyGroup {
  static let fact = KeyGroup(
    "fact",
    [
      DeclaredKey("group", .line, "Its heading on the page of answers."),
      DeclaredKey("label", .line, .required, "The few words that stand for it on a list."),
      DeclaredKey("ask", .line, "The question, one sentence."),
      DeclaredKey("help", .line, "Guidance that stands under the question."),
      DeclaredKey("why", .line, "Why we ask."),
      DeclaredKey(
        "answers", .members(.answers, .either([.text(.label), .group(answer)])), .required,
        "Each answer: an id and its label, or {say: label, help: …}."),
      DeclaredKey("choose", .word(["one", "any"]), "any: several answers may be given at once."),
      DeclaredKey("none", .line, "The label of \"none of these\", where several may be given."),
      DeclaredKey("ordered", .flag, "yes: the answers are in order, so they may be compared."),
      DeclaredKey(
        "not-known", .either([.word(["keep", "refuse"]), .group(notKnown)]), .required,
        "keep: it stays open; refuse: it must be answered; or {presume: …}."),
      DeclaredKey(
        "only-if", .condition,
        "Asked only when this is true or not known. It looks at earlier facts."),
      DeclaredKey("urgent", .flag, "yes: asked before all others."),
      DeclaredKey("always-ask", .flag, "yes: asked whenever it applies."),
      .choice(
        "about", of: Fact.About.self,
        "incident: the same for everybody found together. person: asked again for each."),
      .choice("record", of: Fact.Recording.self, "How the record keeps the answer."),
      .choice(
        "from", of: Fact.Origin.self,
        "Where it is looked up. With 'ask' it is asked when nothing is known."),
      DeclaredKey("default", .name(.answer), "The answer when it is neither known nor asked."),
      DeclaredKey("by-register", .flag, "yes: a body is picked from the register, or its kind."),
      .basis(), .rules, .was,
    ] + DeclaredKey.period(start: "starts"),
    demands: [
      .someOf(["ask", "from"]), .with("ask", needs: ["why", "group"]),
      .only("none", where: "choose", is: "any"),
    ])

  static let answer = KeyGroup(
    "answer",
    [
      DeclaredKey("say", .line, .required, "The label of the answer."),
      DeclaredKey("help", .line, "What the answer means."), .was,
      DeclaredKey("also", .texts, "Other words by which somebody looks for it, such as jobs."),
    ])

  static let notKnown = KeyGroup(
    "not-known",
    [
      DeclaredKey(
        "rule", .word(["keep", "refuse"]), "keep: it stays open; refuse: it must be answered."),
      DeclaredKey("presume", .name(.answer), "The answer that stands in for \"not known\"."),
      DeclaredKey("reason", .line, "Why it is presumed."),
      .basis(),
      DeclaredKey("say", .line, "The label of \"not known\"."),
      DeclaredKey("help", .line, "What choosing it means."),
    ],
    demands: [.conflict("presume", ["rule"]), .withSome("presume", of: ["reason", "basis"])])

  static let derived = KeyGroup(
    "derived",
    [
      .when("The condition that has the name."),
      DeclaredKey("says", .line, "The condition in plain words, to follow \"because\"."),
      .basis(), .rules,
    ] + DeclaredKey.period())
}
