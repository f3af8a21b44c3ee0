public import Pathways

/// The keys that a settings file may hold, and what each may say.
public struct SettingsShape: Sendable {
  public enum Value: Hashable, Sendable {
    /// One of these words.
    case word([String])
    /// Any text that is not empty.
    case text
    /// A group with these keys, or with any keys if it is nil; each holds a word or a list.
    case group([String]?)
  }

  public let keys: [(name: String, value: Value)]

  public init(_ keys: [(name: String, value: Value)]) {
    self.keys = keys
  }
}

/// What came of reading a settings file.
public struct SettingsReading: Sendable {
  /// The texts under a key, and where they stand; a key in a group is `group.key`. A list may be
  /// empty; what cannot be used is left out.
  public let values: [String: Located<[String]>]
  /// The keys whose texts stand in a list.
  public let lists: Set<String>
  /// Whether the file is YAML at all; if not, nothing is known of what it says.
  public let isReadable: Bool
  /// Everything that is wrong, in the order of the lines.
  public let diagnostics: [Diagnostic]
  private let texts: [String: String]

  init(
    values: [String: Located<[String]>], lists: Set<String>, isReadable: Bool,
    diagnostics: [Diagnostic], texts: [String: String]
  ) {
    self.values = values
    self.lists = lists
    self.isReadable = isReadable
    self.diagnostics = diagnostics.sorted()
    self.texts = texts
  }

  /// The diagnostics as a person reads them.
  public var report: String { report(of: diagnostics) }

  /// Diagnostics about this file, with the lines that they are about.
  public func report(of diagnostics: [Diagnostic]) -> String {
    DiagnosticFormatter(texts: texts).text(of: diagnostics)
  }
}

/// Reads a settings file. A fault takes away its own key and nothing else.
public struct SettingsReader: Sendable {
  private let shape: SettingsShape

  public init(_ shape: SettingsShape) {
    self.shape = shape
  }

  public func read(_ file: PathwayFile) -> SettingsReading {
    let read = ReadFile(file)
    var decoder = Decoder(diagnostics: read.diagnostics)
    if let root = read.root { decoder.decode(root, shape) }
    return SettingsReading(
      values: decoder.values, lists: decoder.lists,
      isReadable: !read.diagnostics.contains { $0.severity == .error },
      diagnostics: decoder.diagnostics, texts: [read].texts)
  }

  private struct Decoder {
    var values: [String: Located<[String]>] = [:]
    var lists: Set<String> = []
    var diagnostics: [Diagnostic]

    mutating func decode(_ root: LocatedNode, _ shape: SettingsShape) {
      // A file of notes alone is an empty text to YAML.
      if case .scalar(let text) = root, text.value.isEmpty { return }
      guard var fields = FieldReader(root, what: "the settings file", &diagnostics) else { return }
      for (name, value) in shape.keys {
        switch value {
        case .word(let words):
          guard let text = fields.text(name) else { continue }
          if words.contains(text.value) {
            values[name] = Located([text.value], at: text.location)
          } else {
            fields.diagnostics.append(.notAllowed(text, for: name, words: words))
          }
        case .text:
          if let text = fields.text(name) {
            values[name] = Located([text.value], at: text.location)
          }
        case .group(let known):
          if let node = fields.node(name) { decode(group: node, name, known) }
        }
      }
      fields.finish("the settings file", into: &diagnostics)
    }

    private mutating func decode(group node: LocatedNode, _ name: String, _ known: [String]?) {
      // `you:` with nothing behind it is an empty group to whoever wrote it.
      if case .scalar(let text) = node, text.value.isEmpty { return }
      guard case .mapping(let entries, _) = node,
        var fields = FieldReader(node, what: "'\(name)'", &diagnostics)
      else {
        diagnostics.append(.wrongKind(of: "'\(name)'", wanted: "a group of keys", found: node))
        return
      }
      for key in known ?? entries.map(\.key.value) {
        guard let value = fields.node(key) else { continue }
        let texts = LocatedNode.texts(value, of: "'\(key)'", &fields.diagnostics)
        if case .sequence = value {
          lists.insert("\(name).\(key)")
        } else if texts.first?.value.isEmpty != false {
          continue
        }
        values["\(name).\(key)"] = Located(texts.map(\.value), at: value.location)
      }
      fields.finish("'\(name)'", into: &diagnostics)
    }
  }
}
