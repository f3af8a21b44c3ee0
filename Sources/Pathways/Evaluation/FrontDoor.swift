/// Whom to ring for a purpose at a place: the line that answers at a minute first.
public struct FrontDoor: Hashable, Sendable {
  /// Which of a contact's numbers a line is.
  public enum Part: Hashable, Sendable {
    case day
    case outOfHours
    /// The place of the number among the contact's other numbers.
    case rival(Int)
  }

  /// A number that may be rung, with what is known of it at the minute.
  public struct Line: Hashable, Sendable {
    public let contact: AreaContact
    public let part: Part
    /// The service that answers.
    public let name: String
    public let phone: Sourced<Telephone>
    /// Whether somebody answers at the minute.
    public let state: LineState
    /// What is known of its hours, in words: `answers now, until 17:00 today`.
    public let words: String
    /// Whether the sources disagree about the number.
    public let isInConflict: Bool
  }

  public let purpose: LocalPurpose
  public let minute: CivilMinute
  /// In the order in which to try them.
  public let lines: [Line]
  /// Services of which no number may be shown, in the order of the file.
  public let unconfirmed: [AreaContact]
  /// What is to be said of the day, such as that it is a bank holiday; nil on an ordinary day.
  public let dayWords: String?

  /// Whom to ask where no number can be given, as a sentence. In Northern Ireland social care is
  /// not the council's but the Trust's.
  public static let whereToAsk = "Ask the switchboard of the council or Trust, or 101."

  /// Whether nobody has confirmed a number.
  public var hasNoNumber: Bool { lines.isEmpty }
}

extension AreaDirectory {
  /// Whom to ring for a purpose at a place.
  ///
  /// An out-of-hours line whose hours nobody stated is taken to answer when its day line does
  /// not: that is what its name says. If the hours of the day line are not known either, neither
  /// are its own. A number that is printed for the day and for out of hours answers at any hour.
  public func frontDoor(
    for purpose: LocalPurpose, at place: AreaPlace, minute: CivilMinute
  ) -> FrontDoor {
    let area = area(place.area)
    let nation = nation(of: place)
    var contacts = self.contacts(for: purpose, at: place)
    // A day service without a line for the night leaves the night to the duty team of the place.
    let lacksNight = contacts.allSatisfy { $0.outOfHours == nil }
    if lacksNight, purpose.isSocialCare {
      contacts += self.contacts(for: .outOfHours, at: place)
    }
    var drafts: [Draft] = []
    for contact in contacts { drafts += Self.drafts(of: contact, in: area) }
    let isOffice = bankHolidays.officeHours?.isOpen(at: minute, in: nation, bankHolidays)
    let answering = AnsweringNow(
      drafts.enumerated().map { number, draft in
        // Of lines of which nobody knows the hours, the one for the time of day goes first.
        let isForAnotherTime =
          draft.schedule == nil && draft.hasTwin
          && isOffice.map { (draft.part == .outOfHours) == $0 } ?? false
        return TelephoneLine(
          id: number, schedule: draft.schedule, rank: draft.rank + (isForAnotherTime ? 10 : 0))
      }, at: minute, in: nation, bankHolidays)
    var seen: Set<String> = []
    let lines = answering.entries.compactMap { entry -> FrontDoor.Line? in
      let draft = drafts[entry.id]
      guard seen.insert(draft.phone.value.digits).inserted else { return nil }
      return FrontDoor.Line(
        contact: draft.contact, part: draft.part, name: draft.name, phone: draft.phone,
        state: entry.state, words: answering.words(for: entry),
        isInConflict: draft.isInConflict)
    }
    return FrontDoor(
      purpose: purpose, minute: minute, lines: lines,
      unconfirmed: contacts.filter { contact in !drafts.contains { $0.contact == contact } },
      dayWords: answering.bankHolidayWords)
  }

  /// The contacts for a purpose, or those through which they are reached.
  private func contacts(for purpose: LocalPurpose, at place: AreaPlace) -> [AreaContact] {
    guard let area = area(place.area) else { return [] }
    let nation = nation(of: place)
    return area.contacts(for: purpose, authority: place.authority, district: place.district)
      .filter { $0.isOffered(in: nation) }
      .flatMap { contact -> [AreaContact] in
        guard contact.telephones.isEmpty else { return [contact] }
        let through = contact.through.flatMap(area.contact)
        let national = contact.national.flatMap { elsewhere?.contact($0) }
        let others = [through, national].compactMap(\.self)
        return others.isEmpty ? [contact] : others
      }
  }

  /// A line before it is put in order.
  private struct Draft {
    let contact: AreaContact
    let part: FrontDoor.Part
    let name: String
    let phone: Sourced<Telephone>
    let schedule: Schedule?
    let rank: Int
    let isInConflict: Bool
    /// Whether the contact has a line for the day and another for out of hours.
    let hasTwin: Bool
  }

  private static func drafts(of contact: AreaContact, in area: Area?) -> [Draft] {
    let service = contact.name.value ?? contact.purpose.words
    let day = contact.hours?.value?.schedule
    let isDoubted = contact.rivals.contains { $0.kind == .conflict }
    let nightDigits = contact.outOfHours?.phone.value?.digits
    let isForBoth = nightDigits != nil && nightDigits == contact.phone.value?.digits
    let hasTwin = nightDigits != nil && contact.phone.value != nil && !isForBoth
    var drafts: [Draft] = []
    func add(
      _ part: FrontDoor.Part, _ name: String, _ phone: Sourced<Telephone>?, _ schedule: Schedule?,
      isInConflict: Bool
    ) {
      guard let phone else { return }
      // Of two numbers that sources give for one thing, the pack names the surer one first.
      let rank = phone.provenance.confidence.rankFromSurest + (part.isRival ? 1 : 0)
      drafts.append(
        Draft(
          contact: contact, part: part, name: name, phone: phone, schedule: schedule, rank: rank,
          isInConflict: isInConflict, hasTwin: hasTwin))
    }
    add(
      .day, service, contact.phone.sourced, isForBoth ? OpeningHours.always.anySchedule : day,
      isInConflict: isDoubted)
    if let night = contact.outOfHours, !isForBoth {
      let stated = night.hours?.value?.schedule
      add(
        .outOfHours, night.name?.value ?? "\(service), out of hours", night.phone.sourced,
        stated ?? day?.complement, isInConflict: false)
    }
    for (place, rival) in contact.rivals.enumerated() {
      add(
        .rival(place), service, rival.phone, day, isInConflict: rival.kind == .conflict)
    }
    return drafts
  }
}

extension OpeningHours {
  /// The schedule of hours that name no other line.
  public var anySchedule: Schedule? { try? schedule(among: [:]) }
}

extension FrontDoor.Part {
  fileprivate var isRival: Bool {
    if case .rival = self { true } else { false }
  }
}

extension Confidence {
  /// 0 is the surest.
  fileprivate var rankFromSurest: Int {
    switch self {
    case .high: 0
    case .medium: 1
    case .low: 2
    }
  }
}

extension LocalPurpose {
  fileprivate var isSocialCare: Bool {
    self == .childrensFrontDoor || self == .adultsFrontDoor
  }
}

extension AreaContact.Hours {
  /// The hours, ready to be asked; nil if the phrases say that they are not known.
  ///
  /// A pack with phrases that cannot be read is refused when it is read.
  public var schedule: Schedule? {
    guard
      let hours = try? HoursParser().hours(from: phrases, except: except.map { [$0] } ?? [])
    else { return nil }
    return try? hours.schedule(among: [:])
  }
}
