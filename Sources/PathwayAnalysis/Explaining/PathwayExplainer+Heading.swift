import Pathways

extension PathwayExplainer {
  /// What this is, and whether anybody approved it.
  var heading: [Explanation.Passage] {
    let period = pathway.inForce
    let start = period.from.map { "In force from \($0.inWords)" } ?? "In force"
    let end = period.until.map { " until \($0.inWords)" } ?? ""
    var passages: [Explanation.Passage] = [.heading(1, pathway.title)]
    if !approvalState.isApproved {
      passages.append(.paragraph("Draft: not approved for use."))
    }
    if let date, !period.contains(date) {
      passages.append(.paragraph("It is not in force on \(date.inWords)."))
    }
    if let date, pathway.reviewBy < date {
      passages.append(.paragraph("Past its review date: check every rule before you use it."))
    }
    if !pathway.summary.isEmpty { passages.append(.paragraph(pathway.summary)) }
    passages += [
      .point(0, "Pathway: \(pathway.id), version \(pathway.version)"),
      .point(0, "\(start)\(end); to be looked at again by \(pathway.reviewBy.inWords)"),
      .point(0, "Content hash: \(contentHash)"),
    ]
    if let date { passages.append(.point(0, "Read as it holds on \(date.inWords)")) }
    // What began or ended before is settled for every later day.
    let ahead = changes.filter { day in
      day != period.from && day != period.until && date.map { $0 <= day } ?? true
    }
    if !ahead.isEmpty {
      let days = ConditionWords.list(ahead.map(\.inWords), "and")
      passages.append(
        .point(0, "Entries begin or end on \(days). Print it for each of those days too."))
    }
    return passages + approvals
  }

  private var approvals: [Explanation.Passage] {
    guard !pathway.approvals.isEmpty else {
      return [.point(0, "Approved by: nobody")]
    }
    let state = approvalState
    return pathway.approvals.map { approval in
      let words = "Approved by: \(approval.role), \(approval.date.inWords)"
      return .point(
        0,
        state.standing.contains(approval)
          ? words : "\(words). This approval is void: the rules have changed since")
    }
  }

  private var approvalState: Pathway.ApprovalState {
    pathway.approvalState(of: .init(content: contentHash, meaning: meaningHash))
  }

  /// How to read the rest.
  var reading: [Explanation.Passage] {
    [
      .heading(2, "How to read this"),
      .paragraph(
        "Every statement below comes from the pathway's own files; none is added. Questions "
          + "and answers stand in “double marks” by their labels. Terms stand in ‘single marks’; "
          + "section \(number(of: .derived)) says when each holds. The name in [square brackets] "
          + "is the one that the files use."),
      .paragraph(
        "Each condition is true, false or unsure. A question whose answer is not known makes a "
          + "statement about it unsure, unless an answer is presumed. “A and B” is true when both "
          + "are, and false when one of them is false; “A or B” is true when one of them is, and "
          + "false when both are false; otherwise each is unsure. “Not” turns true and false "
          + "round and leaves unsure as it is. “It is not known” is never unsure, and a presumed "
          + "answer does not change it. A question that does not apply makes “is”, “includes” "
          + "and “it is not known” false, and so their opposites true."),
      .paragraph(
        "A route stands only when its condition is true. A duty is due when its condition is "
          + "true; when it is unsure, what is stated as “if unsure” follows. A hold, a future "
          + "event, an added sentence count while their condition is true or unsure; of several "
          + "future events the first counts. Of the variants of a duty the one that is true "
          + "holds, or else the first that is unsure. Duties are done in the order of what must "
          + "come first, then of their stage, then as they stand here."),
      .paragraph(
        "“Not verified” means that nobody read that place in the source; “part read”, that "
          + "only a part was read, or a work that quotes it."),
    ]
  }

  /// The number before a section's heading.
  func number(of section: Explanation.Section) -> Int {
    (Explanation.Section.allCases.firstIndex(of: section) ?? 0) + 1
  }

  /// Places to sign, one for each role that has to.
  var signatures: [Explanation.Passage] {
    [
      .heading(2, "Signatures"),
      .paragraph(
        "I have read all of this explanation. It is what \(pathway.title), version "
          + "\(pathway.version), should say, and I approve exactly the content whose hash is "
          + "\(contentHash). Any change of a rule, a date, a source or a word that people "
          + "read voids this approval."),
    ]
      + pathway.approvalNeeds.map { role in
        .lines([
          "As \(role)",
          "",
          "Name:         ______________________________________",
          "",
          "Organisation: ______________________________________",
          "",
          "Signature:    ______________________________________",
          "",
          "Date:         ______________________________________",
        ])
      }
  }
}
