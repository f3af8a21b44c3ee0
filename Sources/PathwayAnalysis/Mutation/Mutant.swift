public import Pathways

/// A pathway with one small fault put in on purpose, to see whether anything notices.
///
/// DeMillo, Lipton and Sayward 1978, "Hints on test data selection", turned on rules that are
/// data: a line whose fault nothing notices is a line that nothing guards.
public struct Mutant: Hashable, Sendable {
  /// The declaration that was changed.
  public let subject: Subject
  /// Where in the declaration, as keys and places of its text; empty for the whole of it.
  public let path: [String]
  /// What became of it, as one line that also names the mutant.
  public let change: String
  let edit: Edit

  /// Whether only a sentence beside a duty changed, and no duty.
  public var isOfNote: Bool { path.first == "notes" }

  /// One line that says which mutant it is: the same for the same text of the pathway.
  public var line: String {
    let place = path.isEmpty ? "" : " \(path.joined(separator: " "))"
    return "\(subject.words)\(place): \(change)"
  }

  /// The pathway with the fault in it.
  public func applied(to pathway: Pathway) -> Pathway {
    edit.applied(to: pathway)
  }
}

extension Subject {
  /// The kind and the name of a declaration.
  var words: String {
    switch self {
    case .pathway: "pathway"
    case .fact(let id): "fact \(id)"
    case .name(let id): "derived \(id)"
    case .route(let id): "route \(id)"
    case .duty(let id): "duty \(id)"
    case .act(let id): "act \(id)"
    case .assumption(let id): "assumption \(id)"
    case .invariant(let id): "invariant \(id)"
    case .scenario(let id): "scenario \(id)"
    case .source(let id): "source \(id)"
    case .mistake(let id, let place): "mistake \(place + 1) of scenario \(id)"
    case .survivor(let id): "survivor \(id)"
    case .sheet(let id): "sheet \(id)"
    case .opening(let id): "opening \(id)"
    case .session(let id): "session \(id)"
    case .accepted(let finding, let subject): "accepted \(finding) of \(subject.words)"
    case .comparison(let id): "comparison \(id)"
    case .qualityPoint(let id): "quality-point \(id)"
    case .register: "register"
    }
  }
}

/// One declaration replaced by another, or taken out.
enum Edit: Hashable, Sendable {
  case fact(Int, Fact)
  case name(Int, DerivedName)
  case route(Int, Route)
  case duty(Int, Duty)
  case act(Int, Act)
  case row(Int, Register.Row)
  case removal(Subject)

  func applied(to pathway: Pathway) -> Pathway {
    var pathway = pathway
    switch self {
    case .fact(let place, let fact): pathway.facts[place] = fact
    case .name(let place, let name): pathway.names[place] = name
    case .route(let place, let route): pathway.routes[place] = route
    case .duty(let place, let duty): pathway.duties[place] = duty
    case .act(let place, let act): pathway.acts[place] = act
    case .row(let place, let row): pathway.register?.rows[place] = row
    case .removal(let subject): pathway.remove(subject)
    }
    return pathway
  }

  /// The edit that has the same effect and leaves every declaration in its place: what is
  /// taken out stays, and never holds. Nil for what cannot be said so.
  func inPlace(in pathway: Pathway) -> Edit? {
    guard case .removal(let subject) = self else { return self }
    switch subject {
    case .fact(let id):
      guard let place = pathway.facts.firstIndex(where: { $0.id == id }) else { return nil }
      var fact = pathway.facts[place]
      fact.isAlwaysAsked = false
      return .fact(place, fact)
    case .name(let id):
      guard let place = pathway.names.firstIndex(where: { $0.id == id }) else { return nil }
      return .name(place, DerivedName(id: id, condition: .never))
    case .route(let id):
      guard let place = pathway.routes.firstIndex(where: { $0.id == id }) else { return nil }
      var route = pathway.routes[place]
      (route.condition, route.beats) = (.never, [])
      return .route(place, route)
    case .duty(let id):
      guard let place = pathway.duties.firstIndex(where: { $0.id == id }) else { return nil }
      let duty = pathway.duties[place]
      return .duty(
        place, Duty(id: id, stage: duty.stage, condition: .never, wording: duty.wording))
    case .act(let id):
      guard let place = pathway.acts.firstIndex(where: { $0.id == id }) else { return nil }
      var act = pathway.acts[place]
      (act.condition, act.isShownIfUnsure) = (.never, false)
      return .act(place, act)
    default: return nil
    }
  }
}

extension Pathway {
  fileprivate mutating func remove(_ subject: Subject) {
    switch subject {
    case .fact(let id): facts.removeAll { $0.id == id }
    case .name(let id): names.removeAll { $0.id == id }
    case .route(let id): routes.removeAll { $0.id == id }
    case .duty(let id): duties.removeAll { $0.id == id }
    case .act(let id): acts.removeAll { $0.id == id }
    default: break
    }
  }
}
