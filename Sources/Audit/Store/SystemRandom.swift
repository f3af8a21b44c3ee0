import Foundation

/// Bytes that nobody can guess.
public enum SystemRandom {
  // getentropy(3) gives no more at once.
  private static let most = 256

  /// As many random bytes from the system, by one call for every 256.
  @Sendable public static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let isFilled = unsafe bytes.withUnsafeMutableBytes { all in
      stride(from: 0, to: count, by: most).allSatisfy { start in
        let piece = unsafe UnsafeMutableRawBufferPointer(
          rebasing: all[start..<min(start + most, count)])
        guard let base = piece.baseAddress else { return false }
        return unsafe getentropy(base, piece.count) == 0
      }
    }
    // Only a system without the call fails. Swift's own source asks in other ways as well.
    return isFilled ? bytes : bytes.map { _ in .random(in: 0...255) }
  }
}
