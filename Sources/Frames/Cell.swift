/// One character cell of a frame.
public struct Cell: Hashable, Sendable {
  /// A cell with nothing in it.
  public static let blank = Cell(text: " ", style: .plain)

  /// A base character and the marks on it; empty in the right half of a wide character.
  public let text: String
  /// What the text is for.
  public let style: Style

  init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// Whether the cell is the right half of the wide character to the left of it.
  public var isContinuation: Bool { text.isEmpty }
}
