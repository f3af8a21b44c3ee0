extension Pathway {
  /// The pathway with what an area adds to it at one of its authorities. Nothing is taken away.
  ///
  /// Answers that the area gives are not part of it: they are answers
  /// (``Area/answers(for:)``).
  ///
  /// - Parameter authority: nil for additions of the whole area alone.
  public func adding(_ area: Area, at authority: LocalAuthority.ID?) -> Pathway {
    var result = self
    for addition in area.additions where addition.pathway == id {
      result.sources += addition.sources
      let duties = addition.duties.filter { $0.authority == nil || $0.authority == authority }
      result.duties += duties.map(\.duty)
      let notes = addition.notes.filter { $0.authority == nil || $0.authority == authority }
      let deadlines = addition.deadlines.filter {
        $0.authority == nil || $0.authority == authority
      }
      result.duties = result.duties.map { duty in
        duty.adding(
          notes: notes.filter { $0.duty == duty.id }.map(\.note),
          deadlines: deadlines.filter { $0.duty == duty.id })
      }
    }
    return result
  }
}

extension Duty {
  fileprivate func adding(notes: [Note], deadlines: [AreaAdditions.EarlierDeadline]) -> Duty {
    guard !notes.isEmpty || !deadlines.isEmpty else { return self }
    return Duty(
      id: id, stage: stage, condition: condition, isDueIfUnsure: isDueIfUnsure, hold: hold,
      contingencies: contingencies, after: after, doneWhen: doneWhen,
      wording: wording.hastened(by: deadlines), notes: self.notes + notes,
      variants: variants.map { variant in
        Variant(
          id: variant.id, condition: variant.condition,
          wording: variant.wording.hastened(by: deadlines))
      })
  }
}

extension Duty.Wording {
  /// An earlier deadline takes the place of a later one. A deadline that would be later changes
  /// nothing here, and is reported when the pack is checked.
  ///
  /// A variant without a deadline of its own has that of the duty, which is hastened too.
  fileprivate func hastened(by deadlines: [AreaAdditions.EarlierDeadline]) -> Duty.Wording {
    var result = self
    for deadline in deadlines {
      guard let by = result.by, deadline.by < by else { continue }
      result.by = deadline.by
      result.basis = result.basis.map { $0 + deadline.basis }
    }
    return result
  }
}
