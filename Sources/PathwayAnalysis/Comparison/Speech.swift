import DecisionDiagrams
import Interviews
import Pathways

/// What a pathway says, each thing as a function from cases to one of several phrases.
struct Speech {
  static let absent = "nothing"

  struct Function: Hashable {
    fileprivate(set) var diagram: Diagram
    /// For each number of the diagram the place of its words.
    fileprivate let numbers: [Int]
    let words: [String]

    fileprivate init(_ diagram: Diagram, numbers: [Int]? = nil, words: [String]) {
      self.diagram = diagram
      self.numbers = numbers ?? Array(words.indices)
      self.words = words
    }

    /// What is not there says nothing in any case.
    static var nothing: Function { Function(.no, words: [Speech.absent]) }

    /// The diagram of the words: to their places here, or among the words that are given.
    func diagram(among words: [String]? = nil, in space: inout ProofSpace) -> Diagram {
      let places =
        words.map { words in self.words.map { words.firstIndex(of: $0) ?? 0 } }
        ?? Array(self.words.indices)
      let coded = numbers.map { places[$0] }
      if coded.indices.allSatisfy({ coded[$0] == $0 }) { return diagram }
      return space.compiler.store.mapped(diagram) { coded[$0] }
    }
  }

  private(set) var care: Diagram
  private(set) var functions: [String: Function] = [:]

  init(of space: inout ProofSpace) {
    care = space.care
    functions["route"] = Function(
      space.route, words: ["no route"] + space.pathway.routes.map(\.id.rawValue))
    for (place, duty) in space.pathway.duties.enumerated() {
      var words = [Self.absent]
      let numbers = PathwayCompiler.states(of: duty).map { state -> Int in
        let phrase = Self.phrase(state, of: duty)
        if let known = words.firstIndex(of: phrase) { return known }
        words.append(phrase)
        return words.count - 1
      }
      functions["duty \(duty.id)"] = Function(
        space.states[place], numbers: [0] + numbers, words: words)
    }
    for act in space.pathway.acts {
      let rails = space.compiler.rails(act.condition)
      let shown = act.isShownIfUnsure ? space.compiler.store.not(rails.no) : rails.yes
      functions["act \(act.id)"] = Function(shown, words: [Self.absent, "warned of"])
    }
  }

  /// Brings everything over from another store.
  mutating func move(from diagrams: Diagrams, to space: inout ProofSpace) {
    var memory = DiagramStore.Memory(for: diagrams)
    let open = [Int32](repeating: -1, count: diagrams.domains.count)
    func brought(_ diagram: Diagram) -> Diagram {
      space.compiler.store.restricted(diagram, of: diagrams, to: open, memory: &memory)
    }
    care = brought(care)
    for subject in functions.keys.sorted() {
      if let function = functions[subject] {
        functions[subject]?.diagram = brought(function.diagram)
      }
    }
  }

  /// How a duty stands, to whom and by when; not its other words.
  private static func phrase(_ state: CompiledPathway.State, of duty: Duty) -> String {
    let wording = duty.wording(of: state.variant)
    let by = wording.by.map { ", \($0.words)" } ?? ""
    let to = wording.to.map { ", to \($0)" } ?? ""
    switch state.standing {
    case .due: return "due\(by)\(to)"
    case .dueBecauseUnsure: return "due because unsure\(by)\(to)"
    case .held: return "held until \(duty.hold?.until ?? "")\(to)"
    case .contingent(let place): return "only if \(duty.contingencies[place].provided)"
    }
  }
}
