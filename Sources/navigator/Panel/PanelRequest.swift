import Foundation
import Interviews
import NavigatorUI
import Pathways

/// A whole meeting as JSON: for programs, and for people who prepare it in a file.
struct PanelRequest: Decodable {
  struct Case: Decodable {
    let reference: String
    let answers: [String: JSONValue]
    var actions: [Action]?
  }

  struct Action: Decodable {
    let action: String
    let owner: String
    var due: String?
  }

  let cases: [Case]

  /// What is wrong with the request, and where.
  struct Fault: Error, Hashable, CustomStringConvertible {
    let at: String
    let message: String

    var description: String { "\(message) (at \(at))" }
  }

  /// What the cases come to. Everything is looked at before anything is recorded; what has no
  /// answer is not known.
  func results(
    in compiled: CompiledPathway, today: CivilDate, at time: String
  ) throws(Fault) -> [PanelResult] {
    var results: [PanelResult] = []
    for (number, one) in cases.enumerated() {
      let place = "cases[\(number)]"
      let reference: String = try Self.taken(
        PanelEntry.reference(one.reference, today: today), at: "\(place).reference")
      if results.contains(where: { $0.reference.lowercased() == reference.lowercased() }) {
        throw Fault(at: "\(place).reference", message: "the reference stands there twice")
      }
      let interview = try interview(one, in: compiled, at: place)
      let titles = Dictionary(
        PanelResult.proposals(for: interview).map { ($0.action.rawValue, $0.title) },
        uniquingKeysWith: { first, _ in first })
      var actions: [PanelAction] = []
      for (number, action) in (one.actions ?? []).enumerated() {
        let here = "\(place).actions[\(number)]"
        let code = try Self.taken(
          PanelEntry.code(action.action, today: today), at: "\(here).action")
        actions.append(
          PanelAction(
            action: code, title: titles[code] ?? code.replacing("_", with: " "),
            owner: try Self.taken(
              PanelEntry.code(action.owner, today: today), at: "\(here).owner"),
            due: try Self.taken(
              PanelEntry.due(action.due ?? "", today: today), at: "\(here).due")))
      }
      results.append(
        PanelResult(
          reference: reference, interview: interview, actions: actions, started: time,
          finished: time))
    }
    return results
  }

  private func interview(
    _ one: Case, in compiled: CompiledPathway, at place: String
  ) throws(Fault) -> Interview {
    var interview = Interview(of: compiled)
    for (name, value) in one.answers.sorted(by: { $0.key < $1.key }) {
      let at = "\(place).answers.\(name)"
      do {
        try interview.answer(Fact.ID(name), try Self.given(value, at: at))
      } catch let fault as Fault {
        throw fault
      } catch {
        throw Fault(at: at, message: "\(error)")
      }
    }
    while case .ask(let fact) = interview.step {
      do {
        try interview.answer(fact.id, .notKnown)
      } catch {
        throw Fault(at: "\(place).answers", message: "\(error)")
      }
    }
    return interview
  }

  private static func given(_ value: JSONValue, at place: String) throws(Fault) -> Given {
    switch value {
    case .string("not_known"): return .notKnown
    case .string(let answer): return .one(Answer.ID(answer))
    case .array(let items):
      var answers: [Answer.ID] = []
      for item in items {
        guard case .string(let answer) = item else {
          throw Fault(at: place, message: "an answer is a text, and not \(item.kind)")
        }
        answers.append(Answer.ID(answer))
      }
      return .several(answers)
    case .null, .bool, .number, .object:
      throw Fault(at: place, message: "an answer is a text or a list of texts, not \(value.kind)")
    }
  }

  private static func taken<Value>(
    _ entry: Result<Value, PanelEntry.Fault>, at place: String
  ) throws(Fault) -> Value {
    switch entry {
    case .success(let value): return value
    case .failure(let fault): throw Fault(at: place, message: fault.description)
    }
  }
}
