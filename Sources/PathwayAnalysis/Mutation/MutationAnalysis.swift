public import Pathways

/// How much of a pathway is guarded: what became of every mutant of it.
public struct MutationAnalysis: Sendable {
  /// A mutant that nothing noticed.
  public struct Unguarded: Hashable, Sendable {
    public let mutant: Mutant
    /// Whether only sentences beside duties change, and nothing that decides.
    public let isOfNote: Bool
    /// Why that is right, where the pathway says so.
    public let reason: String?
  }

  /// How many mutants were noticed, of those that change something.
  public struct Score: Hashable, Sendable {
    public internal(set) var killed = 0
    public internal(set) var survived = 0
    public internal(set) var equivalent = 0

    /// The share that was noticed, between 0 and 1; 1 if nothing could be.
    public var share: Double {
      killed + survived == 0 ? 1 : Double(killed) / Double(killed + survived)
    }
  }

  /// In the order of the pathway.
  public let unguarded: [Unguarded]
  /// Of what decides: routes, duties, acts, questions.
  public let decisions: Score
  /// Of the sentences that stand beside a duty.
  public let notes: Score
  /// Reasons given for changes that do not survive, or that no mutant makes.
  public let outdated: [Survivor]
  /// Whether every mutant was tried within the budget of nodes.
  public let isFinished: Bool

  /// - Parameter budget: the most diagram nodes.
  public init(
    of pathway: Pathway, sourceMap: SourceMap = SourceMap([:]), budget: Int = 4_000_000
  ) {
    var trial = MutationTrial(pathway, sourceMap: sourceMap, budget: budget)
    var (decisions, notes) = (Score(), Score())
    var unguarded: [Unguarded] = []
    var isFinished = trial != nil
    let reasons = Dictionary(
      pathway.survivors.map { ($0.change, $0) }, uniquingKeysWith: { first, _ in first })
    var matched: Set<Survivor.ID> = []
    for mutant in trial == nil ? [] : MutantMaker.mutants(of: pathway) {
      guard let tried = trial?.trial(of: mutant) else { break }
      func count(_ change: (inout Score) -> Void) {
        if tried.isOfNote { change(&notes) } else { change(&decisions) }
      }
      switch tried.verdict {
      case .equivalent: count { $0.equivalent += 1 }
      case .killed: count { $0.killed += 1 }
      case .survived:
        count { $0.survived += 1 }
        let accepted = reasons[mutant.line]
        if let accepted { matched.insert(accepted.id) }
        unguarded.append(
          Unguarded(mutant: mutant, isOfNote: tried.isOfNote, reason: accepted?.reason))
      case .notFinished: isFinished = false
      }
    }
    self.unguarded = unguarded
    self.decisions = decisions
    self.notes = notes
    outdated = pathway.survivors.filter { !matched.contains($0.id) }
    self.isFinished = isFinished
  }

  /// Of everything together.
  public var score: Score {
    var all = decisions
    all.killed += notes.killed
    all.survived += notes.survived
    all.equivalent += notes.equivalent
    return all
  }
}
