import Audit
import Merkle
import Testing

@Suite struct ReceiptFileTests {
  private func note(_ size: Int) throws -> String {
    let key = try #require(SigningKey(name: "a.example", seed: Array(repeating: 1, count: 32)))
    let other = try #require(SigningKey(name: "b.example", seed: Array(repeating: 2, count: 32)))
    let bytes = try SignedNote.forged("a.example", size, .emptyRoot, key, and: other)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func found(_ text: String) -> [String] {
    ReceiptFile.checkpoints(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a checkpoint is found alone, after what was written with it, and among others`()
    throws
  {
    let (one, two) = (try note(1), try note(12))

    #expect(found(one) == [one])
    #expect(found("Record 3\nLeaf abc\nKeep the lines below\n\n\(one)\n") == [one])
    #expect(found("\(one)\n\n\(two)") == [one, two])
    #expect(found(one + two) == [one, two])
    #expect(found("Dear all,\n\n\(one)\nRegards\n\(two)\n-- \nSigned") == [one, two])
  }

  @Test func `what a mail program does to the ends of lines is undone`() throws {
    let one = try note(1)

    #expect(found(one.replacing("\n", with: "\r\n")) == [one])
    #expect(found(one.replacing("\n", with: "  \n")) == [one])
    #expect(found("  " + one.replacing("\n", with: "\n  ")) == [one])
    #expect(found(String(one.dropLast())) == [one])
  }

  @Test func `what a sheet says is found, however its lines are broken`() throws {
    let root = Base64.text(of: TreeHash.leaf([1]).bytes)
    let line = "14 entries, root \(root)\n"

    #expect(found("Record: number 13, entry abc\nCheckpoint: 14 entries, root \(root)\n") == [line])
    #expect(found("Checkpoint  14 entries,\n            root\n            \(root)") == [line])
    #expect(
      found("14 entries, root\n \(root.prefix(30))\n \(root.dropFirst(30))\nIn words") == [line])
    #expect(found("<dt>Checkpoint</dt><dd>14 entries, root \(root)</dd>") == [line])
    #expect(found(line + line) == [line, line])
    for text in ["14 entries, root abc\n", "014 entries, root \(root)\n", "entries, root \(root)"] {
      #expect(found(text) == [text])
    }
  }

  @Test func `a sheet that is kept with an older signed checkpoint is not passed over`() throws {
    let root = Base64.text(of: TreeHash.leaf([1]).bytes)
    let line = "14 entries, root \(root)\n"
    let one = try note(1)

    #expect(found("\(one)\n\(line)") == [one, line])
    #expect(found("\(line)\n\(one)") == [one, line])
    // What is signed says more than the same on a sheet; another root of that size does not.
    let same = "1 entries, root \(Base64.text(of: TreeHash.emptyRoot.bytes))\n"
    #expect(found("\(same)\n\(one)") == [one])
    #expect(found("\(one)\n1 entries, root \(root)") == [one, "1 entries, root \(root)\n"])
  }

  @Test func `what is no checkpoint stays what it is, and is found to be none`() throws {
    let one = try note(1)

    for text in ["", "hello\n", "a\nb\nc\nd\ne\n", one.replacing("\u{2014}", with: "-")] {
      #expect(found(text) == [text])
    }
    // Not even a byte of it is mended.
    let changed = one.replacing("\n1\n", with: "\n01\n")
    #expect(found(changed) == [changed])
  }
}
