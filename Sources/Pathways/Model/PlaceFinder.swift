/// Finds the council of a place from what somebody types.
///
/// It looks for the whole name, then for names that begin so, then for names that are a slip of
/// the finger away. If several fit equally well it names them all: it never picks one.
public struct PlaceFinder: Sendable {
  /// A council that a name stands for.
  public struct Target: Hashable, Sendable {
    public let area: Area.ID
    /// Nil in the area for everywhere else, which has no councils of its own.
    public let authority: LocalAuthority.ID?
    public let district: District.ID?
    /// The name of the council or district, in full.
    public let name: String
    /// The abolished council whose name was typed; the target has its work now.
    public let former: String?
    /// The answer to the fact `nation` that goes with the council, where no area decides it.
    public let nation: Answer.ID?

    public init(
      area: Area.ID, authority: LocalAuthority.ID?, district: District.ID?, name: String,
      former: String?, nation: Answer.ID? = nil
    ) {
      self.nation = nation
      self.area = area
      self.authority = authority
      self.district = district
      self.name = name
      self.former = former
    }
  }

  /// How the name was recognised.
  public enum Likeness: Hashable, Sendable {
    case exact
    /// The name goes on: "Newcastle" for Newcastle-under-Lyme.
    case prefix
    /// So many letters differ. Whoever shows it asks whether it is meant.
    case edits(Int)
  }

  public enum Finding: Hashable, Sendable {
    case found(Target, Likeness)
    /// Several fit equally well, in the order of their names.
    case several([Target], Likeness)
    case nothing
  }

  /// A council that no pack claims.
  public struct Elsewhere: Hashable, Sendable {
    public let name: String
    /// The answer to the fact `nation` that goes with it; nil if that is not known.
    public let nation: Answer.ID?

    public init(name: String, nation: Answer.ID?) {
      self.name = name
      self.nation = nation
    }
  }

  private struct Name: Sendable {
    let normalized: String
    let bare: String
    let targets: [Target]
  }

  private let names: [Name]

  /// - Parameters:
  ///   - areas: all packs.
  ///   - elsewhere: councils that no pack claims; they lead to the area for everywhere
  ///     else, and keep "Newcastle" from being taken for the only one that a pack knows.
  public init(areas: [Area], elsewhere: [Elsewhere] = []) {
    var names: [Name] = []
    for area in areas {
      for authority in area.authorities {
        let target = Target(
          area: area.id, authority: authority.id, district: nil, name: authority.name, former: nil)
        names += Self.names([authority.name] + authority.otherNames, [target])
        for district in authority.districts {
          let target = Target(
            area: area.id, authority: authority.id, district: district.id, name: district.name,
            former: nil)
          names += Self.names([district.name] + district.otherNames, [target])
        }
      }
      for former in area.formerCouncils {
        let targets = former.successors.compactMap { area.authority($0) }.map { authority in
          Target(
            area: area.id, authority: authority.id, district: nil, name: authority.name,
            former: former.name)
        }
        names += Self.names([former.name] + former.otherNames, targets)
      }
    }
    if let rest = areas.first(where: \.isElsewhere) {
      let known = Set(names.map(\.normalized))
      for council in elsewhere where !known.contains(PlaceName.normalized(council.name)) {
        let target = Target(
          area: rest.id, authority: nil, district: nil, name: council.name, former: nil,
          nation: council.nation)
        names += Self.names([council.name], [target])
      }
    }
    self.names = names
  }

  private static func names(_ all: [String], _ targets: [Target]) -> [Name] {
    all.map {
      Name(normalized: PlaceName.normalized($0), bare: PlaceName.bare($0), targets: targets)
    }
  }

  public func find(_ text: String) -> Finding {
    let typed = PlaceName.normalized(text)
    guard !typed.isEmpty else { return .nothing }
    // Words such as "council" are dropped only when the whole name is not known as it stands:
    // Dorset Council and Dorset County Council are two.
    if let finding = finding(names.filter { $0.normalized == typed }, .exact) { return finding }
    let bare = PlaceName.bare(text)
    if !bare.isEmpty, let finding = finding(names.filter { $0.bare == bare }, .exact) {
      return finding
    }
    let wanted = bare.isEmpty ? typed : bare
    if wanted.count >= 3,
      let finding = finding(
        names.filter { $0.bare.hasPrefix(wanted) || $0.normalized.hasPrefix(typed) }, .prefix)
    {
      return finding
    }
    return nearest(to: wanted)
  }

  private func nearest(to wanted: String) -> Finding {
    // In a short name every letter counts: Hull is no slip for Poole.
    let limit = wanted.count < 4 ? 0 : wanted.count < 8 ? 1 : 2
    guard limit > 0 else { return .nothing }
    let distances = names.map { name in
      (
        name: name,
        edits: min(
          Suggestion.edits(from: wanted, to: name.bare),
          Suggestion.edits(from: wanted, to: name.normalized))
      )
    }
    guard let least = distances.map(\.edits).min(), least <= limit else { return .nothing }
    return finding(distances.filter { $0.edits == least }.map(\.name), .edits(least)) ?? .nothing
  }

  private func finding(_ found: [Name], _ likeness: Likeness) -> Finding? {
    var targets: [Target] = []
    for target in found.flatMap(\.targets)
    where !targets.contains(where: { $0.isSamePlace(as: target) }) {
      targets.append(target)
    }
    guard let first = targets.first else { return nil }
    return targets.count == 1
      ? .found(first, likeness) : .several(targets.sorted { $0.name < $1.name }, likeness)
  }
}

extension PlaceFinder.Target {
  /// Whether both lead to the same body.
  fileprivate func isSamePlace(as other: PlaceFinder.Target) -> Bool {
    (area, authority, district, name) == (other.area, other.authority, other.district, other.name)
  }
}
