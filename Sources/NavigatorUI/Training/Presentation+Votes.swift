internal import Pathways

// The hands of a room, and the digits that count them.
extension Presentation {
  /// A digit: a vote while the room is asked, otherwise the row of that number.
  mutating func pick(_ row: Int) {
    if question?.isRevealed == false {
      vote(row, by: 1)
    } else if row >= 0, row < rowCount {
      place.cursor = row
      place.scroll = nil
      if question != nil {
        // The room has voted; the number is for the what-if.
        session.status =
          "Row \(row + 1). "
          + (isLinear ? "Type what if \(row + 1)" : way(.whatIf).capitalizedFirst)
          + " to ask what if."
      }
    } else {
      session.status = "There is no row \(row + 1)."
    }
  }

  /// The hands that were counted for the question on the screen, by row.
  private var counted: [Int: Int]? {
    question.map { session.votes[$0.fact.id] ?? [:] }
      ?? session.quiz.flatMap { $0.hands[$0.number] }
  }

  mutating func vote(_ row: Int, by change: Int) {
    guard row >= 0, row < rowCount else {
      session.status = "There is no row \(row + 1)."
      return
    }
    count(max(0, (counted?[row] ?? 0) + change), for: row)
  }

  /// Sets the hands that were counted for a row.
  mutating func count(_ hands: Int, for row: Int) {
    guard row >= 0, row < rowCount else { return }
    let hands = min(hands, 9_999)
    if let fact = question?.fact {
      session.votes[fact.id, default: [:]][row] = hands
    } else {
      countInQuiz(hands, for: row)
    }
    place.cursor = row
    session.status = "\(hands == 1 ? "1 vote" : "\(hands) votes") for row \(row + 1)."
  }
}
