internal import Pathways

extension Journey {
  /// Whom to ring for a purpose where the person is now; nil if the place or the time is not known.
  func frontDoor(for purpose: LocalPurpose) -> FrontDoor? {
    placeNow.flatMap { frontDoor(for: purpose, at: $0) }
  }

  private func frontDoor(for purpose: LocalPurpose, at place: AreaPlace) -> FrontDoor? {
    guard let directory, let minute else { return nil }
    return directory.frontDoor(for: purpose, at: place, minute: minute)
  }

  /// The local contacts for a purpose, the one that answers now first.
  func localPassages(for purpose: LocalPurpose) -> [Passage] {
    let whom = purpose.heading
    guard let directory, let place = placeNow, minute != nil else {
      return [.text("\(whom). \(Self.localContactNotice)")]
    }
    guard let door = frontDoor(for: purpose, at: place) else { return [] }
    var result = passages(of: door)
    if door.hasNoNumber {
      result.append(
        .warning("\(whom), \(directory.name(of: place)): \(Self.unconfirmedNotice)"))
    }
    return result
  }

  /// The numbers in the order in which to try them, what is known of each, and what is not.
  func passages(of door: FrontDoor) -> [Passage] {
    var result: [Passage] = door.dayWords.map { [.warning($0)] } ?? []
    for (number, line) in door.lines.enumerated() {
      let first = number == 0 ? "Ring" : "Or ring"
      result.append(
        .contact("\(first) \(line.phone.value.printed): \(line.name), \(line.words)."))
      result += doubts(about: line).map { .item($0) }
    }
    for contact in door.unconfirmed {
      let name = contact.name.value ?? contact.purpose.words
      result.append(.text("\(name): number not confirmed."))
    }
    let notes = (door.lines.map(\.contact) + door.unconfirmed).reduce(into: [AreaContact]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    for contact in notes {
      result += contact.notes.map { .item($0) }
      if let form = contact.form?.value { result.append(.item("Form: \(form)")) }
    }
    return result
  }

  /// How sure a number is, where it is less than sure.
  private func doubts(about line: FrontDoor.Line) -> [String] {
    var doubts: [String] = []
    let provenance = line.phone.provenance
    if line.isInConflict { doubts.append("Sources disagree about this number.") }
    switch provenance.confidence {
    case .high: break
    case .medium:
      doubts.append(
        "The number is fairly sure: \(provenance.source.title), \(provenance.source.dated).")
    case .low:
      doubts.append(
        "The number is not sure: \(provenance.source.title), \(provenance.source.dated).")
    }
    if let note = line.phone.note { doubts.append(note) }
    return doubts
  }

  static let unconfirmedNotice = "not confirmed. \(FrontDoor.whereToAsk)"

  /// Whether a contact of the whole country answers its telephone now; nil where nobody can say.
  func answering(_ contact: Contact) -> (state: LineState, words: String)? {
    guard let directory, let minute else { return nil }
    return contact.answering(
      at: minute, in: placeNow.flatMap(directory.nation), directory.bankHolidays)
  }

  /// The place, what its pack says of itself, and every other place that the case touches.
  var placePassages: [Passage] {
    guard let directory else { return [] }
    guard let place = placeNow, let area = directory.area(place.area) else {
      return [
        .warning(
          "The place is not known, so no local number is shown. Change \"Nation\" in your answers "
            + "and find the place by name.")
      ]
    }
    let name = directory.name(of: place)
    guard area.isElsewhere else {
      return [.text("Where the person is now: \(name), \(area.title).")]
    }
    return [
      .text("Where the person is now: \(name)."),
      .warning(
        "This version holds no local numbers for it. The numbers below are for the whole country. "
          + "How to find the local ones:"),
    ] + area.advice.map { .item($0) }
  }

  /// What the place has written down of its own way of referring, with its standing.
  var localRoutePassages: [Passage] {
    guard let place = placeNow, let area = directory?.area(place.area) else { return [] }
    let routes = area.policy.routes.filter {
      $0.authority == nil || $0.authority == place.authority
    }
    guard !routes.isEmpty else { return [] }
    return [.heading("What this place has written down")] + routes.map { .warning(words(for: $0)) }
  }

  /// A local route with its standing, so that a proposal is never taken for a rule.
  private func words(for route: LocalRoute) -> String {
    let standing =
      switch route.status {
      case .proposed: "Proposed, not known to be agreed"
      case .agreed: "Agreed locally"
      case .published: "Published by one body"
      case .superseded: "No longer in use"
      }
    let keeps = route.keeps.map { " \($0)" } ?? ""
    return "\(standing): \(route.title). \(route.says.joined(separator: " "))\(keeps) "
      + "(\(route.document.source.title), \(route.document.source.dated))"
  }

  /// The other places of the case, each with its social care.
  var otherPlacePassages: [Passage] {
    guard let directory, let check else { return [] }
    var result: [Passage] = []
    for other in check.places where other.part != .now {
      result.append(.heading("\(other.part.words): \(directory.name(of: other.place))"))
      for purpose in [LocalPurpose.childrensFrontDoor, .adultsFrontDoor, .police] {
        guard let door = frontDoor(for: purpose, at: other.place) else { continue }
        result.append(.text("\(purpose.heading)."))
        result += passages(of: door)
        if door.hasNoNumber { result.append(.text("Number \(Self.unconfirmedNotice)")) }
      }
    }
    return result
  }

  /// What every screen has to say of the packs of the places.
  var areaBanners: [String] {
    let place = placeNow.flatMap { directory?.name(of: $0) } ?? "The area"
    let lacking =
      lacksAdditions
      ? ["\(place) adds rules that could not be used: ask its safeguarding lead what it adds."]
      : []
    return lacking
      + overduePacks.map { area in
        "The numbers for \(area.title) are past their review date, "
          + "\(area.currency.reviewBy.inWords): check each before you use it."
      }
  }
}
