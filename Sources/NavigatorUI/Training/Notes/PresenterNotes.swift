/// What a presenter sees on a second screen: all that belongs to the place where the room is.
///
/// It is made of the scenario and the rules alone. No vote, no answer and nobody's name is in it.
public struct PresenterNotes: Hashable, Sendable, Codable {
  /// A heading and what stands under it.
  public struct Part: Hashable, Sendable, Codable {
    public let heading: String
    public let items: [String]

    public init(_ heading: String, _ items: [String]) {
      self.heading = heading
      self.items = items
    }
  }

  public let title: String
  /// How far the session is, and the time used and planned.
  public let place: String
  /// The most urgent first.
  public let parts: [Part]

  public init(title: String, place: String, parts: [Part]) {
    self.title = title
    self.place = place
    self.parts = parts
  }
}
