public import Pathways

/// Whom to ring, as a handout prints it: with the hours, since nobody knows when it is read.
public struct PrintedNumbers: Sendable {
  private let pathway: Pathway
  private let place: Sheets.Place?
  private let minute: CivilMinute

  /// - Parameters:
  ///   - place: nil if the handout is for no place; a line is then left to write a number on.
  ///   - minute: when the handout is made. It steers nothing but which pack counts.
  public init(_ pathway: Pathway, at place: Sheets.Place?, minute: CivilMinute) {
    self.pathway = pathway
    self.place = place
    self.minute = minute
  }

  /// The numbers for a local service.
  ///
  /// - Returns: none if no place is known; a sentence that says so where none is confirmed.
  public func local(_ purpose: LocalPurpose) -> [String] {
    guard let place else { return [] }
    let door = place.directory.frontDoor(for: purpose, at: place.place, minute: minute)
    guard !door.hasNoNumber else {
      return ["\(purpose.heading): not confirmed. \(FrontDoor.whereToAsk)"]
    }
    // The lines stand in the order for this minute; on paper the day comes before the night.
    let byDay = door.lines.filter { $0.part != .outOfHours }
    let byNight = door.lines.filter { $0.part == .outOfHours }
    return (byDay + byNight).map { line in
      "\(line.phone.value.printed)\(line.doubt): \(line.name) (\(line.hours))"
    }
  }

  /// The digits of the local numbers, so that no number is printed twice.
  public func localDigits(_ purpose: LocalPurpose) -> Set<String> {
    guard let place else { return [] }
    let door = place.directory.frontDoor(for: purpose, at: place.place, minute: minute)
    return Set(door.lines.map(\.phone.value.digits))
  }

  /// A national contact, with its number if one was confirmed.
  public func national(_ id: Contact.ID) -> String? { pathway.contact(id)?.words }

  /// A national contact in as few words as will do: the number and who answers.
  public func brief(_ id: Contact.ID) -> String? {
    pathway.contact(id).map { contact in
      switch contact.reach {
      case .unconfirmed: "\(contact.name): not confirmed"
      case .confirmed(let phone?, _, _, _): "\(phone) \(contact.name)"
      case .confirmed(nil, let email, let url, _):
        "\(contact.name): \(email ?? url ?? "see the rules")"
      }
    }
  }
}

extension FrontDoor.Line {
  /// When somebody answers, as the source says it.
  fileprivate var hours: String {
    switch part {
    case .outOfHours: contact.outOfHours?.hours?.value?.words ?? "out of hours"
    case .day, .rival: contact.hours?.value?.words ?? "hours not known"
    }
  }
}
