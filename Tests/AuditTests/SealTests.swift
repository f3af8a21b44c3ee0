import Audit
import Crypto
import Merkle
import TestSupport
import Testing

@Suite struct SealTests {
  let id: RecordID
  let secret: SectionSecret
  let content = Canonical.object(["reference": .text("HG-0417")])
  let nonce = [UInt8](repeating: 7, count: 12)

  init() throws {
    id = try #require(RecordID(bytes: Array(repeating: 1, count: 16)))
    secret = try #require(SectionSecret(bytes: Array(repeating: 2, count: 32)))
  }

  private func sealed() throws -> SealedSection {
    try Seals.seal(content, as: .case, of: id, with: secret, nonce: nonce)
  }

  @Test func `a sealed section opens with its secret and with nothing else`() throws {
    let sealed = try sealed()
    let other = try #require(SectionSecret(bytes: Array(repeating: 3, count: 32)))
    let otherID = try #require(RecordID(bytes: Array(repeating: 9, count: 16)))

    #expect(try Seals.open(sealed.bytes, sealed.seal, of: id, with: secret) == content)
    #expect(throws: Seals.Fault.notOpened) {
      try Seals.open(sealed.bytes, sealed.seal, of: id, with: other)
    }
    #expect(throws: Seals.Fault.notOpened) {
      try Seals.open(sealed.bytes, sealed.seal, of: otherID, with: secret)
    }
    let elsewhere = Entry.Seal(
      section: .record, commitment: sealed.seal.commitment, sealedHash: sealed.seal.sealedHash)
    #expect(throws: Seals.Fault.notOpened) {
      try Seals.open(sealed.bytes, elsewhere, of: id, with: secret)
    }
  }

  @Test func `any byte of a sealed section that changes keeps it shut`() throws {
    let sealed = try sealed()
    for place in sealed.bytes.indices {
      var changed = sealed.bytes
      changed[place] ^= 1
      #expect(throws: Seals.Fault.notOpened) {
        try Seals.open(changed, sealed.seal, of: id, with: secret)
      }
    }
  }

  @Test func `another content under the same secret does not meet the commitment`() throws {
    let other = try Seals.seal(
      .object(["reference": .text("HG-0418")]), as: .case, of: id, with: secret, nonce: nonce)
    let mixed = Entry.Seal(
      section: .case, commitment: try sealed().seal.commitment, sealedHash: other.seal.sealedHash)

    #expect(throws: Seals.Fault.otherContent) {
      try Seals.open(other.bytes, mixed, of: id, with: secret)
    }
  }

  @Test func `equal contents look different, and short ones are equally long`() throws {
    let two = try #require(SectionSecret(bytes: Array(repeating: 4, count: 32)))
    let again = try Seals.seal(content, as: .case, of: id, with: two, nonce: nonce)
    let shorter = try Seals.seal(
      .object([:]), as: .case, of: id, with: secret, nonce: nonce)

    let first = try sealed()
    #expect(again.seal.commitment != first.seal.commitment)
    #expect(shorter.bytes.count == first.bytes.count)
  }

  @Test(arguments: 0..<100) func `keyed hashes and derived keys are those of the library`(
    seed: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let (key, message) = (bytes(32), bytes(seed * 7))
    let code = KeyedHash(key: try #require(TreeHash(bytes: key))).code(of: message)
    #expect(
      code.bytes == [UInt8](HMAC<SHA256>.authenticationCode(for: message, using: .init(data: key))))

    let info = bytes(seed)
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: key), info: info, outputByteCount: 32)
    let expected = unsafe derived.withUnsafeBytes { unsafe [UInt8]($0) }
    #expect(KeyedHash.extract(key).expand(info).bytes == expected)
  }
}
