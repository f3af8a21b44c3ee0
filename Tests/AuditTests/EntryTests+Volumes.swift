import Audit
import Merkle
import Testing

/// The entry that opens a volume.
extension EntryTests {
  static func volumeDetails() throws -> [Entry.Detail] {
    let seed = [UInt8](repeating: 1, count: 32)
    let former = try #require(SigningKey(name: "a.example", seed: seed)).verifier
    let key = try #require(SigningKey(name: "a.example/volume-3-1a2b3c4d", seed: seed)).verifier
    return [
      .origin(key.name), .key(key), .formerKey(former),
      .missing(.init(size: 14, root: .plain([6]), origin: "a.example")),
      .missing(.init(size: 20, root: .plain([7]), origin: "a.example/volume-2-00000000")),
    ]
  }

  /// One that opens a volume: it has every line that verification needs without any key.
  func opening() throws -> Entry {
    Entry(
      kind: .volume, id: try #require(Self.id), details: try Self.volumeDetails(),
      seals: [.init(section: .record, commitment: .plain([2]), sealedHash: .plain([3]))])
  }

  @Test
  func `an entry that opens a volume says under which name, by which keys, and what is missing`()
    throws
  {
    let lines = String(decoding: try opening().bytes, as: UTF8.self).split(separator: "\n")

    #expect(lines[1] == "type volume")
    #expect(lines[3] == "origin a.example/volume-3-1a2b3c4d")
    #expect(lines[4].hasPrefix("key a.example/volume-3-1a2b3c4d+"))
    #expect(lines[5].hasPrefix("former-key a.example+"))
    #expect(lines[6] == "missing 14 \(TreeHash.plain([6])) a.example")
    #expect(lines[7] == "missing 20 \(TreeHash.plain([7])) a.example/volume-2-00000000")
    #expect(try Entry(reading: opening().bytes) == opening())
    #expect(
      try opening().missingParts(at: 12).map(\.description) == [
        "entries 12-13 of 'a.example'", "entries up to 19 of 'a.example/volume-2-00000000'",
      ])
  }

  @Test
  func `an entry that opens a volume has its lines in one order, and none too few or too many`()
    throws
  {
    let id = try #require(Self.id)
    let good = try Self.volumeDetails()
    func fits(_ details: [Entry.Detail]) -> Bool {
      Entry(kind: .volume, id: id, details: details).isWellFormed
    }
    #expect(fits(good))
    #expect(fits(Array(good.dropLast())))
    for place in 0..<4 {
      var details = Array(good.dropLast())
      details.remove(at: place)
      #expect(!fits(details), "without \(place)")
    }
    for place in 1..<4 {
      var details = good
      details.swapAt(0, place)
      #expect(!fits(details), "exchanged with \(place)")
    }
    let again = Entry.Missing(size: 15, root: .plain([6]), origin: "a.example")
    #expect(!fits(good + [.missing(again)]))
    #expect(!fits(good + [.below(3)]))
    let other = try #require(
      SigningKey(name: "b.example", seed: Array(repeating: 1, count: 32))
    ).verifier
    #expect(!fits([good[0], .key(other)] + good[2...]))
    #expect(!fits([.origin("a.example"), .key(other)] + good[2...]))
  }
}
