public import Pathways

/// What the program knows about itself and about the pathway it runs.
public struct Context: Hashable, Sendable {
  public let programVersion: String
  /// The hash of the pathway's content, such as `sha256:9f2c…`.
  public let contentHash: String
  /// The hash of what the pathway means, if an approval has to be judged by it.
  public let meaningHash: String?
  /// Whether the day on which somebody had to look at the pathway again has passed.
  public let isPastReview: Bool
  /// Sentences that every screen has to show, such as which folder the pathways come from.
  public let banners: [String]
  /// What is remembered of the person at the keyboard: the organisation and the nation.
  public let remembered: Answers
  /// The place that is remembered; nil if none is.
  public let rememberedPlace: AreaPlace?
  /// What an area decides for itself; nobody is asked for it.
  public let lookedUp: Answers
  /// The most diagram nodes that the rules of an area may need together with the pathway's.
  public let nodeBudget: Int
  /// How the program is to look and talk, and where that is kept.
  public let settings: SettingsContext

  public init(
    programVersion: String, contentHash: String, meaningHash: String? = nil,
    isPastReview: Bool = false, banners: [String] = [], remembered: Answers = [:],
    rememberedPlace: AreaPlace? = nil, lookedUp: Answers = [:],
    nodeBudget: Int = 1_000_000, settings: SettingsContext = SettingsContext()
  ) {
    self.programVersion = programVersion
    self.contentHash = contentHash
    self.meaningHash = meaningHash
    self.isPastReview = isPastReview
    self.banners = banners
    self.remembered = remembered
    self.rememberedPlace = rememberedPlace
    self.lookedUp = lookedUp
    self.nodeBudget = nodeBudget
    self.settings = settings
  }

  /// As much of the hash as a person can compare.
  public var shortContentHash: String {
    let digits = contentHash.split(separator: ":").last ?? ""
    return String(digits.prefix(12))
  }
}

/// What has to come from outside with every event, because nothing here reads a clock.
public struct Moment: Hashable, Sendable {
  /// The time as a check keeps it.
  public let time: String
  /// The time as a person reads it, such as `14:02`.
  public let clock: String
  /// An identifier that no check has yet; used only if a check is begun.
  public let unusedID: String
  /// The minute in London, by which it is told who answers now; nil if it is not known.
  public let minute: CivilMinute?

  public init(time: String, clock: String, unusedID: String, minute: CivilMinute? = nil) {
    self.time = time
    self.clock = clock
    self.unusedID = unusedID
    self.minute = minute
  }

  /// An identifier for each of several things of one moment, by its number from 0 to 255.
  func unusedID(_ number: Int) -> String {
    guard number > 0 else { return unusedID }
    guard let last = UInt8(unusedID.suffix(2), radix: 16) else { return "\(unusedID)-\(number)" }
    let digits = String(last ^ UInt8(truncatingIfNeeded: number), radix: 16)
    return unusedID.dropLast(2) + (digits.count == 1 ? "0" : "") + digits
  }
}
