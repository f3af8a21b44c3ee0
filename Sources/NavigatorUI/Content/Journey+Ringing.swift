internal import Pathways

extension Journey {
  /// The number to ring now for a duty, or where else it is done, in one line; nil if it has none
  /// that is known.
  ///
  /// - Parameter tries: how often somebody tried and reached nobody: the next number is then shown.
  func ringNow(for wording: Duty.Wording, tries: Int = 0) -> String? {
    if tries == 0, let address = pathway.address(for: wording) { return "\(address)." }
    let national = nationalLadder(for: wording)
    guard let purpose = wording.local, purpose.isRungForTheDuty, placeNow != nil,
      let door = frontDoor(for: purpose)
    else {
      return national.words(tries: tries)
    }
    let local = localLadder(of: door)
    if local.isEmpty {
      let national = nationalLadder(for: wording, inPlaceOfLocal: true)
      return "Number of \(purpose.words): "
        + (national.words(tries: tries).map { "not confirmed. \($0)" } ?? Self.unconfirmedNotice)
    }
    // While nobody answers at the place, somebody who answers for the whole country may.
    if !local.mayAnswer, national.mayAnswer {
      return [local.words(tries: tries), national.words(tries: tries)].compactMap(\.self)
        .joined(separator: " Until then: ")
    }
    return local.words(tries: tries)
  }

  /// The local numbers.
  private func localLadder(of door: FrontDoor) -> RingLadder {
    RingLadder(
      door.lines.map { line in
        let isDoubted = line.isInConflict || line.phone.provenance.confidence == .low
        // The doubt stands before the hours, so that the smallest screen cannot cut it off.
        let doubt = isDoubted ? " (the number is not sure)" : ""
        return RingLadder.Rung(
          number: "\(line.phone.value.printed)\(doubt)", state: line.state, words: line.words)
      })
  }

  /// The numbers for the whole country: those whose hours nobody confirmed say so.
  ///
  /// - Parameter inPlaceOfLocal: whether they could be taken for local ones, and so say what they
  ///   are for.
  private func nationalLadder(
    for wording: Duty.Wording, inPlaceOfLocal: Bool = false
  ) -> RingLadder {
    guard let directory, let minute else { return RingLadder([]) }
    let contacts = (wording.contacts ?? []).compactMap(pathway.contact)
    let answering = AnsweringNow(
      contacts.filter { $0.phone != nil }.map { contact in
        TelephoneLine(id: contact.id, schedule: contact.schedule, rank: 0)
      }, at: minute, in: placeNow.flatMap(directory.nation), directory.bankHolidays)
    return RingLadder(
      answering.entries.compactMap { entry in
        guard let contact = pathway.contact(entry.id), let phone = contact.phone else { return nil }
        return RingLadder.Rung(
          number: "\(phone), \(contact.name)\(inPlaceOfLocal ? ", for \(contact.purpose)" : "")",
          state: entry.state,
          words: (entry.state == .notKnown(.hours) ? contact.doubtOfHours : nil)
            ?? answering.words(for: entry))
      })
  }
}
