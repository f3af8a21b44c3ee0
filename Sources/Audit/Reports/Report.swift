import Merkle
public import Pathways

/// A report: fixed tables of what was recorded, with nothing in it that leads to a person.
public struct Report: Hashable, Sendable {
  /// A line of a table.
  public struct Row: Hashable, Sendable {
    public let title: String
    public let figures: [Figure]
    /// Over all columns; nil where there is one column.
    public let total: Figure?
    /// In which column half of what is counted is reached, and the last column that has any.
    public var median: String?
    public var longest: String?
  }

  public struct Table: Hashable, Sendable {
    public let id: String
    public let title: String
    public let notes: [String]
    public let columns: [String]
    public let rows: [Row]
    /// The cases that are counted in each column, and in all.
    public let totals: Row?
    /// Whether the columns are stretches of time, for which median and longest are told.
    public let isTiming: Bool
    /// Whether the table is kept back as a whole, because its small numbers could be worked out.
    public let isHidden: Bool
  }

  /// A version of the pathway by which cases were decided.
  public struct Version: Hashable, Sendable {
    public let text: String
    public let isApproved: Bool
    /// Whether cases were decided after the day by which somebody had to look at it again.
    public let isPastReview: Bool
    public let reviewBy: CivilDate?
  }

  public let title: String
  public let period: String
  public let disclosure: Disclosure
  public let sources: [ReportSource]
  public let versions: [Version]
  public let tables: [Table]

  /// What stands over every report and every table.
  public static let warning =
    "These are navigations: checks of which route is right. A navigation is not a referral."

  /// What a reader has to know of the numbers.
  public var notes: [String] {
    var notes = [
      "Figures on referrals follow training and police work as much as harm. So do these.",
      "Everything about a check is counted in the month in which the check was finished.",
    ]
    if disclosure.isProtecting {
      notes.append(
        "0 is shown as 0. * stands for 1 to \(disclosure.threshold). Other numbers are rounded to "
          + "the nearest \(disclosure.base), totals by themselves, so they need not add up. "
          + "Percentages are of rounded numbers. [c] is kept back so that no * can be worked out.")
    } else {
      notes.append("NOT FOR RELEASE: every number is shown as it is, small ones too.")
    }
    if sources.contains(where: { !$0.missing.isEmpty }) {
      notes.append(
        "A record was restored from an older copy. What is missing from it counts only where it "
          + "was entered again.")
    }
    return notes
  }

  /// The checkpoints from which it was computed, one line each.
  public var sourceLines: [String] {
    sources.map { source in
      "\(source.origin), \(source.size) entries, root \(source.root)"
        + (source.missing.isEmpty
          ? "" : "; missing: " + source.missing.map(\.description).joined(separator: ", "))
    }
  }

  /// The versions of the pathway, one line each.
  public var versionLines: [String] {
    versions.map { version in
      version.text + (version.isApproved ? "" : "; draft: not approved for use")
        + (version.isPastReview ? "; used after its review was due" : "")
        + (version.isPastReview ? version.reviewBy.map { " on \($0.inWords)" } ?? "" : "")
    }
  }
}

extension Report.Table {
  /// What part of all cases a line is, in per cent of the rounded numbers.
  func share(of row: Report.Row) -> Int? {
    guard let part = (row.total ?? row.figures.first)?.number,
      let whole = (totals?.total ?? totals?.figures.first)?.number, whole > 0, !isTiming
    else { return nil }
    return (100 * part + whole / 2) / whole
  }
}
