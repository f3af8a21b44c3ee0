/// A pathway in plain sentences, before it is laid out as text or Markdown.
public struct Explanation: Hashable, Sendable {
  /// A part of the explanation, named as the pathway files name their sections.
  public enum Section: String, Hashable, Sendable, CaseIterable {
    case sources, contacts, facts, derived, routes, duties, acts, assume, invariants, register
    case rules
    case wordsToAvoid = "words-to-avoid"
    case sheets

    /// The heading that a reader sees.
    public var title: String {
      switch self {
      case .sources: "Sources"
      case .contacts: "Contacts"
      case .facts: "What is asked or looked up"
      case .derived: "Terms, and when each holds"
      case .routes: "Routes"
      case .duties: "Duties"
      case .acts: "Acts to avoid"
      case .assume: "What cannot occur"
      case .invariants: "What holds in every case"
      case .register: "Bodies: who may refer, and who is bound"
      case .rules: "Rules of the domain"
      case .wordsToAvoid: "Words that no text uses"
      case .sheets: "Sheets that are handed over"
      }
    }
  }

  /// A piece of the explanation.
  public enum Passage: Hashable, Sendable {
    /// 1 is the title of the whole.
    case heading(Int, String)
    case paragraph(String)
    /// One point of a list; 0 is the outermost level.
    case point(Int, String)
    /// Lines that stand as they are, such as those for a signature.
    case lines([String])
  }

  public let passages: [Passage]

  public init(passages: [Passage]) {
    self.passages = passages
  }
}
