extension KeyShape {
  /// The groups that stand somewhere in it.
  var groups: [KeyGroup] {
    switch self {
    case .text, .word, .name, .names, .texts, .condition, .citations: []
    case .group(let group): [group]
    case .items(let item): item.groups
    case .members(_, let member): member.groups
    case .either(let shapes): shapes.flatMap(\.groups)
    }
  }

  /// The part of the schema that describes it.
  var schema: SchemaValue {
    switch self {
    case .text(let form): form.schema
    case .word(let words): ["enum": .list(words.map(SchemaValue.text))]
    case .name: ["$ref": "#/$defs/text"]
    case .names, .texts: ["$ref": "#/$defs/texts"]
    case .condition: ["$ref": "#/$defs/condition"]
    case .citations: ["$ref": "#/$defs/citations"]
    case .group(let group): ["$ref": .text("#/$defs/\(group.name)")]
    case .items(let item):
      ["anyOf": [["type": "array", "items": item.schema], item.schema]]
    case .members(let naming, let member): Self.members(naming, member)
    case .either(let shapes): ["anyOf": .list(shapes.map(\.schema))]
    }
  }

  /// A group that is empty may also be written as an empty list.
  private static func members(_ naming: Naming, _ member: KeyShape) -> SchemaValue {
    switch naming {
    case .id, .fact, .duty:
      [
        "anyOf": [
          [
            "type": "object",
            "propertyNames": ["pattern": .text(PathwaySchema.idPattern)],
            "additionalProperties": member.schema,
          ],
          ["type": "array", "maxItems": 0],
        ]
      ]
    case .anything: ["type": "object", "additionalProperties": member.schema]
    case .date:
      [
        "type": "object", "minProperties": 1,
        "propertyNames": ["format": "date", "pattern": .text(TextForm.datePattern)],
        "additionalProperties": member.schema,
      ]
    case .answers:
      [
        "type": "object", "minProperties": 2,
        "propertyNames": [
          "pattern": .text(PathwaySchema.idPattern), "not": ["enum": ["none", "not_known"]],
        ],
        "additionalProperties": member.schema,
      ]
    }
  }
}

extension KeyShape.TextForm {
  // A number may stand for a text, as in `phone: 999`; patterns look at texts alone.
  fileprivate var schema: SchemaValue {
    switch self {
    case .any: ["$ref": "#/$defs/text"]
    case .label: ["$ref": "#/$defs/item"]
    case .date:
      [
        "type": "string", "format": "date", "pattern": .text(Self.datePattern),
      ]
    case .deadline:
      ["type": "string", "pattern": .text("^(\(Self.deadlines.joined(separator: "|")))$")]
    case .webAddress: ["type": "string", "pattern": "^https?://"]
    case .telephone: ["type": ["string", "number"], "pattern": "^[0-9 ]+$"]
    case .withoutNumber:
      ["type": "string", "minLength": 1, "not": ["pattern": "([0-9] *){5}"]]
    case .formerID, .id: ["type": "string", "pattern": .text(PathwaySchema.idPattern)]
    case .subject:
      [
        "type": "string",
        "pattern":
          "^(pathway|(fact|derived|route|duty|act|assume|invariant|scenario|source|sheet|opening|session|comparison|quality-point) +[A-Za-z][A-Za-z0-9_]*)$",
      ]
    case .hours: ["$ref": "#/$defs/text"]
    case .days: ["type": ["string", "integer"], "pattern": "^[0-9]{1,5}$"]
    case .minutes:
      [
        "type": ["integer", "string"], "minimum": 1, "maximum": 240,
        "pattern": "^([1-9][0-9]?|1[0-9][0-9]|2[0-3][0-9]|240)$",
      ]
    case .questions:
      [
        "type": ["integer", "string"], "minimum": 1, "maximum": 20,
        "pattern": "^([1-9]|1[0-9]|20)$",
      ]
    case .mailbox: ["type": "string", "pattern": "^[^@ ]+@[^@ ]+[.][^@ ]+$"]
    }
  }
}

extension KeyShape.TextForm {
  fileprivate static let datePattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

  /// The ways in which a deadline may be written.
  private static let deadlines = [
    "at once", "same day", "next working day", "before +[^ ].*", "as soon as +[^ ].*",
    "0*[1-9][0-9]* +(hours|days|working +days)", "0*1 +(hour|day|working +day)",
  ]
}

extension KeyDemand {
  /// The part of the schema that makes the demand.
  var schema: SchemaValue {
    switch self {
    case .someOf(let keys): ["anyOf": .list(keys.map(Self.required))]
    case .exactlyOneOf(let keys): ["oneOf": .list(keys.map(Self.required))]
    case .with(let key, let needs):
      ["if": Self.required(key), "then": ["required": .list(needs.map(SchemaValue.text))]]
    case .withSome(let key, let others):
      ["if": Self.required(key), "then": ["anyOf": .list(others.map(Self.required))]]
    case .without(let key, let needs):
      ["if": ["not": Self.required(key)], "then": ["anyOf": .list(needs.map(Self.required))]]
    case .conflict(let key, let others):
      [
        "if": Self.required(key),
        "then": ["not": ["anyOf": .list(others.map(Self.required))]],
      ]
    case .only(let key, let other, let word):
      [
        "if": Self.required(key),
        "then": .object([
          .init(
            key: "properties",
            value: .object([.init(key: other, value: ["const": .text(word)])])),
          .init(key: "required", value: [.text(other)]),
        ]),
      ]
    case .hereOrInEach(let key, let other):
      [
        "anyOf": [
          Self.required(key),
          .object([
            .init(
              key: "properties",
              value: .object([
                .init(
                  key: other,
                  value: [
                    "type": "object", "minProperties": 1,
                    "additionalProperties": Self.required(key),
                  ])
              ])),
            .init(key: "required", value: [.text(other)]),
          ]),
        ]
      ]
    }
  }

  private static func required(_ key: String) -> SchemaValue {
    ["required": [.text(key)]]
  }
}
