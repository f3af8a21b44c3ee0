import Pathways

extension Sheets {
  /// Whom to ring for a duty: the local line that answers at this minute first, then the next.
  ///
  /// - Parameter earlier: the number of the duty above that has the same local contacts; they are
  ///   printed there, and here only the number to begin with.
  func contacts(of wording: Duty.Wording, asUnder earlier: String? = nil) -> [Sheet.Block] {
    let door = wording.local.flatMap(frontDoor)
    var blocks =
      wording.local.map { purpose in
        earlier.map { [repeated(purpose, door, asUnder: $0)] } ?? local(purpose, door)
      } ?? []
    let shown = Set((door?.lines ?? []).map(\.phone.value.digits))
    // A national number that the place gives too is printed once, with what is known of it there.
    let national = (wording.contacts ?? []).compactMap(pathway.contact).filter { contact in
      contact.phone.map { !shown.contains($0.filter(\.isNumber)) } ?? true
    }
    if !national.isEmpty {
      let isFirst = blocks.isEmpty
      blocks.append(
        .fields(
          national.enumerated().map { place, contact in
            Sheet.Field(
              isFirst && place == 0 ? contact.label : "Also",
              contact.words(answering: answering(contact)?.words))
          }))
    }
    return blocks
  }

  /// Whether a contact of the whole country answers at the minute of the sheet.
  func answering(_ contact: Contact) -> (state: LineState, words: String)? {
    place.flatMap { place in
      contact.answering(
        at: stamps.minute, in: place.directory.nation(of: place.place),
        place.directory.bankHolidays)
    }
  }

  /// What is known of the local contacts of a duty beside their numbers.
  func contactNotes(of wording: Duty.Wording) -> [String] {
    let door = wording.local.flatMap(frontDoor)
    var contacts: [AreaContact] = []
    for line in door?.lines ?? [] where !contacts.contains(line.contact) {
      contacts.append(line.contact)
    }
    return contacts.flatMap { contact in
      contact.notes.map { "\(contact.name.value ?? contact.purpose.words): \($0)" }
    }
  }

  func frontDoor(_ purpose: LocalPurpose) -> FrontDoor? {
    place.map { place in
      place.directory.frontDoor(for: purpose, at: place.place, minute: stamps.minute)
    }
  }

  private func repeated(
    _ purpose: LocalPurpose, _ door: FrontDoor?, asUnder number: String
  ) -> Sheet.Block {
    let phone = door?.lines.first.map { "\($0.phone.value.printed): " } ?? ""
    return .fields([Sheet.Field("Ring", "\(phone)\(purpose.words), as under \(number).")])
  }

  /// What stands in place of a local number where nobody said where the person is.
  static let noPlaceNotice =
    "the place was not named, so no number is known. \(FrontDoor.whereToAsk)"

  /// What stands there where the place is known, and its number is not.
  static let noNumberNotice = "number not confirmed. \(FrontDoor.whereToAsk)"

  private func local(_ purpose: LocalPurpose, _ door: FrontDoor?) -> [Sheet.Block] {
    guard let door else {
      return [
        .fields([Sheet.Field("Ring", "\(purpose.words): \(Self.noPlaceNotice)")])
      ]
    }
    var blocks: [Sheet.Block] = door.dayWords.map { [.caution($0)] } ?? []
    var fields: [Sheet.Field] = []
    for (number, line) in door.lines.enumerated() {
      let words = "\(line.phone.value.printed)\(line.doubt): \(line.name), \(line.words)"
      fields.append(
        Sheet.Field(
          number == 0 ? "Ring" : "Or ring",
          ([words] + [line.phone.note].compactMap(\.self)).map(\.asSentence).joined(separator: " "))
      )
    }
    if door.hasNoNumber {
      fields.append(Sheet.Field("Ring", "\(purpose.words): \(Self.noNumberNotice)"))
    }
    for contact in door.unconfirmed where !door.hasNoNumber {
      fields.append(
        Sheet.Field("Or ring", "\(contact.name.value ?? purpose.words): number not confirmed."))
    }
    if !fields.isEmpty { blocks.append(.fields(fields)) }
    return blocks
  }
}

extension FrontDoor.Line {
  /// How sure the number is, where it is less than sure.
  var doubt: String {
    if isInConflict { return " (sources disagree about this number)" }
    return switch phone.provenance.confidence {
    case .high: ""
    case .medium: " (fairly sure)"
    case .low: " (not sure)"
    }
  }
}

extension Contact {
  /// What stands before a contact that is the first of a duty.
  var label: String {
    if case .confirmed(nil, nil, .some, _) = reach { return "Online" }
    return "Ring or write to"
  }

  /// The ways to reach it; a number only if somebody confirmed it.
  var words: String { words(answering: nil) }

  /// The same, with whether its telephone is answered now in place of its hours.
  func words(answering: String?) -> String {
    switch reach {
    case .unconfirmed(let instead): return "\(name): \(instead)"
    case .confirmed(let phone, let email, let url, let hours):
      let ways = [phone, email, url].compactMap(\.self).joined(separator: ", ")
      let open = (answering ?? hours ?? doubtOfHours).map { " (\($0))" } ?? ""
      return "\(ways): \(name), for \(purpose)\(open)".asSentence
    }
  }
}
