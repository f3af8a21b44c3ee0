internal import Interviews
public import Pathways

/// A place that a case touches, and its part in the case.
public struct CasePlace: Hashable, Sendable {
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// Where the person is now: it decides whom to ring first.
    case now
    /// Where the person lives.
    case home
    /// Where it happened.
    case scene

    /// As a person reads it.
    public var words: String {
      switch self {
      case .now: "Where the person is now"
      case .home: "Where the person lives"
      case .scene: "Where it happened"
      }
    }
  }

  public let part: Part
  public let place: AreaPlace

  public init(_ part: Part, _ place: AreaPlace) {
    self.part = part
    self.place = place
  }
}

extension Journey {
  /// Adds the area packs; the first frame need not wait for them.
  ///
  /// - Parameter problems: what could not be read of them, for every screen.
  public mutating func adopt(_ directory: AreaDirectory?, problems: [String] = []) {
    self.directory = directory
    directoryProblems = problems
  }

  /// Where the person is now, as far as services go.
  var placeNow: AreaPlace? {
    check == nil ? profilePlace : check?.places.first { $0.part == .now }?.place
  }

  /// Whether the fact on the page can be answered by finding a place.
  var asksForPlace: Bool {
    directory != nil && page.asked.map(isPlaceFact) == true
  }

  /// Whether a fact is the one that an area answers and that is asked where none is known.
  func isPlaceFact(_ id: Fact.ID) -> Bool {
    pathway.fact(id).map { $0.origin == .area && $0.isAskable } == true
  }

  /// The places that match what is typed on the page.
  var placeRows: [PlaceFinder.Target] {
    guard case .places = page, let directory else { return [] }
    return switch directory.finder.find(place.text) {
    case .found(let target, _): [target]
    case .several(let targets, _): targets
    case .nothing: []
    }
  }

  /// A place as the list shows it: its name, its area, and the council that it used to be.
  func words(for target: PlaceFinder.Target) -> String {
    let area = directory?.area(target.area)?.title ?? target.area.rawValue
    let former = target.former.map { ", for the former \($0)" } ?? ""
    if directory?.area(target.area)?.isElsewhere == true {
      return "\(target.name)\(former): no local numbers here"
    }
    return target.name == area ? "\(target.name)\(former)" : "\(target.name)\(former): \(area)"
  }

  /// Whether what is typed matches only after letters are changed.
  var isGuess: Bool {
    guard let directory else { return false }
    return switch directory.finder.find(place.text) {
    case .found(_, .edits), .several(_, .edits): true
    default: false
    }
  }

  /// Takes the focused place: the nation and what the area decides follow from it.
  mutating func choosePlace(for part: CasePlace.Part, _ fact: Fact.ID?, at moment: Moment)
    -> [Effect]
  {
    let rows = placeRows
    guard rows.indices.contains(place.cursor), let directory else { return [] }
    let target = rows[place.cursor]
    let chosen = AreaPlace(target, nation: nationGiven)
    if check == nil {
      profilePlace = chosen
    } else {
      setPlace(part, chosen)
    }
    let nation = directory.answers(at: chosen)["nation"]
    close()
    guard part == .now, let fact = fact.flatMap(pathway.fact) else {
      guard check != nil else { return [.remember(profile, place: profilePlace)] }
      return [store(at: moment)]
    }
    guard let nation, fact.offers(nation) else {
      status = .news("\(target.name). Now choose the nation that it is in.")
      return check == nil ? [] : [store(at: moment)]
    }
    let effects = answer(fact, nation, at: moment)
    if status?.kind == .news { status = .news("\(target.name). Saved.") }
    return effects
  }

  /// The nation that was answered, if it was.
  private var nationGiven: Answer.ID? {
    guard let fact = pathway.facts.first(where: { isPlaceFact($0.id) }),
      case .one(let nation) = given(to: fact)
    else { return nil }
    return nation
  }

  /// Puts a place into the check at hand, and takes over what its area decides.
  mutating func setPlace(_ part: CasePlace.Part, _ place: AreaPlace?) {
    guard var check else { return }
    check.places.removeAll { $0.part == part }
    if let place { check.places.append(CasePlace(part, place)) }
    check.places.sort { $0.part.rank < $1.part.rank }
    self.check = check
    if part == .now { adoptArea() }
  }

  /// Takes over what the area of the check's place decides, and what it adds to the rules.
  mutating func adoptArea() {
    guard var check else { return }
    var lookedUp = context.lookedUp
    if let place = placeNow, let directory {
      let answers = directory.answers(at: place)
      for fact in pathway.facts where !fact.isAskable {
        guard let given = answers[fact.id], fact.offers(given) else { continue }
        lookedUp[fact.id] = given
      }
    }
    check.lookedUp = lookedUp
    check.answers = interview.answers.filled(from: unfit)
    let kept = (history, toConfirm, confirmed, status)
    load(check)
    (history, toConfirm, confirmed, status) = kept
  }

  /// The rules of the pathway with what the area of a place adds to them; without it, and said so
  /// on every screen, if both together are too tangled.
  mutating func compiled(for place: AreaPlace?) -> CompiledPathway {
    lacksAdditions = false
    guard let place else { return base }
    do {
      return try base.adding(
        directory?.area(place.area), at: place.authority, budget: context.nodeBudget)
    } catch {
      lacksAdditions = true
      return base
    }
  }

  /// The packs of the places of the case that are past the day by which somebody had to look at
  /// them again, each once. Without a check, that of the remembered place.
  public var overduePacks: [Area] {
    guard let directory, let today = minute?.date else { return [] }
    let places = check?.places.map(\.place) ?? [profilePlace].compactMap(\.self)
    return places.reduce(into: []) { overdue, place in
      guard let area = directory.area(place.area), !area.isCurrent(on: today),
        !overdue.contains(area)
      else { return }
      overdue.append(area)
    }
  }

  /// A nation that was answered by hand for a place of another nation: the place is let go.
  mutating func dropPlaceThatContradicts(_ fact: Fact, _ given: Given) {
    guard isPlaceFact(fact.id), let place = placeNow, let directory,
      let decided = directory.answers(at: place)[fact.id], decided != given
    else { return }
    if check == nil { profilePlace = nil } else { setPlace(.now, nil) }
  }
}

extension CasePlace.Part {
  fileprivate var rank: Int {
    switch self {
    case .now: 0
    case .home: 1
    case .scene: 2
    }
  }
}
