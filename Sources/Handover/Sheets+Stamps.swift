import Pathways

extension Sheets {
  /// What every sheet says before anything else.
  var banners: [String] {
    ["If anyone is in danger now, ring 999 first."] + standing
  }

  /// What has to be known of the rules before anything is taken from them.
  var standing: [String] {
    var banners: [String] = []
    if !stamps.approval.isApproved { banners.append("Draft: not approved for use.") }
    banners += stamps.approval.notices.map { "\($0)." }
    let today = stamps.minute.date
    if pathway.reviewBy < today {
      banners.append(
        "Past its review date, \(pathway.reviewBy.inWords): check every rule before you use it.")
    }
    if !pathway.inForce.contains(today) {
      banners.append("These rules are not in force on \(today.inWords).")
    }
    if let area, !area.isCurrent(on: today) {
      banners.append(
        "The numbers for \(area.title) are past their review date, "
          + "\(area.currency.reviewBy.inWords): check each before you use it.")
    }
    return banners + stamps.banners
  }

  /// The line for the practitioner's own reference, and the sentence that keeps names off it.
  var reference: Sheet.Section {
    var blocks: [Sheet.Block] = []
    if let reference = stamps.caseReference, !reference.isEmpty {
      let check = IdentifierCheck(thisYear: stamps.minute.date.year)
      if let found = check.findings(in: reference).first {
        blocks.append(.caution("Your reference is left out. \(found.message)"))
        blocks.append(.blank(Sheet.Blank(Self.referenceLabel, hasBox: false)))
      } else {
        blocks.append(.fields([Sheet.Field(Self.referenceLabel, reference)]))
      }
    } else {
      blocks.append(.blank(Sheet.Blank(Self.referenceLabel, hasBox: false)))
    }
    if let person = stamps.person {
      blocks.append(
        .fields([
          Sheet.Field(
            "Person",
            "number \(person) of those found together; each has a sheet of their own")
        ]))
    }
    blocks.append(.text("Made on \(stamps.minute.date.inWords) at \(stamps.minute.clock)."))
    return Sheet.Section("reference", "This case", blocks)
  }

  static let referenceLabel = "Case reference (yours, no name)"

  /// Where the sheet comes from, and where the outcome is recorded.
  var footer: [Sheet.Block] {
    var fields = edition
    if let record = stamps.record {
      fields += [
        Sheet.Field("Record", "number \(record.number), entry \(record.leaf)"),
        Sheet.Field("Checkpoint", "\(record.size) entries, root \(record.root)"),
      ]
      if !record.words.isEmpty {
        fields.append(Sheet.Field("In words", record.words.joined(separator: " ")))
      }
    } else {
      fields.append(Sheet.Field("Record", "not recorded"))
    }
    return [
      .fields(fields),
      .text("No names, addresses or dates of birth belong on this sheet."),
      .text(Self.notVerified),
    ]
  }

  static let notVerified =
    "\"not verified\" means that nobody has read that text for these rules. Check it first."

  /// Which rules, which version of them, and by when somebody has to look again.
  var edition: [Sheet.Field] {
    [
      Sheet.Field("Rules", "\(pathway.title), version \(pathway.version)"),
      Sheet.Field("Content", stamps.contentHash),
      Sheet.Field("Review by", pathway.reviewBy.inWords),
    ]
  }
}
