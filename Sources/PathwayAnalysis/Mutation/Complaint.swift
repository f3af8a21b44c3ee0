import Pathways

/// What a check says, without its words: which check, and about what.
struct Complaint: Hashable, Comparable {
  let id: String
  let subject: Subject

  static func < (left: Self, right: Self) -> Bool {
    (left.id, left.subject.words) < (right.id, right.subject.words)
  }
}
