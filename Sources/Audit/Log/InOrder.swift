import Dispatch
import Synchronization

/// Work on many pieces, on all processors, whose results are taken one after the other.
///
/// So that memory stays bounded, only a few pieces are ahead of the one that is being taken.
package enum InOrder {
  private final class Slots<Piece: Sendable>: Sendable {
    let results = Mutex<[Int: Result<Piece, any Error>]>([:])
    let isStopped = Atomic(false)
  }

  /// Makes a piece for each number below a count, and takes them in order.
  ///
  /// - Parameters:
  ///   - make: runs on several threads at once.
  ///   - take: runs on the caller's thread. What it throws ends the work, as does what `make`
  ///     throws for a piece whose turn has come.
  package static func forEach<Piece: Sendable>(
    below count: Int, make: @escaping @Sendable (Int) throws -> Piece,
    take: (Piece) throws -> Void
  ) throws {
    guard count > 1 else {
      if count == 1 { try take(make(0)) }
      return
    }
    let slots = Slots<Piece>()
    let ahead = min(count, Posix.processors + 2)
    let isMade = (0..<ahead).map { _ in DispatchSemaphore(value: 0) }
    let queue = DispatchQueue.global(qos: .userInitiated)
    let group = DispatchGroup()
    @Sendable func begin(_ number: Int) {
      queue.async(group: group) {
        if !slots.isStopped.load(ordering: .relaxed) {
          let result = Result { try make(number) }
          slots.results.withLock { $0[number] = result }
        }
        isMade[number % ahead].signal()
      }
    }
    defer {
      slots.isStopped.store(true, ordering: .relaxed)
      // Nothing of this may still run when the caller goes on and closes what is read from.
      group.wait()
    }
    for number in 0..<ahead { begin(number) }
    for number in 0..<count {
      isMade[number % ahead].wait()
      let result = slots.results.withLock { $0.removeValue(forKey: number) }
      if number + ahead < count { begin(number + ahead) }
      if let result { try take(result.get()) }
    }
  }
}
