public import Pathways

/// A sheet that the person wants to hand over, and in which form.
public struct HandOver: Hashable, Sendable {
  /// The sheets that there are; some do not belong to every case.
  public enum Sheet: String, Hashable, Sendable, CaseIterable {
    case referral, preparation, notification, consent, next

    public var title: String {
      switch self {
      case .referral: "Referral sheet: what to do, whom to ring, and why"
      case .preparation: "Preparation sheet for the NRM form"
      case .notification: "Preparation sheet for a notification"
      case .consent: "Words to say when you ask the person"
      case .next: "What happens next, for the person"
      }
    }
  }

  public enum Form: String, Hashable, Sendable, CaseIterable {
    case text, page, printed

    public var title: String {
      switch self {
      case .text: "Write it to a file, as plain text"
      case .page: "Write it to a file, as a page for a browser"
      case .printed: "Print it"
      }
    }
  }

  public let sheet: Sheet
  public let form: Form
  /// What was done about duties since the route was reached.
  public let steps: [Duty.ID: DutySaid]

  /// What was done last about a duty, as the sheet says it.
  public struct DutySaid: Hashable, Sendable {
    public let words: String
    public let isDone: Bool
  }

  public init(_ sheet: Sheet, as form: Form, steps: [Duty.ID: DutySaid] = [:]) {
    self.sheet = sheet
    self.form = form
    self.steps = steps
  }
}

extension Journey {
  /// Chooses the sheet, and then its form.
  mutating func chooseSheet() {
    guard HandOver.Sheet.allCases.indices.contains(place.cursor) else { return }
    open(.sheet(HandOver.Sheet.allCases[place.cursor]))
  }

  mutating func chooseForm(of sheet: HandOver.Sheet) -> [Effect] {
    guard HandOver.Form.allCases.indices.contains(place.cursor), let check else { return [] }
    let form = HandOver.Form.allCases[place.cursor]
    close()
    if page == .sheets { close() }
    return [.handOver(check, HandOver(sheet, as: form, steps: stepsSaid))]
  }

  /// What was done about each duty of the route, in words.
  private var stepsSaid: [Duty.ID: HandOver.DutySaid] {
    var said: [Duty.ID: HandOver.DutySaid] = [:]
    for owed in outcome?.duties ?? [] {
      guard let words = stepWords(for: owed.duty) else { continue }
      said[owed.duty] = HandOver.DutySaid(words: words, isDone: isTicked(owed.duty))
    }
    return said
  }

  /// Says what came of something that the caller did.
  public mutating func report(news: String) {
    status = .news(news)
  }

  /// Says what could not be done. Nothing is lost by it.
  public mutating func report(failure: String) {
    status = .problem(failure.prefix(1).uppercased() + failure.dropFirst())
  }

  static let sheetsHeading = "Which sheet do you want?"
  static let sheetsNotice =
    "No sheet holds a name. Files stay on this computer, for you alone; remove them when done."
}
