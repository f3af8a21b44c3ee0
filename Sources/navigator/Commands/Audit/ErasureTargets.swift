import Audit
import NavigatorUI

// What an erasure is about: records, what was added to them, and the saved checks that hold the same.

extension AuditLog {
  /// Records with the later entries about them, each once.
  func withLater(_ numbers: [Int]) throws -> [Int] {
    var all = Set(numbers)
    for number in numbers {
      let record = try record(number)
      if let about = record.entry.about?.index { all.insert(about) }
    }
    for number in all {
      for later in try history(of: number) where try record(later).entry.kind.isErasable {
        all.insert(later)
      }
    }
    return all.sorted()
  }
}

extension LogRecord {
  /// Whether anything of these sections is still there.
  func hasAny(of sections: Set<Audit.Section>) -> Bool {
    contents.contains { section, content in
      if case .erased = content { false } else { sections.contains(section) }
    }
  }

  /// Whether some of these sections was destroyed, and nothing of them is left.
  fileprivate func isErased(_ sections: Set<Audit.Section>) -> Bool {
    let isAnyErased = contents.contains { section, content in
      if case .erased = content { sections.contains(section) } else { false }
    }
    return isAnyErased && !hasAny(of: sections)
  }
}

extension AuditLog {
  /// The ids of records.
  func ids(of numbers: [Int]) throws -> Set<RecordID> {
    Set(try numbers.map { try record($0).entry.id })
  }

  /// The ids of those of some records of which these sections were destroyed. What is held is not.
  func erasedIDs(of numbers: [Int], _ sections: Set<Audit.Section>) throws -> Set<RecordID> {
    Set(try numbers.map { try record($0) }.filter { $0.isErased(sections) }.map(\.entry.id))
  }
}

extension [Check] {
  /// The saved checks of which something was recorded with one of these ids.
  func holding(_ ids: Set<RecordID>) -> [Check.ID] {
    filter { check in
      (check.events.map(\.id) + [check.id]).contains { RecordID($0).map(ids.contains) ?? false }
    }.map(\.id)
  }
}

extension StateFolder {
  /// Removes saved checks with their sheets.
  func remove(_ checks: [Check.ID]) throws {
    let store = try CheckStore(in: self)
    for check in checks {
      try store.discard(check)
      SheetDesk.removeSheets(of: check, in: self)
    }
  }
}
