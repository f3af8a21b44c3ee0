/// Something that a good referral has, by which a referral is judged in training.
public struct QualityPoint: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<QualityPoint>

  public let id: ID
  /// What it has, in a sentence.
  public let say: String
  public let basis: [Citation]

  public init(id: ID, say: String, basis: [Citation]) {
    self.id = id
    self.say = say
    self.basis = basis
  }
}

/// Three referrals in the same case, to be told apart: a poor, a limited and the best one.
///
/// The texts are written for training. They say so wherever they are shown.
public struct ReferralComparison: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<ReferralComparison>

  /// How good one of the texts is.
  public enum Grade: String, Hashable, Sendable, CaseIterable {
    case poor, limited, best
  }

  /// What one of the texts lacks.
  public struct Lack: Hashable, Sendable {
    public let point: QualityPoint.ID
    public let why: String

    public init(point: QualityPoint.ID, why: String) {
      self.point = point
      self.why = why
    }
  }

  /// One of the texts.
  public struct Version: Hashable, Sendable {
    public let grade: Grade
    /// In paragraphs.
    public let says: [String]
    /// Empty for the best alone.
    public let lacks: [Lack]

    public init(grade: Grade, says: [String], lacks: [Lack]) {
      self.grade = grade
      self.says = says
      self.lacks = lacks
    }
  }

  public let id: ID
  public let title: String
  /// How long it takes with a group, in minutes; 1 to 240.
  public let minutes: Int
  public let sourceName: String
  public let sourceURL: String?
  public let licence: String
  /// What to say before the texts are shown.
  public let warning: String
  /// What the practitioner in the exercise knows.
  public let situation: String
  /// One of each grade.
  public let versions: [Version]
  /// What people should take away.
  public let learning: [String]

  public init(
    id: ID, title: String, minutes: Int, sourceName: String, sourceURL: String?, licence: String,
    warning: String, situation: String, versions: [Version], learning: [String]
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.sourceName = sourceName
    self.sourceURL = sourceURL
    self.licence = licence
    self.warning = warning
    self.situation = situation
    self.versions = versions
    self.learning = learning
  }

  public func version(_ grade: Grade) -> Version? { versions.first { $0.grade == grade } }
}
