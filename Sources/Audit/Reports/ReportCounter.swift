import Pathways

/// Counts the records of one log or of several, in order, and makes the report of them.
public struct ReportCounter {
  private let reader: ReportReader
  private var sources: [ReportSource] = []
  /// The checks of the log that is being read, by number.
  private var open: [Int: Run] = [:]
  /// Of each check that was run again, the re-runs in order.
  private var reruns: [Int: [Int]] = [:]
  /// The check that was run again first of all, by the number of the re-run.
  private var firsts: [Int: Int] = [:]
  /// What was said later, in order, by the first run of the check it is about.
  private var events: [Int: [ReportCase.Event]] = [:]
  private var replays: [Int: String] = [:]
  private var finished: [ReportCase] = []
  private var shapes: [ReportCase.Shape] = []
  private var numbers: [ReportCase.Shape: Int] = [:]
  private var uses: [ReportReader.Stamp: ReportReader.Use] = [:]

  /// One run of a check.
  private struct Run {
    let kind: ReportCase.Kind
    let shape: Int
    let column: Int?
    let finished: Instant?
    let stamp: ReportReader.Stamp
    let use: ReportReader.Use
  }

  public init(_ query: ReportQuery) {
    reader = ReportReader(query)
  }

  init(_ reader: ReportReader) {
    self.reader = reader
  }

  /// Begins with the next log.
  public mutating func begin(_ source: ReportSource) {
    close()
    sources.append(source)
  }

  /// Adds what another counter, with the same query, has taken.
  public mutating func add(_ other: ReportCounter) {
    var other = other
    other.close()
    for one in other.finished {
      var mine = ReportCase(
        shape: number(of: other.shapes[one.shape]), column: one.column, finished: one.finished)
      (mine.since, mine.events) = (one.since, one.events)
      finished.append(mine)
    }
    sources += other.sources
    uses.merge(other.uses, uniquingKeysWith: ReportReader.Use.joined)
  }

  /// Takes the next record of the log.
  ///
  /// - Parameter replay: what came of running the same answers through the rules of today, as a
  ///   code; nil if that was not tried.
  public mutating func take(_ record: LogRecord, replay: String? = nil) {
    take(reader.line(record), replay: replay)
  }

  mutating func take(
    _ index: Int, _ kind: EntryKind, about: Int?, _ contents: [Section: Canonical],
    replay: String?
  ) {
    take(reader.line(index, kind, about: about, contents), replay: replay)
  }

  mutating func take(_ line: ReportReader.Line, replay: String?) {
    if line.kind == .rerun, let about = line.about {
      let first = firsts[about] ?? about
      firsts[line.index] = first
      reruns[first, default: []].append(line.index)
    }
    if let check = line.check {
      open[line.index] = Run(
        kind: check.shape.kind, shape: number(of: check.shape), column: check.column,
        finished: check.finished, stamp: check.stamp, use: check.use)
    }
    if let event = line.event {
      events[firsts[event.about] ?? event.about, default: []].append(event)
    }
    if let replay { replays[line.index] = replay }
  }

  private mutating func number(of shape: ReportCase.Shape) -> Int {
    if let number = numbers[shape] { return number }
    numbers[shape] = shapes.count
    shapes.append(shape)
    return shapes.count - 1
  }

  // MARK: What stands

  /// Ends with a log: what stands of each check is now known.
  private mutating func close() {
    for (index, run) in open.sorted(by: { $0.key < $1.key }) {
      guard let column = run.column else { continue }
      note(run)
      let events = events[firsts[index] ?? index] ?? []
      let void = events.last { $0.kind == .void && $0.about == index }
      if void != nil || run.kind != .finished {
        finished.append(single(run, index, column, void))
      } else {
        finished.append(standing(run, index, column, events))
      }
    }
    (open, reruns, firsts, events, replays) = ([:], [:], [:], [:], [:])
  }

  /// A re-run, one that was left, or one that is void: it counts as that alone.
  private func single(
    _ run: Run, _ index: Int, _ column: Int, _ void: ReportCase.Event?
  ) -> ReportCase {
    var one = ReportCase(shape: run.shape, column: column, finished: run.finished)
    if let void {
      one.events = ReportCase.Events()
      one.events?.take(void)
    }
    return one
  }

  /// A check as its latest run that is not void came out, in the month in which it was first
  /// finished.
  private mutating func standing(
    _ first: Run, _ index: Int, _ column: Int, _ events: [ReportCase.Event]
  ) -> ReportCase {
    let voids = Set(events.filter { $0.kind == .void }.map(\.about))
    let runs = ([index] + (reruns[index] ?? [])).filter { !voids.contains($0) && open[$0] != nil }
    let latest = runs.last ?? index
    guard let run = open[latest] else {
      return ReportCase(shape: first.shape, column: column, finished: first.finished)
    }
    if latest != index { note(run) }
    var shape = shapes[run.shape]
    if latest != index { shape = shape.counted(as: .finished) }
    var one = ReportCase(shape: number(of: shape), column: column, finished: run.finished)
    // Running a check again gives nobody more time for what was owed before.
    for duty in shape.duties ?? [] where runs.count > 1 {
      for earlier in runs.dropLast().reversed() {
        guard let before = open[earlier], shapes[before.shape].owes(duty.id) else { break }
        one.since[duty.id] = before.finished
      }
    }
    // What was done was done for the case. A correction is of the run that it names.
    let said = events.filter { $0.kind != .void && ($0.kind != .correction || $0.about == latest) }
    guard !said.isEmpty || replays[latest] != nil else { return one }
    var folded = ReportCase.Events(shape)
    for event in said { folded.take(event) }
    folded.replay = replays[latest]
    one.events = folded
    return one
  }

  private mutating func note(_ run: Run) {
    uses[run.stamp] =
      uses[run.stamp].map { ReportReader.Use.joined($0, run.use) } ?? run.use
  }

  /// The report of everything that was taken.
  public func report() -> Report {
    var whole = self
    whole.close()
    let query = reader.query
    let figures = ReportFigures(whole.finished, whole.shapes, reader.layout, query.disclosure)
    return Report(
      title: query.form.title, period: query.period.title, disclosure: query.disclosure,
      sources: sources.sorted { ($0.origin, $0.size) < ($1.origin, $1.size) },
      versions: whole.uses.map { stamp, use in
        let review = stamp.version.flatMap { query.words.reviewBy[$0] }
        let isPast = review.map { $0.year * 12 + $0.month - 1 < use.lastMonth } ?? false
        return Report.Version(
          text: stamp.text, isApproved: stamp.isApproved,
          isPastReview: isPast || use.isOverdue, reviewBy: review)
      }.sorted { ($0.text, $0.isApproved ? 1 : 0) < ($1.text, $1.isApproved ? 1 : 0) },
      tables: reader.layout.tables.indices.map { figures.table($0, query.words) })
  }
}

extension ReportCase.Shape {
  /// The same of another kind: a re-run that stands counts as the check that was run again.
  fileprivate func counted(as kind: ReportCase.Kind) -> Self {
    var shape = Self(kind: kind)
    (shape.places, shape.duties, shape.concern) = (places, duties, concern)
    return shape
  }
}
