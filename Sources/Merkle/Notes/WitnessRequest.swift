/// What a witness is given: a checkpoint, and the proof that nothing before it was rewritten.
///
/// The same bytes as the network protocol of https://c2sp.org/tlog-witness, so that a file carried
/// on a stick today can be sent tomorrow.
public struct WitnessRequest: Hashable, Sendable {
  public let proof: ConsistencyProof
  public let checkpoint: Checkpoint
  public let note: SignedNote

  /// Why a text is no request.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case old
    case hash(line: Int)
    case tooManyHashes, noCheckpoint
    case note(SignedNote.Fault)
    case checkpoint(Checkpoint.Fault)

    public var description: String {
      switch self {
      case .old: "the first line of a request is 'old' and a number"
      case .hash(let line): "line \(line) is not a hash of 32 bytes in Base 64"
      case .tooManyHashes: "there are more than \(WitnessRequest.mostHashes) hashes"
      case .noCheckpoint: "there is no empty line with a checkpoint after it"
      case .note(let fault): "\(fault)"
      case .checkpoint(let fault): "\(fault)"
      }
    }
  }

  /// The specification's limit.
  static let mostHashes = 63

  /// A proof with the checkpoint that it leads to; nil if they are of different sizes.
  public init?(proof: ConsistencyProof, note: SignedNote) {
    guard let checkpoint = try? Checkpoint(reading: note.text), checkpoint.size == proof.new
    else { return nil }
    self.proof = proof
    self.checkpoint = checkpoint
    self.note = note
  }

  /// Reads a request; says nothing yet about whether it holds.
  public init(reading bytes: [UInt8]) throws(Fault) {
    let divide = bytes.indices.dropFirst().first { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    guard let divide, divide + 1 < bytes.count else { throw .noCheckpoint }
    let head = String(decoding: bytes[..<(divide - 1)], as: UTF8.self)
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines[0].hasPrefix("old "), let old = Checkpoint.number(lines[0].dropFirst(4)) else {
      throw .old
    }
    guard lines.count <= Self.mostHashes + 1 else { throw .tooManyHashes }
    var hashes: [TreeHash] = []
    for (number, line) in lines.enumerated().dropFirst() {
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
    proof = ConsistencyProof(old: old, new: checkpoint.size, hashes: hashes)
  }

  /// The request as it is written.
  public var bytes: [UInt8] {
    var text = "old \(proof.old)\n"
    for hash in proof.hashes { text += Base64.text(of: hash.bytes) + "\n" }
    return Array((text + "\n").utf8) + note.bytes
  }
}
