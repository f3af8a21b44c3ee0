/// A pathway as it stands on some days: nothing in it begins or ends between them.
public struct PathwayStretch: Hashable, Sendable {
  public let period: Period
  public let pathway: Pathway

  public init(period: Period, pathway: Pathway) {
    self.period = period
    self.pathway = pathway
  }
}
