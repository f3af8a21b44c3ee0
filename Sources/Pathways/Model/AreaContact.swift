/// Somebody to ring or to write to in an area; a role or a service, never a named person.
public struct AreaContact: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<AreaContact>

  /// When somebody answers, in plain phrases such as `Mon-Thu 08:30-17:00` or `24 hours`.
  public struct Hours: Hashable, Sendable {
    public let phrases: [String]
    /// When these hours do not hold, such as `bank holidays`.
    public let except: String?

    public init(phrases: [String], except: String? = nil) {
      self.phrases = phrases
      self.except = except
    }

    /// As one line.
    public var words: String {
      phrases.joined(separator: ", ") + (except.map { ", not \($0)" } ?? "")
    }
  }

  /// Who answers when the day number does not.
  public struct OutOfHours: Hashable, Sendable {
    public let name: Stated<String>?
    public let phone: Stated<Telephone>
    public let hours: Stated<Hours>?

    public init(name: Stated<String>?, phone: Stated<Telephone>, hours: Stated<Hours>?) {
      self.name = name
      self.phone = phone
      self.hours = hours
    }
  }

  /// Another number that a source gives for the same thing.
  public struct Rival: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// A second line of the same service.
      case also
      /// The sources disagree: both are shown, and the screen says so.
      case conflict
    }

    public let kind: Kind
    public let phone: Sourced<Telephone>

    public init(kind: Kind, phone: Sourced<Telephone>) {
      self.kind = kind
      self.phone = phone
    }
  }

  /// A number that is out of use. Kept so that the program can warn of it, never offered.
  public struct Superseded: Hashable, Sendable {
    public let name: String
    public let phone: Telephone
    /// Where it was seen, if that was written down.
    public let source: AreaSource?

    public init(name: String, phone: Telephone, source: AreaSource?) {
      self.name = name
      self.phone = phone
      self.source = source
    }
  }

  public let id: ID
  public let purpose: LocalPurpose
  /// Nil for the whole area.
  public let authority: LocalAuthority.ID?
  public let district: District.ID?
  /// The nations in which it is offered, in an area of several nations; empty for all of them.
  public let nations: [Nation]
  public let name: Stated<String>
  public let phone: Stated<Telephone>

  public var hours: Stated<Hours>?
  public var outOfHours: OutOfHours?
  public var email: Stated<String>?
  /// The address of an online form.
  public var form: Stated<String>?
  /// The address of the page that says more.
  public var page: Stated<String>?
  /// Another name under which the same service is found.
  public var alsoCalled: [Sourced<String>] = []
  public var rivals: [Rival] = []
  public var superseded: [Superseded] = []
  /// A contact of this area through which it is reached.
  public var through: ID?
  /// A contact of the area for everywhere else that answers in its place.
  public var national: ID?
  public var notes: [String] = []

  public init(
    id: ID, purpose: LocalPurpose, authority: LocalAuthority.ID? = nil,
    district: District.ID? = nil, nations: [Nation] = [], name: Stated<String>,
    phone: Stated<Telephone>
  ) {
    self.id = id
    self.purpose = purpose
    self.authority = authority
    self.district = district
    self.nations = nations
    self.name = name
    self.phone = phone
  }

  /// Whether it is offered in a nation. Where the nation is not known, it is only if it is in all.
  public func isOffered(in nation: Nation?) -> Bool {
    nations.isEmpty || nation.map(nations.contains) == true
  }

  /// Every number that may be shown, the first to ring first.
  public var telephones: [Telephone] {
    [phone.value, outOfHours?.phone.value].compactMap { $0 } + rivals.map(\.phone.value)
  }

  /// Every value that stands here, by its key, with its provenance; nil where it is unconfirmed.
  public var statements: [(key: String, provenance: Provenance?)] {
    var all: [(String, Provenance?)] = [
      ("name", name.provenance), ("phone", phone.provenance),
    ]
    if let hours { all.append(("hours", hours.provenance)) }
    if let outOfHours {
      if let name = outOfHours.name { all.append(("out-of-hours name", name.provenance)) }
      all.append(("out-of-hours phone", outOfHours.phone.provenance))
      if let hours = outOfHours.hours { all.append(("out-of-hours hours", hours.provenance)) }
    }
    if let email { all.append(("email", email.provenance)) }
    if let form { all.append(("form", form.provenance)) }
    if let page { all.append(("page", page.provenance)) }
    return all + alsoCalled.map { ("also-called", $0.provenance) }
      + rivals.map { ("\($0.kind.rawValue) phone", $0.phone.provenance) }
  }
}
