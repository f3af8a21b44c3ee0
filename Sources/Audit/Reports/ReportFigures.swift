import Pathways

/// The numbers of a report: every cell and every total, and what is shown of them.
struct ReportFigures {
  /// A number of the report; a total has no row, or no column.
  private struct Cell: Hashable {
    let table: Int
    let row: String?
    let column: Int?
  }

  private let layout: ReportLayout
  private var numbers: [Cell: Int] = [:]
  private var shown: [Figure?] = []
  private var rows: [Int: Set<String>] = [:]

  init(
    _ cases: [ReportCase], _ shapes: [ReportCase.Shape], _ layout: ReportLayout,
    _ disclosure: Disclosure
  ) {
    self.layout = layout
    var counts: [Int] = []
    var tables: [Int] = []
    var kinds: Set<[Int]> = []
    for (one, many) in Self.grouped(cases) {
      var cells: Set<Int> = []
      for cell in self.cells(of: one, shapes[one.shape]) {
        let number = numbers[cell] ?? counts.count
        if number == counts.count {
          numbers[cell] = number
          counts.append(0)
          tables.append(cell.table)
          if let row = cell.row { rows[cell.table, default: []].insert(row) }
        }
        cells.insert(number)
      }
      for cell in cells { counts[cell] += many }
      kinds.insert(cells.sorted())
    }
    var suppression = Suppression(
      disclosure, counts: counts, tables: tables,
      profiles: Self.chosen(kinds, counts, disclosure))
    shown = suppression.figures()
  }

  /// Cases that differ in nothing that is counted, with their number. Those of which something was
  /// said later stay by themselves.
  private static func grouped(_ cases: [ReportCase]) -> [(ReportCase, Int)] {
    struct Group: Hashable {
      let shape: Int
      let column: Int
    }
    var places: [Group: Int] = [:]
    var groups: [(ReportCase, Int)] = []
    for one in cases {
      guard one.events == nil else {
        groups.append((one, 1))
        continue
      }
      let group = Group(shape: one.shape, column: one.column)
      if let place = places[group] {
        groups[place].1 += 1
      } else {
        places[group] = groups.count
        groups.append((one, 1))
      }
    }
    return groups
  }

  // Of many kinds of case only those matter that are in a small cell, and some others.
  private static func chosen(
    _ kinds: some Collection<[Int]>, _ counts: [Int], _ disclosure: Disclosure
  ) -> [Suppression.Profile] {
    guard disclosure.isProtecting else { return [] }
    let sorted = kinds.sorted { $0.lexicographicallyPrecedes($1) }
    let small = sorted.filter { $0.contains { counts[$0] <= disclosure.threshold } }
    return (small + sorted.prefix(3_000)).map { Suppression.Profile(cells: $0) }
  }

  /// Everywhere a case counts, the totals included.
  private func cells(of one: ReportCase, _ shape: ReportCase.Shape) -> Set<Cell> {
    let events = one.events ?? ReportCase.Events(shape)
    var cells: Set<Cell> = []
    func add(_ table: Int?, _ row: String, _ column: Int) {
      guard let table else { return }
      cells.insert(Cell(table: table, row: row, column: column))
      let wanted = layout.tables[table]
      let isWide = wanted.columns.count > 1 && !isFates(table)
      if isWide { cells.insert(Cell(table: table, row: row, column: nil)) }
      guard wanted.hasTotals else { return }
      cells.insert(Cell(table: table, row: nil, column: column))
      if isWide { cells.insert(Cell(table: table, row: nil, column: nil)) }
    }
    func count(_ row: String) { add(ReportLayout.summary, row, one.column) }
    if let void = events.void {
      count("void \(void)")
      return cells
    }
    switch shape.kind {
    case .rerun:
      count("rerun")
      return cells
    case .abandoned: count("abandoned")
    case .finished: count("finished")
    }
    for place in shape.places { add(place.table, corrected(place, events), one.column) }
    guard shape.kind == .finished else { return cells }
    if !events.corrections.isEmpty { count("corrected") }
    if shape.duties == nil { count("closed") }
    for reason in events.overrides { add(layout.standard[.overrides], reason, one.column) }
    for line in events.decisionLines { add(layout.standard[.decisions], line, one.column) }
    if let replay = events.replay, shape.duties != nil {
      add(layout.standard[.replayDifferences], replay, one.column)
    }
    countDuties(one, shape, events, add)
    return cells
  }

  private func countDuties(
    _ one: ReportCase, _ shape: ReportCase.Shape, _ events: ReportCase.Events,
    _ add: (Int?, String, Int) -> Void
  ) {
    let fates = layout.standard[.dutiesDue]
    func fate(_ duty: String, _ fate: ReportLayout.Fate) { add(fates, duty, fate.rawValue) }
    for duty in shape.duties ?? [] where duty.isDue {
      fate(duty.id, .due)
      if events.ticks[duty.id]?.stands != true {
        fate(duty.id, .nobody)
        add(layout.standard[.stepsNobodyTook], duty.id, one.column)
      }
    }
    for (duty, tick) in events.ticks {
      let isDue = shape.duties?.contains { $0.id == duty && $0.isDue } ?? false
      switch tick.state {
      case .done: if isDue { fate(duty, .done) }
      case .doneByOther: if isDue { fate(duty, .doneByOther) }
      case .noAnswer: if isDue { fate(duty, .noAnswer) }
      case .notDone:
        if isDue { fate(duty, .notDone) }
        add(layout.standard[.notDone], tick.reason ?? "not_known", one.column)
      case .reopened: break
      }
      if tick.isTried {
        add(layout.standard[.noAnswer], "tried: \(duty)", one.column)
        if !tick.isDone { add(layout.standard[.noAnswer], "nobody_took_it: \(duty)", one.column) }
      }
      if tick.isDone { time(duty, tick, one, shape.concern, add) }
    }
  }

  private func time(
    _ duty: String, _ tick: ReportCase.Tick, _ one: ReportCase, _ concern: ReportCase.Concern,
    _ add: (Int?, String, Int) -> Void
  ) {
    let hours = ReportLayout.hours
    let days = layout.concernDays
    guard let done = tick.done, let start = one.since[duty] ?? one.finished else {
      add(layout.standard[.timeFromCheck], duty, hours.count + 1)
      add(layout.standard[.timeFromConcern], duty, days.count + 1)
      return
    }
    let elapsed = max(0, done.milliseconds - start.milliseconds)
    let after = hours.firstIndex { elapsed <= $0 * 3_600_000 } ?? hours.count
    add(layout.standard[.timeFromCheck], duty, after)
    switch concern {
    case .days(let before):
      let all = Int64(before) * 86_400_000 + elapsed
      // The days of the concern are whole ones, and the hours of the same day are among them.
      let column = days.firstIndex { all < Int64($0 + 1) * 86_400_000 } ?? days.count
      add(layout.standard[.timeFromConcern], duty, column)
    case .unlimited: add(layout.standard[.timeFromConcern], duty, days.count)
    case .notKnown: add(layout.standard[.timeFromConcern], duty, days.count + 1)
    }
  }

  private func corrected(_ place: ReportCase.Place, _ events: ReportCase.Events) -> String {
    for (kind, field) in [
      (ReportForm.Standard.area, "area"), (.nation, "nation"), (.body, "body"),
    ] where layout.standard[kind] == place.table {
      return events.corrections[field] ?? place.row
    }
    return place.row
  }

  private func isFates(_ table: Int) -> Bool { layout.standard[.dutiesDue] == table }

  /// A table as it is shown.
  func table(_ index: Int, _ words: ReportWords) -> Report.Table {
    let shape = layout.tables[index]
    let dynamic = (rows[index] ?? []).subtracting(shape.rows)
      .map { (title: layout.title(of: $0, in: index, words), row: $0) }
      .sorted { ($0.title, $0.row) < ($1.title, $1.row) }
    var isHidden = false
    func figure(_ row: String?, _ column: Int?) -> Figure {
      guard let number = numbers[Cell(table: index, row: row, column: column)] else {
        return .count(0)
      }
      if let figure = shown[number] { return figure }
      isHidden = true
      return .withheld
    }
    func line(_ title: String, _ row: String?) -> Report.Row {
      let figures = shape.columns.indices.map { figure(row, $0) }
      let isWide = shape.columns.count > 1 && !isFates(index)
      var line = Report.Row(
        title: title, figures: figures, total: isWide ? figure(row, nil) : nil)
      if shape.isTiming { line.tellTimes(shape.columns) }
      return line
    }
    let lines =
      shape.rows.map { line(layout.title(of: $0, in: index, words), $0) }
      + dynamic.map { line($0.title, $0.row) }
    let totals = shape.hasTotals ? line("Checks", nil) : nil
    return Report.Table(
      id: shape.id, title: shape.title, notes: shape.notes, columns: shape.columns,
      rows: isHidden ? [] : lines, totals: isHidden ? nil : totals, isTiming: shape.isTiming,
      isHidden: isHidden)
  }
}

extension Report.Row {
  /// Median and longest, from what is shown and from nothing else.
  ///
  /// The last column is of what is not known, and has no part in either.
  fileprivate mutating func tellTimes(_ columns: [String]) {
    let bands = figures.dropLast()
    guard let last = bands.lastIndex(where: { $0 != .count(0) }) else { return }
    longest = columns[last]
    // A number that is not shown leaves open where the middle is.
    var numbers: [Int] = []
    for band in bands {
      guard let number = band.number else { return }
      numbers.append(number)
    }
    let whole = numbers.reduce(0, +)
    var sum = 0
    for (column, number) in numbers.enumerated() {
      sum += number
      if 2 * sum >= whole {
        median = columns[column]
        return
      }
    }
  }
}
