// These functions take sets, that is functions to 0 and 1.
extension DiagramStore {
  public mutating func and(_ left: Diagram, _ right: Diagram) -> Diagram {
    ifThenElse(left, right, .no)
  }

  public mutating func or(_ left: Diagram, _ right: Diagram) -> Diagram {
    ifThenElse(left, .yes, right)
  }

  public mutating func not(_ set: Diagram) -> Diagram {
    ifThenElse(set, .no, .yes)
  }

  /// Where a function is anything but 0.
  public mutating func nonZero(_ function: Diagram) -> Diagram {
    ifThenElse(function, .yes, .no)
  }

  /// What is in the first set and not in the second.
  public mutating func subtract(_ left: Diagram, _ right: Diagram) -> Diagram {
    ifThenElse(right, .no, left)
  }

  /// What has been brought over from finished diagrams already, for one assignment.
  public struct Memory {
    private var results: [Int32]
    /// No reference is this one: a constant this large would not fit its complement.
    private static let unknown = Int32.max

    public init(for diagrams: Diagrams) {
      results = [Int32](repeating: Self.unknown, count: diagrams.nodeCount)
    }

    fileprivate subscript(_ diagram: Diagram) -> Diagram? {
      get {
        let result = results[Int(diagram.reference)]
        return result == Self.unknown ? nil : Diagram(reference: result)
      }
      set { results[Int(diagram.reference)] = newValue?.reference ?? Self.unknown }
    }
  }

  /// The function with some variables set, brought over from finished diagrams.
  ///
  /// - Parameter assignment: for each variable a value, or -1 where it is open.
  public mutating func restricted(
    _ diagram: Diagram, of diagrams: Diagrams, to assignment: [Int32], memory: inout Memory
  ) -> Diagram {
    guard let level = diagrams.level(of: diagram) else { return diagram }
    if let known = memory[diagram] { return known }
    let result: Diagram
    if assignment[level] >= 0 {
      result = restricted(
        diagrams.child(of: diagram, at: Int(assignment[level])), of: diagrams, to: assignment,
        memory: &memory)
    } else {
      let base = pendingCount
      for value in 0..<domains[level] {
        let child = restricted(
          diagrams.child(of: diagram, at: value), of: diagrams, to: assignment, memory: &memory)
        push(child)
      }
      result = nodeOfPending(level: level, from: base)
    }
    memory[diagram] = result
    return result
  }
}
