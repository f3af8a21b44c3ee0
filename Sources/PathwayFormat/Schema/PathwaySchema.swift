/// The JSON Schema (draft 2020-12) of a pathway file, for editors and for checks that know
/// nothing of this program.
///
/// It sees one file at a time. What needs the whole pathway (that a name is declared, that
/// nothing goes in a circle) and what needs the language of conditions is left to the reader.
public struct PathwaySchema: Sendable {
  public init() {}

  /// The schema as text, ending with a line end.
  public var text: String {
    Self.text(
      of: .file, title: "A file of a pathway of the case referral navigator",
      description:
        "Any file may hold any section. Conditions and names are checked by the navigator."
    )
  }

  /// The schema of a kind of file.
  static func text(of root: KeyGroup, title: String, description: String) -> String {
    var groups: [KeyGroup] = []
    collect(root, into: &groups)
    collect(.citation, into: &groups)
    let definitions = groups.dropFirst().map {
      SchemaValue.Member(key: $0.name, value: schema(of: $0))
    }
    let head: SchemaValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .text(title),
      "description": .text(description),
    ]
    guard case .object(let members) = schema(of: root) else { return head.json() + "\n" }
    let document = head.adding(members)
      .adding([.init(key: "$defs", value: .object(shared + definitions))])
    return document.json() + "\n"
  }

  /// The groups in the order in which they are first needed.
  private static func collect(_ group: KeyGroup, into groups: inout [KeyGroup]) {
    guard !groups.contains(where: { $0.name == group.name }) else { return }
    groups.append(group)
    for key in group.keys {
      for inner in key.shape.groups { collect(inner, into: &groups) }
    }
  }

  private static func schema(of group: KeyGroup) -> SchemaValue {
    let properties = group.keys.map { key in
      let help: [SchemaValue.Member] = [.init(key: "description", value: .text(key.help))]
      return SchemaValue.Member(key: key.name, value: key.shape.schema.adding(help))
    }
    let required = group.keys.filter { $0.need == .required }.map { SchemaValue.text($0.name) }
    var members: [SchemaValue.Member] = [
      .init(key: "type", value: "object"),
      .init(key: "properties", value: .object(properties)),
    ]
    if let shape = group.factKeys {
      // A pattern also looks at the keys that stand under "properties", so it leaves them out.
      let own = group.keys.map(\.name).joined(separator: "|")
      let pattern = "^(?!(?:\(own))$)" + idPattern.dropFirst()
      members.append(
        .init(
          key: "patternProperties", value: .object([.init(key: pattern, value: shape.schema)])))
    }
    members.append(.init(key: "additionalProperties", value: false))
    if !required.isEmpty { members.append(.init(key: "required", value: .list(required))) }
    if !group.demands.isEmpty {
      members.append(.init(key: "allOf", value: .list(group.demands.map(\.schema))))
    }
    return .object(members)
  }

  static let idPattern = "^[A-Za-z][A-Za-z0-9_]*$"

  /// Definitions that many groups share.
  ///
  /// The reader takes every value as text. An editor reads `version: 1` as a number before it
  /// looks at the schema, so a number or `true` is as good as a text.
  private static let shared: [SchemaValue.Member] = [
    .init(key: "text", value: ["type": ["string", "number", "boolean"], "minLength": 1]),
    .init(key: "item", value: ["type": ["string", "number", "boolean"]]),
    .init(
      key: "texts",
      value: [
        "anyOf": [["$ref": "#/$defs/item"], ["type": "array", "items": ["$ref": "#/$defs/item"]]]
      ]),
    .init(
      key: "condition",
      value: [
        "anyOf": [
          ["$ref": "#/$defs/text"],
          [
            "type": "object", "minProperties": 1, "maxProperties": 1,
            "properties": [
              "all": ["$ref": "#/$defs/conditions"], "any": ["$ref": "#/$defs/conditions"],
              "not": ["$ref": "#/$defs/condition"],
            ], "additionalProperties": false,
          ],
        ]
      ]),
    .init(
      key: "conditions",
      value: ["type": "array", "minItems": 1, "items": ["$ref": "#/$defs/condition"]]),
    .init(
      key: "citations",
      value: [
        "anyOf": [
          ["$ref": "#/$defs/text"], ["$ref": "#/$defs/citation"],
          [
            "type": "array",
            "items": ["anyOf": [["$ref": "#/$defs/text"], ["$ref": "#/$defs/citation"]]],
          ],
        ]
      ]),
  ]
}
