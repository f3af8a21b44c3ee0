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

  public init(_ sheet: Sheet, as form: Form) {
    self.sheet = sheet
    self.form = form
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
    return [.handOver(check, HandOver(sheet, as: form))]
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
