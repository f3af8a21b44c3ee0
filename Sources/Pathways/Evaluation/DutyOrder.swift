/// The order in which duties are done: what must come first, then the stage, then the place
/// in the files.
public struct DutyOrder: Hashable, Sendable {
  /// Places of the duties in the pathway, by stage and then by place.
  public let byStage: [Int]
  /// For each duty, the places of the duties that may have to come first, in the order of its
  /// `after`; -1 for one that is not there.
  public let predecessors: [[Int]]
  /// For each duty, where it stands by stage and then by place.
  public let ranks: [Int]
  /// For each duty, the latest rank of it and of all that it may have to wait for, however far
  /// back.
  private let latest: [Int]

  public init(of pathway: Pathway) {
    let places = Dictionary(
      pathway.duties.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let byStage = pathway.duties.indices.sorted {
      (pathway.duties[$0].stage, $0) < (pathway.duties[$1].stage, $1)
    }
    let predecessors = pathway.duties.map { duty in
      duty.after.map { places[$0.duty] ?? -1 }
    }
    var ranks = [Int](repeating: 0, count: byStage.count)
    for (rank, place) in byStage.enumerated() { ranks[place] = rank }
    self.byStage = byStage
    self.predecessors = predecessors
    self.ranks = ranks
    latest = ranks.indices.map { place in
      Self.waits(for: place, predecessors).map { ranks[$0] }.max() ?? ranks[place]
    }
  }

  /// A duty and all that it may have to wait for, however far back.
  private static func waits(for place: Int, _ predecessors: [[Int]]) -> [Int] {
    guard !predecessors[place].isEmpty else { return [place] }
    var waits = [place]
    var next = 0
    while next < waits.count {
      for other in predecessors[waits[next]] where other >= 0 && !waits.contains(other) {
        waits.append(other)
      }
      next += 1
    }
    return waits
  }

  /// A duty and all that it may have to wait for, however far back: their places.
  public func waits(for place: Int) -> [Int] {
    Self.waits(for: place, predecessors)
  }

  /// Whether a duty is listed before another by stage and place alone, whatever else applies.
  public func isSettledByStage(
    _ first: Duty.ID, before second: Duty.ID, in pathway: Pathway
  ) -> Bool {
    guard let left = pathway.duties.firstIndex(where: { $0.id == first }),
      let right = pathway.duties.firstIndex(where: { $0.id == second })
    else { return false }
    return isCertain(left, before: right)
  }

  /// Whether a duty is listed before another by stage and place alone, whatever else applies:
  /// it ranks earlier, and so does everything that it may have to wait for, however far back.
  ///
  /// An `after` between such duties changes nothing, so no question is asked for its sake.
  public func isCertain(_ first: Int, before second: Int) -> Bool {
    latest[first] < ranks[second]
  }

  /// The places of the duties that rank before a duty, and may yet be listed after it.
  public func overtaken(by place: Int) -> [Int] {
    ranks.indices.filter { ranks[$0] < ranks[place] && !isCertain($0, before: place) }
  }

  /// The duties that stand, in the order of doing.
  ///
  /// - Parameters:
  ///   - stands: whether the duty at a place is on the list.
  ///   - applies: whether the `after` at a place of a duty's list applies.
  public func sorted(
    where stands: (Int) -> Bool, after applies: (_ duty: Int, _ after: Int) -> Bool
  ) -> [Int] {
    var waiting = byStage.filter(stands)
    guard waiting.contains(where: { !predecessors[$0].isEmpty }) else { return waiting }
    var result: [Int] = []
    result.reserveCapacity(waiting.count)
    while !waiting.isEmpty {
      let next = waiting.firstIndex { place in
        predecessors[place].indices.allSatisfy { after in
          !waiting.contains(predecessors[place][after]) || !applies(place, after)
        }
      }
      // A circle is refused when the pathway is read; should one appear, the stage decides.
      result.append(waiting.remove(at: next ?? 0))
    }
    return result
  }
}
