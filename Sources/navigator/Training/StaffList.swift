import PathwayFormat
import Pathways

/// A list of posts, without names: one row for posts that are alike.
struct StaffList {
  /// What is wrong with a list. No cell is repeated: it might hold what does not belong here.
  struct Fault: Error, Hashable, CustomStringConvertible {
    let id: String
    let line: Int
    let message: String
    let fix: String
    var description: String { "line \(line): \(message) [\(id)]\n  \(fix)" }
  }

  struct Faults: Error, CustomStringConvertible {
    let all: [Fault]
    var description: String { all.map(\.description).joined(separator: "\n") }
  }

  struct Row: Hashable {
    let line: Int
    let team: String
    /// The name of an area or of a place in one; empty if none is given.
    let area: String
    /// How many posts the row stands for.
    let number: Int
    let answers: Answers
  }

  /// The facts that have a column, in the order of the columns.
  let columns: [Fact]
  let rows: [Row]

  /// The columns beside those of the facts.
  private enum Extra: String, CaseIterable {
    case team, area, number
  }

  private enum Column {
    case fact(Fact)
    case extra(Extra)
  }

  /// - Throws: ``Faults`` with everything that is wrong, or what is wrong with the table.
  init(_ table: CSVTable, for pathway: Pathway) throws {
    var faults: [Fault] = []
    var columns: [Column] = []
    for title in table.header {
      switch Self.column(title, in: pathway) {
      case .success(let column): columns.append(column)
      case .failure(let fault): faults.append(fault)
      }
    }
    let ids = columns.map { column in
      switch column {
      case .fact(let fact): fact.id.rawValue
      case .extra(let extra): extra.rawValue
      }
    }
    for id in Set(ids) where ids.count(where: { $0 == id }) > 1 {
      faults.append(
        Fault(
          id: "staff/column-twice", line: 1, message: "the column '\(id)' stands there twice",
          fix: "Keep one of them."))
    }
    // With a column that does not belong, no cell is looked at.
    guard faults.isEmpty else { throw Faults(all: faults) }
    var rows: [Row] = []
    for row in table.rows {
      let (read, found) = Self.row(row, columns)
      rows.append(read)
      faults += found
    }
    guard faults.isEmpty else { throw Faults(all: faults) }
    self.columns = columns.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
    self.rows = rows
  }

  private static func column(_ title: String, in pathway: Pathway) -> Result<Column, Fault> {
    let wanted = title.lowercased()
    let askable = pathway.facts.filter(\.isAskable)
    if let fact = askable.first(where: {
      $0.id.rawValue == wanted || $0.label.lowercased() == wanted
    }) {
      return .success(.fact(fact))
    }
    if let extra = Extra(rawValue: wanted) { return .success(.extra(extra)) }
    let words = wanted.split(whereSeparator: { !$0.isLetter }).map(String.init)
    if words.contains(where: personal.contains) {
      return .failure(
        Fault(
          id: "staff/personal-column", line: 1,
          message: "the column '\(title)' looks as if it says who somebody is",
          fix: "Take it out. The plan is about posts: use 'number' for how many there are."))
    }
    let known = askable.map(\.id.rawValue) + Extra.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: wanted, among: known).map { "Did you mean '\($0)'? " } ?? ""
    return .failure(
      Fault(
        id: "staff/unknown-column", line: 1, message: "there is no column '\(title)'",
        fix: "\(near)Columns: \(known.joined(separator: ", "))."))
  }

  /// Words of a heading over what says who somebody is.
  private static let personal: Set<String> = [
    "name", "names", "forename", "forenames", "surname", "firstname", "lastname", "fullname",
    "first", "last", "initials", "mail", "email", "e", "address", "phone", "telephone", "mobile",
    "employee", "payroll", "staff", "person", "dob", "birth", "birthday", "gender", "sex", "age",
    "nationality", "ethnicity", "id", "login", "user", "username", "manager",
  ]

  private static func row(_ row: CSVTable.Row, _ columns: [Column]) -> (Row, [Fault]) {
    var faults: [Fault] = []
    var answers = Answers()
    var extras: [Extra: String] = [:]
    for (cell, column) in zip(row.cells, columns) {
      switch column {
      case .extra(let extra): extras[extra] = cell
      case .fact(let fact):
        if let given = given(cell, for: fact) {
          answers[fact.id] = given
        } else {
          let offered = fact.answers.map(\.id.rawValue).joined(separator: ", ")
          let several = fact.takesSeveral ? " Several are joined with a semicolon." : ""
          faults.append(
            Fault(
              id: "staff/unknown-answer", line: row.line,
              message: "the cell under '\(fact.id)' is none of its answers",
              fix: "Answers: \(offered). An empty cell is not known.\(several)"))
        }
      }
    }
    let team = extras[.team] ?? ""
    if isPersonal(team) {
      faults.append(
        Fault(
          id: "staff/personal-team", line: row.line,
          message: "the cell under 'team' looks as if it says who somebody is",
          fix: "Write the name of the team or the service."))
    }
    let text = extras[.number] ?? ""
    let number = text.isEmpty ? 1 : Int(text)
    if number.map({ !(1...1_000_000).contains($0) }) ?? true {
      faults.append(
        Fault(
          id: "staff/number", line: row.line,
          message: "the cell under 'number' is not a whole number above 0",
          fix: "Write how many posts there are; an empty cell is one."))
    }
    return (
      Row(
        line: row.line, team: team, area: extras[.area] ?? "", number: number ?? 1,
        answers: answers), faults
    )
  }

  /// A mailbox, a number, the name of a person; or what a spreadsheet would run as a formula.
  private static func isPersonal(_ text: String) -> Bool {
    text.contains("@") || text.filter(\.isNumber).count >= 5
      || ["=", "+", "-"].contains(text.prefix(1))
      || PersonalNameCheck.personalName(in: text) != nil
  }

  private static func given(_ cell: String, for fact: Fact) -> Given? {
    let words = cell.lowercased()
    if words.isEmpty || ["not known", "not-known", "not_known"].contains(words) {
      return .notKnown
    }
    func answer(_ text: String) -> Answer.ID? {
      fact.answers.first { $0.id.rawValue == text || $0.label.lowercased() == text }?.id
    }
    guard fact.takesSeveral else { return answer(words).map(Given.one) }
    if words == "none" { return .several([]) }
    if let one = answer(words) { return .several([one]) }
    let parts = words.split(separator: ";").map { part in
      String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    let ids = parts.compactMap(answer)
    guard ids.count == parts.count else { return nil }
    return .several(fact.answers.map(\.id).filter(ids.contains))
  }
}
