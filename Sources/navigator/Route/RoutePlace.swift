import Foundation
import Interviews
import Pathways

/// Where and when a case is routed.
struct RoutePlace {
  let directory: AreaDirectory
  let place: AreaPlace
  let minute: CivilMinute

  var area: Area? { directory.area(place.area) }

  /// The minute in London of a time such as `2026-11-21T02:10:00Z`; noon of a date.
  static func minute(of text: String) -> CivilMinute? {
    if let date = CivilDate(text) { return CivilMinute(date: date, minuteOfDay: 12 * 60) }
    return (try? Date(text, strategy: .iso8601)).flatMap { CivilMinute($0) }
  }

  /// What the place answers in place of the person.
  func answers(for pathway: Pathway) -> Answers {
    let known = directory.answers(at: place)
    var answers = Answers()
    for fact in pathway.facts {
      guard let given = known[fact.id], fact.offers(given) else { continue }
      answers[fact.id] = given
    }
    return answers
  }

  /// Whom to ring for a purpose.
  func door(for purpose: LocalPurpose) -> LocalDoor {
    LocalDoor(directory.frontDoor(for: purpose, at: place, minute: minute))
  }
}
