import Interviews
import Pathways

extension Sheets {
  /// The page for who has to act and reads one page only: the route, what to do now in order, whom
  /// to ring for each, and where it is recorded. Everything on it stands in full behind it.
  var summary: Sheet.Section {
    let due = lines(of: .due)
    var blocks: [Sheet.Block] = []
    if let say = outcome.route.flatMap(pathway.route)?.say, !say.isEmpty {
      blocks.append(.text(say))
    }
    blocks.append(.fields(origin))
    blocks.append(.text(due.isEmpty ? "Nothing is to be done now." : "Do now, in this order:"))
    if !due.isEmpty { blocks.append(.fields(due)) }
    for (group, lead) in [(DutyGroup.held, "These wait:"), (.done, "These count as done:")] {
      let lines = lines(of: group)
      if !lines.isEmpty { blocks += [.text(lead), .fields(lines)] }
    }
    blocks.append(.fields([record]))
    return Sheet.Section("summary", endsPage: true, "On one page: \(title)", blocks)
  }

  private var title: String {
    outcome.route.flatMap(pathway.route)?.title ?? "no route stands. Ask your safeguarding lead"
  }

  /// Each duty of a group in a line or two: its number, what, by when, and the number to begin with.
  private func lines(of group: DutyGroup) -> [Sheet.Field] {
    numbered.filter { DutyGroup(of: $0.owed) == group }.compactMap { number, owed in
      guard let duty = pathway.duty(owed.duty) else { return nil }
      let wording = duty.wording(of: owed.variant)
      var parts = [wording.title ?? duty.id.rawValue]
      if let step = stamps.steps[duty.id] { parts.append("So far: \(step.words)") }
      let answers = group == .done ? interview.answersThatDid(duty.id) : []
      if !answers.isEmpty { parts.append("You answered: \(answers.joined(separator: "; "))") }
      if group == .due, stamps.steps[duty.id]?.isDone != true {
        parts += [wording.by.map { "By when: \($0.words)" }, ring(for: wording)].compactMap(\.self)
      }
      return Sheet.Field(number, parts.map(\.asSentence).joined(separator: " "))
    }
  }

  /// The number to begin with, or where else the duty is done; nil if it has none.
  private func ring(for wording: Duty.Wording) -> String? {
    if let address = pathway.address(for: wording) { return address }
    if wording.local?.isRungForTheDuty == true,
      let line = wording.local.flatMap(frontDoor)?.lines.first
    {
      let state = line.state == .open ? "answers now" : line.words
      return "Ring \(line.phone.value.printed)\(line.doubt), \(state)"
    }
    let contact = (wording.contacts ?? []).compactMap(pathway.contact).first { $0.phone != nil }
    func national(_ purpose: String = "") -> String? {
      guard let contact, let phone = contact.phone else { return nil }
      return "\(phone), \(contact.name)\(purpose)\(state(of: contact))"
    }
    guard let purpose = wording.local, purpose.isRungForTheDuty else {
      return national().map { "Ring \($0)" }
    }
    // A national number alone would look as if it were the local one, so it says what it is for.
    let other = national(contact.map { ", for \($0.purpose)" } ?? "")
    guard frontDoor(purpose) != nil else {
      return other.map { "For the whole country, as no place was named: \($0)" }
        ?? "\(purpose.heading): \(Self.noPlaceNotice)"
    }
    return other.map { "Local number not confirmed here: for the whole country, \($0)" }
      ?? "\(purpose.heading): \(Self.noNumberNotice)"
  }

  /// Whether somebody answers a line of the whole country at the minute of the sheet, as far as it
  /// is known; to follow its name.
  private func state(of contact: Contact) -> String {
    guard contact.schedule != nil else { return contact.doubtOfHours.map { ", \($0)" } ?? "" }
    guard let answering = answering(contact) else { return "" }
    return answering.state == .open ? ", answers now" : ", \(answering.words)"
  }

  private var record: Sheet.Field {
    Sheet.Field("Record", stamps.record.map { "number \($0.number)" } ?? "not recorded")
  }
}
