import DecisionDiagrams
import Interviews
import Pathways

/// Writes values of the model so that equal ones give equal bytes and different ones do not.
///
/// It walks the stored properties themselves: a property that is added to the model later is
/// written too, without anybody having to think of it. A condition is written as its two
/// diagrams, so that the same rule in other words is the same.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []
  private var compiler: PathwayCompiler
  private var numbers: [Diagram: Int] = [:]

  init(_ pathway: Pathway, budget: Int) {
    compiler = PathwayCompiler(pathway, budget: budget)
    // Conditions may speak of routes.
    _ = compiler.compileRoutes()
  }

  /// Whether the budget ran out; then the bytes are worthless.
  var isExhausted: Bool { compiler.store.isExhausted }

  mutating func write(_ value: Any) {
    switch value {
    case let condition as Condition: write(condition)
    case let demand as Invariant.Demand: write(demand)
    case let text as String: write(text)
    case let date as CivilDate: write(date.description)
    case let number as Int: write(String(number))
    case let flag as Bool: write(flag ? "yes" : "no")
    default: writeParts(of: value)
    }
  }

  private mutating func write(_ text: String) {
    // With its length before it, no text can look like two.
    put("\(text.utf8.count):")
    bytes += text.utf8
  }

  private mutating func writeParts(of value: Any) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let child = mirror.children.first { write(child.value) }
    case .collection:
      put("[")
      for child in mirror.children {
        write(child.value)
        put(",")
      }
      put("]")
    case .set, .dictionary:
      put("{")
      for part in mirror.children.map({ written($0.value) }).sorted(by: Self.isBefore) {
        bytes += part
        put(",")
      }
      put("}")
    case .enum:
      guard let payload = mirror.children.first else { return write(String(describing: value)) }
      write(payload.label ?? "")
      write(payload.value)
    default:
      put("(")
      for child in mirror.children where !Self.isAbsent(child.value) && child.label != "was" {
        put("\(child.label ?? "")=")
        write(child.value)
        put(";")
      }
      put(")")
    }
  }

  /// A part by itself, for sorting. Only parts without conditions are sorted so.
  private mutating func written(_ value: Any) -> [UInt8] {
    let before = bytes
    bytes = []
    write(value)
    defer { bytes = before }
    return bytes
  }

  private static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  /// What says nothing is left out: a property that the model gains later then changes nothing
  /// for the pathways that do not use it.
  private static func isAbsent(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional, .collection, .set, .dictionary: return mirror.children.isEmpty
    default: break
    }
    if let text = value as? String { return text.isEmpty }
    if let flag = value as? Bool { return !flag }
    return false
  }

  /// An invariant may speak of the outcome, for which there is no diagram: it stands as written.
  private mutating func write(_ demand: Invariant.Demand) {
    switch demand {
    case .always(let condition): write("always \(ConditionText.text(of: condition))")
    case .never(let condition): write("never \(ConditionText.text(of: condition))")
    case .notKnownNeverDrops(let duties, let facts, let condition):
      put("not-known-never-drops")
      write(duties.sorted())
      write(facts.sorted())
      write(condition)
    case .neverWeaker(let fact, let order, let duties):
      put("never-weaker")
      write(fact)
      write(order)
      write(duties.sorted())
    }
  }

  private mutating func write(_ condition: Condition) {
    // There is no diagram for what comes of a case, so such a condition stands as it is written.
    guard !condition.looksAtOutcome else {
      return write("as written \(ConditionText.text(of: condition))")
    }
    let rails = compiler.rails(condition)
    let yes = number(of: rails.yes)
    let no = number(of: rails.no)
    put("<\(yes),\(no)>")
  }

  /// The number of a function: constants below 0, others in the order of their first mention,
  /// where the node is written out. Reduced diagrams are the same for equal functions
  /// (Bryant 1986), so the numbers are too.
  private mutating func number(of diagram: Diagram) -> Int {
    if let value = diagram.constant { return -1 - value }
    if let known = numbers[diagram] { return known }
    guard let level = compiler.store.level(of: diagram) else { return 0 }
    let children = (0..<compiler.store.domains[level]).map { value in
      self.number(of: compiler.store.cofactor(diagram, level: level, value: value))
    }
    let number = numbers.count
    numbers[diagram] = number
    put("{\(number)@\(level):\(children.map(String.init).joined(separator: ","))}")
    return number
  }

  private mutating func put(_ text: String) {
    bytes += text.utf8
  }
}
