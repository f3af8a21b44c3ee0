import Audit
import Foundation
import Merkle
import Testing

/// What is said of a receipt that is damaged or of another log.
@Suite struct BadReceiptTests: LosesLogs {
  /// What somebody may give who means one of the receipts of the lost log.
  private func bad(_ lost: LostLog) throws -> [String] {
    let good = String(decoding: lost.receipts[1], as: UTF8.self)
    let lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func changed(_ line: Int, _ change: (String) -> String) -> String {
      var lines = lines
      lines[line] = change(lines[line])
      return lines.joined(separator: "\n")
    }
    let stranger = try #require(
      SigningKey(name: "b.example", seed: Array(repeating: 3, count: 32)))
    let same = try #require(
      SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32)))
    return [
      "", "hello\n",
      changed(0) { "m" + $0.dropFirst() },
      changed(1) { _ in "15" }, changed(1) { _ in "9" },
      changed(2) { ($0.hasPrefix("A") ? "B" : "A") + $0.dropFirst() },
      changed(2) { String($0.dropLast(4)) },
      changed(4) { String($0.dropLast(4)) + "AAA=" },
      String(decoding: try SignedNote.forged("b.example", 3, .emptyRoot, stranger), as: UTF8.self),
    ]
      + (try [3, 12].map {
        String(
          decoding: try SignedNote.forged(same.verifier.name, $0, .emptyRoot, same), as: UTF8.self)
      })
  }

  @Test func `a bad receipt is named, and the backup is not blamed for it`() throws {
    try withLost { lost in
      for text in try bad(lost) {
        let notes = ReceiptFile.checkpoints(in: Array(text.utf8))
        for volume in [nil, lost.volume()] {
          let words = try #require(
            fault {
              try Backup.restore(
                lost.backup, to: lost.path, receipts: notes, names: ["kept.txt"], opening: volume)
            }
          ).description
          #expect(
            words.hasPrefix("kept.txt: this receipt is damaged, or is of another log; "), "\(words)"
          )
          #expect(
            words.hasSuffix(
              ". Nothing was found wrong with the backup itself. Give another receipt"), "\(words)")
          #expect(!words.contains("does not verify"))
          #expect(isNowhere(lost.path))
        }
      }
    }
  }

  @Test func `a backup that is damaged as well is blamed`() throws {
    try withLost { lost in
      let url = URL(fileURLWithPath: lost.backup + "/log/log.db")
      var data = try Data(contentsOf: url)
      let place = try #require(data.range(of: Data("type finished".utf8)))
      data.replaceSubrange(place, with: Data("type fimished".utf8))
      try data.write(to: url)

      let words = fault { try lost.restore([[]]) }?.description

      #expect(words?.hasPrefix("the backup does not verify") == true, "\(words ?? "")")
    }
  }

  @Test func `verifying says that the receipt is wrong, and nothing of the next record`() throws {
    let one = try LostLog.wentOn()
    defer { one.remove() }

    let report = try Verifier(
      SQLiteStore(opening: one.path), receipts: [[]], names: ["kept.txt"]
    ).report()

    #expect(report.findings.map(\.kind) == [.receiptWrong])
    #expect(report.text.contains("kept.txt: this receipt is damaged, or is of"))
    #expect(!report.text.contains("the next record"))
    // A name of a volume that was never signed is a damaged receipt too, and no second log.
    let key = try #require(
      SigningKey(name: TemporaryLog.origin, seed: Array(repeating: 3, count: 32)))
    let note = try SignedNote.forged(
      "\(TemporaryLog.origin)/volume-2-00000000", 13, .emptyRoot, key)
    #expect(try one.verify(receipts: [note]).findings.map(\.kind) == [.receiptWrong])
  }
}
