/// The bodies of a place that work together against modern slavery, in roles only.
///
/// The fields and words are those of the national partnership map, so that an entry of the map
/// can become one of these.
public struct Partnership: Hashable, Sendable {
  public enum Reach: String, Hashable, Sendable, CaseIterable {
    case local, subregional, regional
  }

  /// Who chairs or co-ordinates it, in the words of the map.
  public enum Leader: String, Hashable, Sendable, CaseIterable {
    case police, government, health, independent, rotates
    case policeAndCrimeCommissioner = "police and crime commissioner"
    case topTierAuthority = "local authority (top tier)"
    case districtAuthority = "local authority (district)"
    case localGovernmentAssociation = "local government association"
    case nonGovernmentOrganisation = "non-government organisation"
    case policeAndNonGovernmentOrganisation = "police and non-government organisation"
    case crownProsecutionService = "crown prosecution service"
    case toBeDetermined = "to be determined"
  }

  /// The nine things that partnerships say they do.
  public enum Activity: String, Hashable, Sendable, CaseIterable {
    case awareness = "community awareness-raising"
    case training = "frontline staff training"
    case intelligence = "intelligence sharing"
    case enforcement = "planning for joint enforcement"
    case commissioning = "joint commissioning of services"
    case referrals = "co-ordinating referrals"
    case support = "survivor support"
    case supplyChains = "supply chains analysis"
    case monitoring = "monitoring and analysis of progress"
  }

  /// What a member does when somebody is referred.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case frontDoor = "front door"
    case firstResponder = "first responder"
    case support, enforcement, intelligence, housing, health, oversight, awareness
    case notStated = "not stated"
  }

  public struct Member: Hashable, Sendable {
    public let name: String
    public let parts: [Part]
    /// Departments that take part in their own right.
    public let departments: [String]
    /// Who has its work now, if the body was replaced.
    public let successor: String?

    public init(name: String, parts: [Part], departments: [String] = [], successor: String? = nil) {
      self.name = name
      self.parts = parts
      self.departments = departments
      self.successor = successor
    }
  }

  /// A meeting that is held, or a report that is owed.
  public struct Occasion: Hashable, Sendable {
    public let what: String
    /// How often, in words: `monthly`, `every year`.
    public let every: String
    /// To whom a report goes.
    public let to: String?

    public init(what: String, every: String, to: String? = nil) {
      self.what = what
      self.every = every
      self.to = to
    }
  }

  public let name: Stated<String>
  public let reach: Reach
  public var knownAs: [Sourced<String>] = []
  public var chairedBy: Stated<Leader> = .unconfirmed(nil)
  public var coordinatedBy: Stated<Leader> = .unconfirmed(nil)
  public var activities: Stated<[Activity]> = .unconfirmed(nil)
  public var members: Stated<[Member]> = .unconfirmed(nil)
  public var objectives: Stated<[String]> = .unconfirmed(nil)
  public var meetings: Stated<[Occasion]> = .unconfirmed(nil)
  public var reports: Stated<[Occasion]> = .unconfirmed(nil)
  public var subGroups: Stated<[String]> = .unconfirmed(nil)
  public var page: Stated<String>?
  /// Larger partnerships of which it is a part.
  public var partOf: [Sourced<String>] = []
  public var notes: [String] = []

  public init(name: Stated<String>, reach: Reach) {
    self.name = name
    self.reach = reach
  }
}
