/// One leaf's proof that anybody can check without the log, as the text of a `.tlog-proof` file.
///
/// Source: https://c2sp.org/tlog-proof. The line of extra data is neither written nor read: it
/// would not be covered by anything.
public struct ProofText: Hashable, Sendable {
  public let proof: InclusionProof
  public let checkpoint: Checkpoint
  public let note: SignedNote

  static let heading = "c2sp.org/tlog-proof@v1"

  /// Why a text is no proof.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case heading, index
    case hash(line: Int)
    case noCheckpoint
    case note(SignedNote.Fault)
    case checkpoint(Checkpoint.Fault)

    public var description: String {
      switch self {
      case .heading: "the first line of a proof is '\(ProofText.heading)'"
      case .index: "the second line of a proof is 'index' and a number"
      case .hash(let line): "line \(line) is not a hash of 32 bytes in Base 64"
      case .noCheckpoint: "there is no empty line with a checkpoint after it"
      case .note(let fault): "\(fault)"
      case .checkpoint(let fault): "\(fault)"
      }
    }
  }

  /// A proof with the checkpoint that it leads to; nil if they are of different sizes.
  public init?(proof: InclusionProof, note: SignedNote) {
    guard let checkpoint = try? Checkpoint(reading: note.text), checkpoint.size == proof.size
    else { return nil }
    self.proof = proof
    self.checkpoint = checkpoint
    self.note = note
  }

  /// Reads a proof; says nothing yet about whether it holds.
  public init(reading bytes: [UInt8]) throws(Fault) {
    let divide = bytes.indices.dropFirst().first { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    guard let divide, divide + 1 < bytes.count else { throw .noCheckpoint }
    let head = String(decoding: bytes[..<(divide - 1)], as: UTF8.self)
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Substring(Self.heading) else { throw .heading }
    guard lines.count > 1, lines[1].hasPrefix("index "),
      let index = Checkpoint.number(lines[1].dropFirst(6))
    else { throw .index }
    var hashes: [TreeHash] = []
    for (number, line) in lines.enumerated().dropFirst(2) {
      guard let bytes = Base64.bytes(of: line), let hash = TreeHash(bytes: bytes) else {
        throw .hash(line: number + 1)
      }
      hashes.append(hash)
    }
    do {
      note = try SignedNote(reading: Array(bytes[(divide + 1)...]))
    } catch { throw .note(error) }
    do {
      checkpoint = try Checkpoint(reading: note.text)
    } catch { throw .checkpoint(error) }
    proof = InclusionProof(index: index, size: checkpoint.size, hashes: hashes)
  }

  /// The proof as it is written.
  public var bytes: [UInt8] {
    var text = "\(Self.heading)\nindex \(proof.index)\n"
    for hash in proof.hashes { text += Base64.text(of: hash.bytes) + "\n" }
    return Array((text + "\n").utf8) + note.bytes
  }

  /// Whether the leaf is in the log with this name, by this key.
  public func shows(_ leaf: [UInt8], in origin: String, by key: VerifierKey) -> Bool {
    checkpoint.origin == origin && note.isSigned(by: key)
      && proof.shows(.leaf(leaf), in: checkpoint.root)
  }
}
