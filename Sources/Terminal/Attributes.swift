import CNcurses
package import Frames

/// How a role looks under a theme. Every state is also said in words, so nothing rests on this.
package struct Attributes: Hashable, Sendable {
  /// A named colour of the terminal's own palette.
  package enum Colour: Hashable, Sendable { case standard, yellow, cyan, red }

  package var isBold = false
  package var isReverse = false
  package var isUnderlined = false
  package var colour = Colour.standard

  package static let none = Attributes()
  package static let bold = Attributes(isBold: true)
  package static let reverse = Attributes(isReverse: true)
  package static let underlined = Attributes(isUnderlined: true)
  package static let boldReverse = Attributes(isBold: true, isReverse: true)
  package static let boldUnderlined = Attributes(isBold: true, isUnderlined: true)

  /// Whether blanks look the same as cells that were never written.
  package var leavesBlanksAlone: Bool { !isReverse && !isUnderlined }

  private init(
    isBold: Bool = false, isReverse: Bool = false, isUnderlined: Bool = false,
    colour: Colour = .standard
  ) {
    self.isBold = isBold
    self.isReverse = isReverse
    self.isUnderlined = isUnderlined
    self.colour = colour
  }

  /// The look of a role.
  ///
  /// Never dim, which many terminals make unreadable, and never red against green.
  package init(of style: Style, theme: Theme) {
    self =
      switch style {
      case .plain, .done, .ruledOut, .rule, .hint, .status: .none
      case .emergency, .overdue: .boldReverse
      case .focus: theme == .highContrast ? .boldReverse : .reverse
      case .training: theme == .highContrast ? .boldReverse : .reverse
      case .outstanding, .warning, .draft: .bold
      case .heading: .bold
      case .dueSoon, .error: theme == .highContrast ? .boldReverse : .bold
      case .contact: theme == .highContrast ? .boldUnderlined : .underlined
      }
    guard theme == .standard else { return }
    colour =
      switch style {
      case .heading: .cyan
      case .dueSoon: .yellow
      case .error: .red
      default: .standard
      }
  }

  /// The bits that the shim turns into ncurses' own.
  var bits: Int32 {
    var bits = 0
    if isBold { bits |= NC_BOLD }
    if isReverse { bits |= NC_REVERSE }
    if isUnderlined { bits |= NC_UNDERLINE }
    return Int32(bits)
  }

  /// The number of the colour pair.
  var pair: Int32 {
    switch colour {
    case .standard: Int32(NC_DEFAULT_COLOUR)
    case .yellow: Int32(NC_YELLOW)
    case .cyan: Int32(NC_CYAN)
    case .red: Int32(NC_RED)
    }
  }
}
