/// What a local contact is for. The number itself comes with an area.
public enum LocalPurpose: String, Hashable, Sendable, CaseIterable {
  case childrensFrontDoor = "childrens_front_door"
  case adultsFrontDoor = "adults_front_door"
  case police
  case homelessness
  case preNRMSupport = "pre_nrm_support"
  case guardian
  case firstResponderLead = "first_responder_lead"
  case designatedOfficer = "designated_officer"
  case escalation
  case outOfHours = "out_of_hours"
  case childrensAdvice = "childrens_advice"
  case childrensBoard = "childrens_board"
  case adultsBoard = "adults_board"
  case exploitationPanel = "exploitation_panel"
  case policeUnit = "police_unit"
  case policeIntelligence = "police_intelligence"
  case roughSleeping = "rough_sleeping"
  case otherSupport = "other_support"
  case partnership
  case localPathway = "local_pathway"
  case procedures
  case emergency
  case helpline
  case anonymousReporting = "anonymous_reporting"
  case adultSupport = "adult_support"
  case childProtectionHelpline = "child_protection_helpline"
  case labourEnforcement = "labour_enforcement"

  /// Whom the contact stands for.
  public var words: String {
    switch self {
    case .childrensFrontDoor: "children's social care"
    case .adultsFrontDoor: "adult social care"
    case .police: "the local police"
    case .homelessness: "the council's homelessness team"
    case .preNRMSupport: "local support before a referral"
    case .guardian: "the child guardian service"
    case .firstResponderLead: "the first responder lead"
    case .designatedOfficer: "the designated officer"
    case .escalation: "the person to go to when nobody acts"
    case .outOfHours: "social care out of hours"
    case .childrensAdvice: "the advice line for people who work with children"
    case .childrensBoard: "the safeguarding children partnership"
    case .adultsBoard: "the safeguarding adults board"
    case .exploitationPanel: "the exploitation panel"
    case .policeUnit: "the police modern slavery team"
    case .policeIntelligence: "the police intelligence form"
    case .roughSleeping: "help for people who sleep rough"
    case .otherSupport: "local support outside the NRM"
    case .partnership: "the anti-slavery partnership"
    case .localPathway: "the local pathway document"
    case .procedures: "the procedures manual"
    case .emergency: "emergency services"
    case .helpline: "the modern slavery helpline"
    case .anonymousReporting: "reports without a name"
    case .adultSupport: "support for adults"
    case .childProtectionHelpline: "the child protection helpline"
    case .labourEnforcement: "the labour enforcement body"
    }
  }

  /// The same at the start of a line.
  public var heading: String { "\(words.prefix(1).uppercased())\(words.dropFirst())" }

  /// Whether a duty that names it is done by ringing it. The person to go to when nobody acts is
  /// rung only then, so a number that is missing there leaves the duty as easy to do.
  public var isRungForTheDuty: Bool { self != .escalation }

  /// How much of an area one contact has to serve.
  public enum Span: Hashable, Sendable {
    case eachAuthority, wholeArea
  }

  /// For how much of an area somebody has to find a contact; nil where an area may do without.
  public var expected: Span? {
    switch self {
    case .childrensFrontDoor, .adultsFrontDoor, .homelessness, .designatedOfficer, .childrensBoard,
      .adultsBoard, .escalation:
      .eachAuthority
    case .police, .preNRMSupport, .otherSupport, .guardian, .exploitationPanel: .wholeArea
    case .firstResponderLead, .outOfHours, .childrensAdvice, .policeUnit, .policeIntelligence,
      .roughSleeping, .partnership, .localPathway, .procedures, .emergency, .helpline,
      .anonymousReporting, .adultSupport, .childProtectionHelpline, .labourEnforcement:
      nil
    }
  }
}
