extension Pathway {
  /// A responsible person's word that a pathway may be used.
  public struct Approval: Hashable, Sendable {
    public let role: String
    public let date: CivilDate
    /// The bytes that were signed.
    public let contentHash: String
    /// What those bytes meant; without it the approval is of the bytes alone.
    public let meaningHash: String?

    public init(role: String, date: CivilDate, contentHash: String, meaningHash: String? = nil) {
      self.role = role
      self.date = date
      self.contentHash = contentHash
      self.meaningHash = meaningHash
    }

    /// Whether a role is the one that approved, however its words are joined.
    public func isBy(_ role: String) -> Bool {
      Self.plain(self.role) == Self.plain(role)
    }

    /// Capitals, and a space or an underscore between words, make no other role.
    private static func plain(_ role: String) -> String {
      String(role.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
  }

  /// What the files of a pathway say, by their bytes and by their meaning.
  public struct Fingerprint: Hashable, Sendable {
    public let content: String
    /// Nil if nobody needed it: an approval of the very bytes stands without it.
    public let meaning: String?

    public init(content: String, meaning: String? = nil) {
      self.content = content
      self.meaning = meaning
    }
  }

  /// Which approvals count for the files as they are now.
  public struct ApprovalState: Hashable, Sendable {
    public let standing: [Approval]
    /// Approvals of rules that have changed since, by roles that have not approved them again.
    public let void: [Approval]
    /// The roles whose approval is missing.
    public let missing: [String]
    /// Whether every role that has to approve has done so.
    public let isApproved: Bool

    /// What every screen says of the approvals that no longer count.
    public var notices: [String] {
      void.map { approval in
        "Approval of \(approval.date.inWords) by \(approval.role) is void: the rules have "
          + "changed since"
      }
    }
  }

  /// Which approvals count for files with this fingerprint.
  ///
  /// An approval names the bytes that were signed. It stands as long as they mean the same:
  /// the bytes are the same, or the meaning and every word are.
  public func approvalState(of fingerprint: Fingerprint) -> ApprovalState {
    let standing = approvals.filter { approval in
      approval.contentHash == fingerprint.content
        || approval.meaningHash.map { $0 == fingerprint.meaning } ?? false
    }
    let missing = approvalNeeds.filter { need in !standing.contains { $0.isBy(need) } }
    let void = approvals.filter { approval in
      !standing.contains { $0 == approval || $0.isBy(approval.role) }
    }
    return ApprovalState(
      standing: standing, void: void, missing: missing,
      isApproved: !approvalNeeds.isEmpty && missing.isEmpty)
  }
}
