import Merkle
import TestSupport
import Testing

@Suite struct NoteTests {
  /// The example of golang.org/x/mod/sumdb/note.
  static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let goSeed = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let goText = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  static let goSignature =
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

  @Test func `the published note is made byte for byte, and read`() throws {
    let key = try #require(VerifierKey(written: Self.goKey))
    let seed = try #require(Base64.bytes(of: Self.goSeed))
    let signer = try #require(SigningKey(name: "PeterNeumann", seed: Array(seed.dropFirst())))

    let note = try #require(SignedNote(Self.goText, signedBy: signer))
    let text = String(decoding: note.bytes, as: UTF8.self)

    #expect(signer.verifier == key)
    #expect(key.description == Self.goKey)
    #expect(note.isSigned(by: key))
    #expect(try SignedNote(reading: note.bytes) == note)
    // Apple's systems make Ed25519 signatures with random numbers; the library's own code does not.
    #if os(Linux)
      #expect(text == Self.goText + "\n— PeterNeumann \(Self.goSignature)\n")
    #endif
    let published = Array((Self.goText + "\n— PeterNeumann \(Self.goSignature)\n").utf8)
    #expect(try SignedNote(reading: published).isSigned(by: key))
  }

  @Test func `no part of a verifier key is itself one, and no letter of it may change`() {
    let units = Array(Self.goKey.utf8)
    for start in units.indices {
      for end in (start + 1)...units.count where start > 0 || end < units.count {
        let part = String(decoding: units[start..<end], as: UTF8.self)
        #expect(VerifierKey(written: part) == nil, "\(part)")
      }
    }
    for place in units.indices {
      var changed = units
      changed[place] += 1
      #expect(VerifierKey(written: String(decoding: changed, as: UTF8.self)) == nil)
    }
  }

  @Test func `any bit of any byte of a signed note counts`() throws {
    let key = try #require(VerifierKey(written: Self.goKey))
    let published = Array((Self.goText + "\n— PeterNeumann \(Self.goSignature)\n").utf8)
    for place in published.indices {
      for bit in [place % 8, (place + 5) % 8] {
        var changed = published
        changed[place] ^= 1 << UInt8(bit)
        let isGood = (try? SignedNote(reading: changed))?.isSigned(by: key) ?? false
        #expect(!isGood, "bit \(bit) of byte \(place)")
      }
    }
  }

  static let notNotes: [String] = [
    "", "\n", "\n\n", "text", "text\n", "text\n\n", "text\n\n\n",
    "text\n— a AAAAAAA=\n", "text\n\n- a AAAAAAA=\n", "text\n\n— a AAAAAAA=",
    "text\n\n— a  AAAAAAA=\n", "text\n\n— a AAAAAA==\n", "text\n\n— a AAAAAAA\n",
    "text\n\n—  AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n— a AAAAAAA= \n",
    "text\r\n\n— a AAAAAAA=\n", "te\txt\n\n— a AAAAAAA=\n", "text\n\n— a AAAAAAB=\n",
    "text\n\n— a AAAAAAA=\n\n", "text\n\n— a\u{2003}b AAAAAAA=\n",
  ]

  @Test(arguments: notNotes)
  func `what is not written as a note is not read as one`(text: String) {
    #expect(throws: SignedNote.Fault.self) { try SignedNote(reading: Array(text.utf8)) }
  }

  @Test func `a note takes several signatures, and one bad one by a key spoils that key`() throws {
    let one = try #require(SigningKey(name: "one.example", seed: Array(repeating: 1, count: 32)))
    let two = try #require(SigningKey(name: "two.example", seed: Array(repeating: 2, count: 32)))
    var note = try #require(SignedNote("text\n", signedBy: one))
    note.add(two)

    #expect(note.isSigned(by: one.verifier) && note.isSigned(by: two.verifier))
    #expect(try SignedNote(reading: note.bytes) == note)

    let other = try #require(SignedNote("other\n", signedBy: one))
    let stray = String(decoding: other.bytes, as: UTF8.self).split(separator: "\n")[1]
    let spoiled = try SignedNote(reading: note.bytes + Array("\(stray)\n".utf8))
    #expect(!spoiled.isSigned(by: one.verifier))
    #expect(spoiled.isSigned(by: two.verifier))
  }

  @Test func `a copy of the key that has changed signs nothing that is bad`() throws {
    let seed = Array(repeating: 1 as UInt8, count: 32)
    let whole = try #require(SigningKey(name: "one.example", seed: seed))
    for bit in 0..<256 {
      var changed = seed
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let first = try #require(SigningKey(whole, firstCopy: changed, secondCopy: seed))
      let second = try #require(SigningKey(whole, firstCopy: seed, secondCopy: changed))

      #expect(SignedNote("text\n", signedBy: first) == nil)
      #expect(SignedNote("text\n", signedBy: second) == SignedNote("text\n", signedBy: whole))
    }
    let note = try #require(SignedNote("text\n", signedBy: whole))
    #expect(note.isSigned(by: whole.verifier))
  }

  @Test func `a text that is no note is not signed`() throws {
    let key = try #require(SigningKey(name: "one.example", seed: Array(repeating: 1, count: 32)))
    for text in ["", "no end", "tab\t\n", "bell\u{7}\n"] {
      #expect(SignedNote(text, signedBy: key) == nil)
    }
    #expect(SigningKey(name: "one example", seed: Array(repeating: 1, count: 32)) == nil)
    #expect(SigningKey(name: "one.example", seed: [1]) == nil)
  }

  @Test func `a checkpoint is read as it is written`() throws {
    let root = TreeTests.kept.roots[7]
    let checkpoint = Checkpoint(origin: "example.com/log", size: 7, root: root)

    #expect(checkpoint.text == "example.com/log\n7\n\(Base64.text(of: root.bytes))\n")
    #expect(try Checkpoint(reading: checkpoint.text) == checkpoint)
  }

  static let notCheckpoints: [(String, Checkpoint.Fault)] = [
    ("", .lines(0)), ("a\n7\n", .lines(2)), ("a\n7\nAAAA\nextra\n", .lines(4)),
    ("\n7\nAAAA\n", .origin), ("a b\n7\nAAAA\n", .origin), ("a+b\n7\nAAAA\n", .origin),
    ("a\n07\nAAAA\n", .size), ("a\n-7\nAAAA\n", .size), ("a\n+7\nAAAA\n", .size),
    ("a\n\nAAAA\n", .size), ("a\n99999999999999999999\nAAAA\n", .size), ("a\n7\nAAAA\n", .root),
    ("a\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", .root),
    ("a\n7\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n", .root),
  ]

  @Test(arguments: notCheckpoints)
  func `what is not written as a checkpoint says why`(text: String, fault: Checkpoint.Fault) {
    #expect(throws: fault) { try Checkpoint(reading: text) }
  }

  @Test func `a proof and a request are read as they are written, and hold`() throws {
    let key = try #require(SigningKey(name: "log.example", seed: Array(repeating: 9, count: 32)))
    for size in [1, 2, 7, 8, 300] {
      let checkpoint = Checkpoint(
        origin: "log.example", size: size, root: TreeTests.kept.roots[size])
      let note = try #require(checkpoint.signed(by: key))
      let proof = try TreeTests.kept.stored.inclusionProof(of: size / 2, atSize: size)
      let text = try #require(ProofText(proof: proof, note: note))
      let read = try ProofText(reading: text.bytes)
      #expect(read == text)
      #expect(read.shows(TreeTests.leaves[size / 2], in: "log.example", by: key.verifier))
      #expect(!read.shows(TreeTests.leaves[size / 2] + [0], in: "log.example", by: key.verifier))
      #expect(!read.shows(TreeTests.leaves[size / 2], in: "log.example2", by: key.verifier))

      let steps = try TreeTests.kept.stored.consistencyProof(from: size / 2, to: size)
      let request = try #require(WitnessRequest(proof: steps, note: note))
      #expect(try WitnessRequest(reading: request.bytes) == request)
    }
  }

  @Test func `every byte of a proof file counts`() throws {
    let key = try #require(SigningKey(name: "log.example", seed: Array(repeating: 9, count: 32)))
    let note = try #require(
      Checkpoint(origin: "log.example", size: 7, root: TreeTests.kept.roots[7]).signed(by: key))
    let proof = try TreeTests.kept.stored.inclusionProof(of: 3, atSize: 7)
    let bytes = try #require(ProofText(proof: proof, note: note)).bytes
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1 << UInt8(place % 8)
      let holds =
        (try? ProofText(reading: changed))?
        .shows(TreeTests.leaves[3], in: "log.example", by: key.verifier) ?? false
      #expect(!holds, "byte \(place)")
    }
  }

  @Test(arguments: 0..<64) func `bytes come back from their Base 64, and only from it`(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }

    let text = Base64.text(of: bytes)

    #expect(Base64.bytes(of: text) == bytes)
    #expect(Hexadecimal.bytes(of: Hexadecimal.text(of: bytes)) == bytes)
    for place in text.utf8.indices {
      var units = Array(text.utf8)
      units[text.utf8.distance(from: text.utf8.startIndex, to: place)] ^= 1
      let changed = Base64.bytes(of: String(decoding: units, as: UTF8.self))
      #expect(changed != bytes)
    }
  }
}
