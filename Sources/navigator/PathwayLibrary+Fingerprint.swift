import Crypto
import Foundation
import PathwayAnalysis
import PathwayFormat
import Pathways

// What an approval names: the bytes of a pathway's files, and their meaning.
extension PathwayLibrary {
  /// SHA-256 over the sorted list of (relative path, SHA-256 of the bytes), so that the hash
  /// changes with any byte of any file, and with nothing else.
  ///
  /// The approvals in `pathway.yaml` are left out: they name the hash of what they approve, and
  /// entering one must not change that.
  static func contentHash(of files: [PathwayFile]) -> String {
    var whole = SHA256()
    for file in files.sorted(by: { $0.path < $1.path }) {
      let path = file.path.split(separator: "/").dropFirst().joined(separator: "/")
      let bytes = isHead(file) ? ApprovalLines(in: file.bytes).bytesWithout : file.bytes
      whole.update(data: Data("\(path)\n\(hexadecimal(SHA256.hash(data: bytes)))\n".utf8))
    }
    return "sha256:\(hexadecimal(whole.finalize()))"
  }

  /// SHA-256 over the canonical form of what the files mean.
  ///
  /// - Returns: nil if they cannot be read, or are too tangled.
  static func meaningHash(of files: [PathwayFile]) -> String? {
    let stretches = PathwayReader().readThroughTime(files).stretches
    guard !stretches.isEmpty, let meaning = PathwayMeaning(of: stretches) else { return nil }
    return "sha256:\(hexadecimal(SHA256.hash(data: meaning.bytes)))"
  }

  /// Both hashes. The meaning takes a while and is left out where no approval needs it.
  ///
  /// - Parameter content: the hash of the files' bytes.
  static func fingerprint(
    of files: [PathwayFile], whose content: String, for approvals: [Pathway.Approval]
  ) -> Pathway.Fingerprint {
    let isNeeded = approvals.contains { $0.contentHash != content && $0.meaningHash != nil }
    return .init(content: content, meaning: isNeeded ? meaningHash(of: files) : nil)
  }

  /// Whether a file is the one that declares the pathway.
  static func isHead(_ file: PathwayFile) -> Bool {
    file.path.split(separator: "/").dropFirst().elementsEqual(["pathway.yaml"])
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
