import Pathways

/// The area that somebody names on the command line, by its id or by a place in it.
struct AreaChoice {
  let area: Area
  /// The council, where the name was that of a place.
  let authority: LocalAuthority.ID?

  /// No single area goes by the name.
  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: ``Unknown`` if nothing or several things fit, with what was meant perhaps.
  init(_ name: String, among all: [Area]) throws(Unknown) {
    if let area = all.first(where: { $0.id.rawValue == name }) {
      self.area = area
      authority = nil
      return
    }
    switch PlaceFinder(areas: all).find(name) {
    case .found(let target, .exact):
      guard let area = all.first(where: { $0.id == target.area }) else {
        throw Unknown(description: "there is no area '\(target.area)'")
      }
      self.area = area
      authority = target.authority
    case .found(let target, _):
      throw Unknown(description: "there is no place '\(name)'; did you mean '\(target.name)'?")
    case .several(let targets, _):
      throw Unknown(
        description: "'\(name)' can be any of: "
          + targets.map(\.name).joined(separator: "; ") + ". Name one of them")
    case .nothing:
      throw Unknown(
        description: "there is no area or place '\(name)'. Areas: "
          + all.map(\.id.rawValue).joined(separator: ", "))
    }
  }
}
