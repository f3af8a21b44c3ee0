import Merkle

extension Report {
  /// The report for other programs: what is not shown has no number.
  public var json: Canonical {
    .object([
      "title": .text(title), "period": .text(period), "caution": .text(Self.warning),
      "notes": .list(notes.map { .text($0) }),
      "threshold": .number(disclosure.threshold), "rounded_to": .number(disclosure.base),
      "checkpoints": .list(
        sources.map { source in
          .object(
            [
              "origin": .text(source.origin), "size": .number(source.size),
              "root": .text(source.root.description),
              "missing": source.missing.isEmpty ? nil : .list(source.missing.map(\.json)),
            ])
        }),
      "pathways": .list(versionLines.map { .text($0) }),
      "tables": .list(tables.map(\.json)),
    ])
  }
}

extension Report.Table {
  fileprivate var json: Canonical {
    .object([
      "id": .text(id), "title": .text(title), "notes": .list(notes.map { .text($0) }),
      "kept_back": .truth(isHidden), "columns": .list(columns.map { .text($0) }),
      "rows": .list(rows.map(\.json)), "totals": totals.map(\.json),
    ])
  }
}

extension Report.Row {
  fileprivate var json: Canonical {
    .object([
      "title": .text(title), "figures": .list(figures.map(\.json)), "total": total.map(\.json),
      "half_within": median.map { .text($0) }, "longest": longest.map { .text($0) },
    ])
  }
}

extension Figure {
  fileprivate var json: Canonical {
    switch self {
    case .count(let count): .number(count)
    case .small, .withheld: .text(text)
    }
  }
}
