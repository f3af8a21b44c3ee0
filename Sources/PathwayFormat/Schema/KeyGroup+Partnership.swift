import Pathways

extension KeyGroup {
  static let partnership = KeyGroup(
    "partnership",
    [
      DeclaredKey("name", .stated("text", .text(.withoutNumber)), .required, "Its name today."),
      .choice("type", of: Partnership.Reach.self, .required, "How far it reaches."),
      DeclaredKey(
        "known-as", .items(.group(.stated("text", .text(.withoutNumber), except: false))),
        "Names that it had or that others give it."),
      DeclaredKey("chaired-by", leader, "Who chairs it: a kind of body, never a person."),
      DeclaredKey("co-ordinated-by", leader, "Who co-ordinates it."),
      DeclaredKey(
        "activities",
        .stated("activities", .items(.word(Partnership.Activity.allCases.map(\.rawValue)))),
        "What it does, in the nine words of the national map."),
      DeclaredKey("members", .stated("members", .items(.group(member))), "Who takes part."),
      DeclaredKey("objectives", .stated("texts", .texts), "What it wants, each in a few words."),
      DeclaredKey("meetings", .stated("occasions", .items(.group(occasion))), "When it meets."),
      DeclaredKey(
        "reports", .stated("occasions", .items(.group(occasion))), "What it owes to others."),
      DeclaredKey("sub-groups", .stated("texts", .texts), "Its groups."),
      DeclaredKey("page", .stated("address", .text(.webAddress)), "The page that says more."),
      DeclaredKey(
        "part-of", .items(.group(.stated("text", .text(.withoutNumber), except: false))),
        "Larger partnerships of which it is a part."),
      DeclaredKey("notes", .texts, "Sentences for the reader."),
    ])

  private static let leader = KeyShape.stated(
    "leader", .word(Partnership.Leader.allCases.map(\.rawValue)))

  static let member = KeyGroup(
    "member",
    [
      DeclaredKey("name", .text(.withoutNumber), .required, "The body."),
      DeclaredKey(
        "part", .items(.word(Partnership.Part.allCases.map(\.rawValue))), .required,
        "What it does when somebody is referred."),
      DeclaredKey("departments", .texts, "Departments that take part in their own right."),
      DeclaredKey("successor", .line, "Who has its work now."),
    ])

  static let occasion = KeyGroup(
    "occasion",
    [
      DeclaredKey("what", .line, .required, "The meeting or the report."),
      DeclaredKey("every", .line, .required, "How often: monthly, every year."),
      DeclaredKey("to", .line, "To whom a report goes."),
    ])
}
