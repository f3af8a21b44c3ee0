extension Sheet {
  /// The sheet as a JSON object, ending with a line end. The same words as the text, in the same
  /// order; duties are found by their id and how they stand.
  public var json: String {
    JSON.object([
      ("sheet", .text(kind.rawValue)), ("title", .text(title)), ("banners", .texts(banners)),
      ("sections", .list(sections.map(\.json))), ("footer", .list(footer.map(\.json))),
    ]).written() + "\n"
  }
}

extension Sheet.Section {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [("id", .text(id))]
    if let state { members.append(("standing", .text(state))) }
    if let number { members.append(("number", .number(number))) }
    members.append(("heading", .text(heading)))
    members.append(("blocks", .list(blocks.map(\.json))))
    if !parts.isEmpty { members.append(("parts", .list(parts.map(\.json)))) }
    return .object(members)
  }
}

extension Sheet.Block {
  private static func list(of fields: [Sheet.Field]) -> JSON {
    .list(fields.map { .object([("label", .text($0.label)), ("value", .text($0.value))]) })
  }

  fileprivate var json: JSON {
    func object(_ type: String, _ members: [(key: String, value: JSON)]) -> JSON {
      .object([("type", .text(type))] + members)
    }
    func helped(_ help: [String]) -> [(key: String, value: JSON)] {
      help.isEmpty ? [] : [("help", .texts(help))]
    }
    switch self {
    case .text(let text): return object("text", [("text", .text(text))])
    case .caution(let text): return object("caution", [("text", .text(text))])
    case .words(let text): return object("words", [("text", .text(text))])
    case .bullets(let items): return object("bullets", [("items", .texts(items))])
    case .numbered(let items): return object("numbered", [("items", .texts(items))])
    case .fields(let fields), .sentences(let fields):
      return object("fields", [("fields", Self.list(of: fields))])
    case .tick(let text, let isTicked, let help):
      return object("tick", [("text", .text(text)), ("ticked", .flag(isTicked))] + helped(help))
    case .known(let field, let help):
      return object(
        "known", [("label", .text(field.label)), ("value", .text(field.value))] + helped(help))
    case .blank(let blank):
      return object(
        "blank",
        [
          ("label", .text(blank.label)), ("optional", .flag(blank.isOptional)),
          ("lines", .number(blank.lines)),
        ] + helped(blank.help))
    case .step(let text, let help, let fields):
      return object(
        "step", [("text", .text(text))] + helped(help) + [("fields", Self.list(of: fields))])
    case .table(let headings, let rows):
      return object(
        "table", [("headings", .texts(headings)), ("rows", .list(rows.map(JSON.texts)))])
    }
  }
}
