public import Pathways

/// Small pathways that no author would write, for holding two implementations against each
/// other.
public struct RandomPathway {
  private var generator: SeededGenerator
  /// What stands before every id of a fact, answer, route or duty.
  private var prefix = ""
  private var facts: [Fact] = []
  private var names: [DerivedName] = []
  private var routes: [Route] = []

  /// A pathway with a few facts of every kind, and conditions at random.
  ///
  /// - Parameter prefix: stands before every id of a fact, answer, route or duty; each then says
  ///   that it was called so without it.
  public static func make(seed: UInt64, prefix: String = "") -> Pathway {
    var maker = RandomPathway(generator: SeededGenerator(seed: seed), prefix: prefix)
    return maker.pathway()
  }

  /// The seed of the first such pathway from this seed on with so few combinations of answers.
  public static func seed(from seed: UInt64, combinations limit: Int) -> UInt64 {
    var seed = seed
    while make(seed: seed).everyAnswers.count > limit { seed &+= 1_000_000 }
    return seed
  }

  /// The first such pathway from this seed on that has at most so many combinations of answers.
  public static func make(seed: UInt64, combinations limit: Int) -> Pathway {
    make(seed: self.seed(from: seed, combinations: limit))
  }

  private func was<Subject>(_ id: String) -> Identifier<Subject>? {
    prefix.isEmpty ? nil : Identifier(id)
  }

  private mutating func pathway() -> Pathway {
    let count = Int.random(in: 2...5, using: &generator)
    for place in 0..<count { facts.append(fact(place)) }
    var register: Register?
    if Bool.random(using: &generator) { register = addRegister() }
    for place in 0..<Int.random(in: 0...3, using: &generator) {
      names.append(
        DerivedName(id: "name\(place)", condition: condition(depth: 2, names: place)))
    }
    var routes: [Route] = []
    for place in 0..<Int.random(in: 1...4, using: &generator) {
      let beats = (0..<place).filter { _ in Int.random(in: 0...2, using: &generator) == 0 }
      routes.append(
        Route(
          id: "\(prefix)route\(place)", routeClass: "class", title: "Route \(place)", say: "",
          condition: condition(depth: 2, names: names.count),
          beats: beats.map { .init(over: "\(prefix)route\($0)", reason: "it says so", basis: []) },
          was: was("route\(place)")))
    }
    self.routes = routes
    let duties = (0..<Int.random(in: 1...4, using: &generator)).map { duty($0) }
    let acts = (0..<Int.random(in: 0...2, using: &generator)).map { place in
      Act(
        id: "act\(place)", say: "Do not.", condition: duringDuty(),
        isShownIfUnsure: Bool.random(using: &generator))
    }
    var pathway = Pathway(
      id: "random", title: "Random", version: "1", inForce: .always,
      reviewBy: CivilDate(year: 2030, month: 1, day: 1) ?? CivilDate("2030-01-01")!)
    pathway.facts = facts
    pathway.names = names
    pathway.routes = routes
    pathway.duties = duties
    pathway.acts = acts
    pathway.register = register
    return pathway
  }

  private mutating func fact(_ place: Int) -> Fact {
    let several = Int.random(in: 0...3, using: &generator) == 0
    let answers = (0..<Int.random(in: 2...3, using: &generator)).map {
      Answer(id: "\(prefix)a\($0)", label: "Answer \($0)", was: was("a\($0)"))
    }
    let notKnown: Fact.NotKnown =
      switch Int.random(in: 0...3, using: &generator) {
      case 0: .refuse
      case 1 where !several: .presume("\(prefix)a1", reason: "to be safe", basis: [])
      default: .keep
      }
    return Fact(
      id: "\(prefix)fact\(place)", group: "Group", label: "Fact \(place)", question: "What is it?",
      answers: answers, choice: several ? .any(none: "None of these") : .one,
      notKnown: notKnown,
      condition: place > 0 && Bool.random(using: &generator)
        ? condition(depth: 1, names: 0) : .always,
      isUrgent: place == 1 && Bool.random(using: &generator), was: was("fact\(place)"))
  }

  /// A fact whose value follows from the first one that takes a single answer.
  private mutating func addRegister() -> Register? {
    guard let kind = facts.first(where: { !$0.takesSeveral }) else { return nil }
    let id = Fact.ID("\(prefix)looked")
    let isPresumed = Bool.random(using: &generator)
    facts.append(
      Fact(
        id: id, group: "Group", label: "Looked up", question: nil,
        answers: ["a0", "a1"].map { Answer(id: "\(prefix)\($0)", label: $0, was: was($0)) },
        notKnown: isPresumed
          ? .presume("\(prefix)a1", reason: "to be safe", basis: []) : .keep,
        origin: .register, was: was("looked")))
    let rows = kind.answers.map { answer -> Register.Row in
      let value = Int.random(in: 0...2, using: &generator)
      return Register.Row(
        kind: answer.id, with: [], sets: value < 2 ? [id: Answer.ID("\(prefix)a\(value)")] : [:],
        basis: [])
    }
    return Register(fact: kind.id, with: nil, sets: [id], rows: rows, bodies: [])
  }

  private mutating func condition(depth: Int, names count: Int) -> Condition {
    let choice = Int.random(in: 0...(depth > 0 ? 7 : 3), using: &generator)
    switch choice {
    case 0...2: return leaf()
    case 3:
      guard count > 0 else { return leaf() }
      return .named(DerivedName.ID("name\(Int.random(in: 0..<count, using: &generator))"))
    case 4, 5:
      let parts = (0..<2).map { _ in condition(depth: depth - 1, names: count) }
      return choice == 4 ? .all(parts) : .any(parts)
    default: return .not(condition(depth: depth - 1, names: count))
    }
  }

  private mutating func leaf() -> Condition {
    guard let fact = facts.randomElement(using: &generator) else { return .always }
    if Int.random(in: 0...4, using: &generator) == 0 { return .notKnown(fact.id) }
    let wanted = fact.answers.map(\.id).filter { _ in Bool.random(using: &generator) }
    return fact.takesSeveral ? .includes(fact.id, wanted) : .answered(fact.id, wanted)
  }

  private mutating func duringDuty() -> Condition {
    let base = condition(depth: 2, names: names.count)
    guard Int.random(in: 0...3, using: &generator) == 0,
      let route = routes.randomElement(using: &generator)
    else { return base }
    return .any([.route([route.id]), base])
  }

  private mutating func duty(_ place: Int) -> Duty {
    Duty(
      id: "\(prefix)duty\(place)",
      stage: Stage.allCases.randomElement(using: &generator) ?? .safety,
      condition: duringDuty(), isDueIfUnsure: Bool.random(using: &generator),
      hold: Bool.random(using: &generator)
        ? Duty.Hold(condition: duringDuty(), until: "it is settled") : nil,
      contingencies: (0..<Int.random(in: 0...2, using: &generator)).map { _ in
        Duty.Contingency(condition: duringDuty(), provided: "it happens")
      },
      after: (0..<place).filter { _ in Bool.random(using: &generator) }.map { other in
        .init(
          duty: "\(prefix)duty\(other)",
          condition: Bool.random(using: &generator) ? .always : duringDuty())
      },
      doneWhen: Bool.random(using: &generator) ? duringDuty() : .never,
      wording: Duty.Wording(),
      notes: [Duty.Note(condition: duringDuty(), say: "Note.")],
      variants: (0..<Int.random(in: 0...2, using: &generator)).map {
        Duty.Variant(id: "variant\($0)", condition: duringDuty(), wording: Duty.Wording())
      }, was: was("duty\(place)"))
  }
}

extension Pathway {
  /// Every way to answer every fact that the register does not settle.
  public var everyAnswers: [Answers] {
    let settled = Set(register?.sets ?? [])
    return facts.filter { !settled.contains($0.id) }.reduce([Answers()]) { all, fact in
      all.flatMap { answers in
        fact.everyGiven.map { given in
          var longer = answers
          longer[fact.id] = given
          return longer
        }
      }
    }
  }
}

extension Fact {
  /// Every answer to this fact.
  public var everyGiven: [Given] {
    var all: [Given]
    if takesSeveral {
      all = [.several([])]
      for answer in answers {
        all += all.map { given in
          guard case .several(let ticked) = given else { return given }
          return .several(ticked + [answer.id])
        }
      }
    } else {
      all = answers.map { .one($0.id) }
    }
    return mayBeNotKnown ? all + [.notKnown] : all
  }
}
