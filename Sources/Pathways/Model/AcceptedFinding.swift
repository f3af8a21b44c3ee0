/// A finding that stands for a good reason, for a time.
///
/// Named by its id and its place, so that the same finding elsewhere is still reported.
public struct AcceptedFinding: Hashable, Sendable {
  /// The stable name of the check, such as `text-of/long`.
  public let finding: String
  /// What the finding is about.
  public let subject: Subject
  public let reason: String
  /// The last day on which it is accepted.
  public let until: CivilDate

  public init(finding: String, subject: Subject, reason: String, until: CivilDate) {
    self.finding = finding
    self.subject = subject
    self.reason = reason
    self.until = until
  }
}
