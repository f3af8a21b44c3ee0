/// A name that leads to no place, or to several.
public enum PlaceFault: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String, nearest: String?)
  /// The names of the places that fit equally well.
  case several(String, [String])

  public var description: String {
    switch self {
    case .unknown(let name, let nearest):
      "there is no place '\(name)' here\(nearest.map { ": did you mean '\($0)'?" } ?? "")"
    case .several(let name, let places):
      "'\(name)' is several places: \(places.joined(separator: "; ")). Name one of them."
    }
  }
}

extension AreaDirectory {
  /// The place with a name: the id of an area or of a council, or a name as people write it.
  ///
  /// A name that is only nearly right is refused with the nearest one: nothing is guessed.
  ///
  /// - Throws: ``PlaceFault``.
  public func place(named name: String) throws(PlaceFault) -> AreaPlace {
    if area(Area.ID(name)) != nil { return AreaPlace(area: Area.ID(name)) }
    for area in areas {
      if area.authority(LocalAuthority.ID(name)) != nil {
        return AreaPlace(area: area.id, authority: LocalAuthority.ID(name))
      }
    }
    switch finder.find(name) {
    case .found(let target, .exact), .found(let target, .prefix): return AreaPlace(target)
    case .found(let target, .edits): throw .unknown(name, nearest: target.name)
    case .several(let targets, .edits): throw .unknown(name, nearest: targets.first?.name)
    case .several(let targets, _): throw .several(name, targets.map(\.name))
    case .nothing: throw .unknown(name, nearest: nil)
    }
  }
}
