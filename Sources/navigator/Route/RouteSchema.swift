import Pathways

/// The JSON Schema (draft 2020-12) of what `navigator route` reads and writes, made from the
/// pathway itself, so that it cannot disagree with it.
struct RouteSchema {
  let pathway: Pathway

  var document: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": .string("navigator route: \(pathway.title)"),
      "$defs": [
        "input": input, "output": output, "error": error, "basis": basis, "contact": contact,
        "local": local,
      ],
      "oneOf": [
        ["$ref": "#/$defs/input"], ["$ref": "#/$defs/output"], ["$ref": "#/$defs/error"],
      ],
    ]
  }

  private var input: JSONValue {
    var answers: [String: JSONValue] = [:]
    let settled = Set(pathway.register?.sets ?? [])
    for fact in pathway.facts where !settled.contains(fact.id) {
      answers[fact.id.rawValue] = schema(of: fact)
    }
    return object(
      [
        "pathway": ["type": "string", "const": .string(pathway.id.rawValue)],
        "area": ["type": "string"],
        "at": [
          "type": "string", "description": "a date, or a time as in RFC 3339",
        ],
        "case_reference": [
          "type": "string",
          "description": "your own case reference, for sheets; a route leaves it out",
        ],
        "answers": [
          "type": "object", "additionalProperties": false, "properties": .object(answers),
        ],
      ], required: ["answers"])
  }

  private func schema(of fact: Fact) -> JSONValue {
    let ids = fact.answers.map { JSONValue.string($0.id.rawValue) }
    let unknown: [JSONValue] = fact.mayBeNotKnown ? ["not_known"] : []
    let description = JSONValue.string(fact.question ?? fact.label)
    if fact.takesSeveral {
      return [
        "description": description,
        "anyOf": [
          ["type": "array", "uniqueItems": true, "items": ["enum": .array(ids)]],
          ["enum": .array(ids + unknown)],
        ],
      ]
    }
    if fact.isChosenFromRegister {
      return [
        "description": description,
        "anyOf": [
          ["enum": .array(ids + unknown)],
          ["type": "string", "description": "the name of a body in the register"],
        ],
      ]
    }
    return ["description": description, "enum": .array(ids + unknown)]
  }

  private var output: JSONValue {
    object(
      [
        "pathway": object([
          "id": text, "version": text, "content_hash": text, "approved": ["type": "boolean"],
          "review_by": ["type": "string", "format": "date"],
        ]),
        "status": ["enum": ["complete", "asking"]],
        "question": orNull(
          object(
            [
              "id": text, "ask": text, "help": text, "why": text,
              "choose": ["enum": ["one", "any"]],
              "answers": list(of: object(["id": text, "label": text, "leads_to": texts])),
            ], required: ["id", "ask", "choose", "answers"])),
        "route": orNull(
          object([
            "id": ids(pathway.routes.map(\.id.rawValue)), "class": text, "title": text,
            "say": text, "basis": bases, "because": texts,
          ])),
        "duties": list(of: duty),
        "acts_to_avoid": list(
          of: object([
            "id": ids(pathway.acts.map(\.id.rawValue)), "say": text, "protects": texts,
            "basis": bases,
          ])),
        "presumptions": list(
          of: object(
            ["fact": text, "as": text, "reason": text, "basis": bases],
            required: ["fact", "as", "basis"])),
        "routes_possible": list(
          of: object(["id": text, "possible": ["type": "boolean"], "ruled_out_by": texts])),
        "changes_of_route": list(
          of: object(["fact": text, "answer": true, "routes": texts])),
        "your_body": list(of: object(["fact": text, "value": text])),
        "set_aside": texts,
        "warnings": texts,
      ], required: ["pathway", "status", "duties", "acts_to_avoid", "warnings"])
  }

  private var duty: JSONValue {
    object(
      [
        // An area may add duties of its own.
        "id": text,
        // The same on the screen, in lines and on the sheets.
        "number": ["type": "integer"],
        "standing": ["enum": ["due", "due_because_unsure", "held", "contingent"]],
        "provided": orNull(text), "waits_for": orNull(text), "done": ["type": "boolean"],
        "done_because": texts,
        "stage": ids(Stage.allCases.map(\.rawValue)),
        "force": ids(Force.allCases.map(\.rawValue)), "variant": text, "title": text,
        "who": text, "to": text, "by": object(["code": text, "text": text]), "say": texts,
        "have_ready": texts, "notes": list(of: object(["say": text, "basis": bases])),
        "basis": bases, "because": texts,
        "contacts": list(of: ["$ref": "#/$defs/contact"]), "local_contact": text,
        "local_contacts": ["$ref": "#/$defs/local"],
      ],
      required: [
        "id", "number", "standing", "done", "done_because", "stage", "force", "title", "who", "to",
        "by", "basis",
        "because", "contacts",
      ])
  }

  /// Whom to ring at the place for one purpose.
  private var local: JSONValue {
    let line = object(
      [
        "name": text, "phone": text, "state": ["enum": ["open", "closed", "not_known"]],
        "answers": text,
        "confidence": ids(Confidence.allCases.map(\.rawValue)), "conflict": ["type": "boolean"],
        "source": text, "url": text, "dated": text,
        "checked": ["type": "string", "format": "date"], "notes": texts,
      ],
      required: [
        "name", "phone", "state", "answers", "confidence", "conflict", "source", "dated",
        "checked", "notes",
      ])
    return object(
      [
        "purpose": ids(LocalPurpose.allCases.map(\.rawValue)), "lines": list(of: line),
        "unconfirmed": texts, "day": text, "instead": text,
      ], required: ["purpose", "lines", "unconfirmed"])
  }

  private var basis: JSONValue {
    object([
      "source": ids(pathway.sources.map(\.id.rawValue)), "section": text, "title": text,
      "verified": ["type": "boolean"], "read": ids(Reading.allCases.map(\.rawValue)),
    ])
  }

  private var contact: JSONValue {
    object(
      [
        "id": text, "name": text, "for": text, "confirmed": ["type": "boolean"], "phone": text,
        "email": text, "url": text, "hours": text, "note": text,
      ], required: ["id", "name", "for", "confirmed"])
  }

  private var error: JSONValue {
    object([
      "error": object([
        "id": text, "message": text, "at": text, "did_you_mean": orNull(text),
      ])
    ])
  }

  private var text: JSONValue { ["type": "string"] }
  private var texts: JSONValue { list(of: text) }
  private var bases: JSONValue { list(of: ["$ref": "#/$defs/basis"]) }

  private func ids(_ ids: [String]) -> JSONValue {
    ["enum": .array(ids.map(JSONValue.string))]
  }

  private func list(of item: JSONValue) -> JSONValue {
    ["type": "array", "items": item]
  }

  private func orNull(_ schema: JSONValue) -> JSONValue {
    ["anyOf": [["type": "null"], schema]]
  }

  /// An object with these keys and no others; all required unless said otherwise.
  private func object(_ properties: [String: JSONValue], required: [String]? = nil) -> JSONValue {
    [
      "type": "object", "additionalProperties": false, "properties": .object(properties),
      "required": .array((required ?? properties.keys.sorted()).map(JSONValue.string)),
    ]
  }
}
