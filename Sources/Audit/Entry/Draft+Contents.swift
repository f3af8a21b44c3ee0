import Pathways

extension Draft {
  /// A finished or re-run check.
  init(_ referral: Referral) {
    let answers = Self.values(of: referral.answers)
    let lookedUp = Self.values(of: referral.lookedUp)
    var counted: [String: Canonical] = [:]
    for fact in referral.counted {
      counted[fact.rawValue] = answers[fact.rawValue] ?? lookedUp[fact.rawValue]
    }
    var sections: [Section: Canonical] = [:]
    sections[.record] = .object([
      "pathway": Self.stamp(referral.pathway),
      "area": referral.area.map { .text($0) },
      "nation": referral.nation.map { .text($0) },
      "area_hash": referral.areaHash.map { .text($0) },
      "authority": referral.authority.map { .text($0) },
      "answers": .object(answers),
      "looked_up": lookedUp.isEmpty ? nil : .object(lookedUp),
      "overdue": referral.overdue.isEmpty ? nil : .list(referral.overdue.map { .text($0) }),
      "route": .text(referral.route.rawValue),
      "class": .text(referral.routeClass),
      "duties": .list(
        referral.duties.map { duty in
          .object([
            "id": .text(duty.id.rawValue), "standing": .text(duty.standing),
            "by": duty.by.map { .text($0) }, "done": duty.isDone ? .truth(true) : nil,
          ])
        }),
      "started": .text(referral.started.description),
      "finished": .text(referral.finished.description),
    ])
    sections[.case] = Self.unlessEmpty([
      "reference": referral.caseReference.map { .text($0) },
      "role": referral.role.map { .text($0) },
    ])
    sections[.stats] = .object([
      "pathway": .text(referral.pathway.id.rawValue),
      "approved": .truth(referral.pathway.isApproved),
      "month": Self.month(referral.finished),
      "route": .text(referral.route.rawValue),
      "class": .text(referral.routeClass),
      "area": referral.area.map { .text($0) },
      "nation": referral.nation.map { .text($0) },
      "body": referral.bodyKind.map { .text($0) },
      "answers": .object(counted),
      "tables": referral.lines.isEmpty
        ? nil
        : .object(
          Dictionary(
            uniqueKeysWithValues: referral.lines.map { table, lines in
              (table.rawValue, Canonical.list(lines.map { .text($0) }))
            })),
    ])
    self.init(
      kind: referral.rerunOf == nil ? .finished : .rerun, id: referral.id,
      about: referral.rerunOf, sections: sections)
  }

  init(_ check: AbandonedCheck) {
    self.init(
      kind: .abandoned, id: check.id,
      sections: [
        .record: .object([
          "pathway": Self.stamp(check.pathway),
          "last_question": .text(check.lastQuestion.rawValue),
          "started": .text(check.started.description),
          "left": .text(check.left.description),
        ]),
        .stats: .object([
          "pathway": .text(check.pathway.id.rawValue),
          "approved": .truth(check.pathway.isApproved),
          "month": Self.month(check.left),
          "last_question": .text(check.lastQuestion.rawValue),
        ]),
      ])
  }

  init(_ event: LaterEvent) {
    var sections: [Section: Canonical] = [
      .record: .object([
        "code": .text(event.code),
        "subject": event.subject.map { .text($0) },
        "value": event.value.map { .text($0) },
        "happened": event.happened.map { .text($0.description) },
        "entered": .text(event.entered.description),
      ])
    ]
    sections[.case] = Self.unlessEmpty([
      "reference": event.reference.map { .text($0) },
      "role": event.role.map { .text($0) },
    ])
    self.init(kind: event.kind.entry, id: event.id, about: event.about, sections: sections)
  }

  private static func stamp(_ stamp: PathwayStamp) -> Canonical {
    .object(
      [
        "id": .text(stamp.id.rawValue), "version": .text(stamp.version),
        "content_hash": .text(stamp.contentHash), "approved": .truth(stamp.isApproved),
      ] as [String: Canonical])
  }

  private static func values(of answers: Answers) -> [String: Canonical] {
    var values: [String: Canonical] = [:]
    values.reserveCapacity(answers.count)
    for (fact, given) in answers.pairs { values[fact.rawValue] = value(of: given) }
    return values
  }

  private static func value(of given: Given) -> Canonical {
    switch given {
    case .one(let answer): .text(answer.rawValue)
    case .several(let answers): .list(answers.map { .text($0.rawValue) })
    case .notKnown: .text("not_known")
    }
  }

  private static func month(_ instant: Instant) -> Canonical {
    .text(String((instant.day?.description ?? instant.description).prefix(7)))
  }

  private static func unlessEmpty(_ members: KeyValuePairs<String, Canonical?>) -> Canonical? {
    let object = Canonical.object(members)
    return object.members == [:] ? nil : object
  }
}
