public import Pathways

/// What a sheet says of itself: when it was made, from which rules, and where it is recorded.
public struct Stamps: Hashable, Sendable {
  /// The place of the outcome in the log, so that a sheet can be held against it.
  public struct Record: Hashable, Sendable {
    public let number: Int
    /// The first characters of the hash of the entry.
    public let leaf: String
    /// How many entries the checkpoint covers.
    public let size: Int
    /// The hash over all of them.
    public let root: String
    /// The same hash in words, to read out over the telephone.
    public let words: [String]

    public init(number: Int, leaf: String, size: Int, root: String, words: [String] = []) {
      self.number = number
      self.leaf = leaf
      self.size = size
      self.root = root
      self.words = words
    }
  }

  /// The practitioner's own reference, never a name; nil leaves a line to write it on.
  public var caseReference: String?
  /// Which of several people found together the sheet is about, from 1; nil where nobody else was.
  public var person: Int?
  /// When the sheet is made; the numbers that answer are those of this minute.
  public var minute: CivilMinute
  public var contentHash: String
  public var approval: Pathway.ApprovalState
  /// Further sentences for every sheet, such as that the rules come from another folder.
  public var banners: [String]
  /// Nil if the outcome was not recorded.
  public var record: Record?
  /// What was done about duties since the route was reached.
  public var steps: [Duty.ID: Step]

  /// What was done last about a duty.
  public struct Step: Hashable, Sendable {
    /// As a sentence, with its time.
    public let words: String
    /// Whether it is done, by whomever.
    public let isDone: Bool

    public init(words: String, isDone: Bool) {
      self.words = words
      self.isDone = isDone
    }
  }

  public init(
    caseReference: String? = nil, person: Int? = nil, minute: CivilMinute, contentHash: String,
    approval: Pathway.ApprovalState, banners: [String] = [], record: Record? = nil,
    steps: [Duty.ID: Step] = [:]
  ) {
    self.steps = steps
    self.caseReference = caseReference
    self.person = person
    self.minute = minute
    self.contentHash = contentHash
    self.approval = approval
    self.banners = banners
    self.record = record
  }
}
