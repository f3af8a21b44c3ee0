import Foundation
import Synchronization

/// A value that is worked out on another processor while the caller goes on.
final class Alongside<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Value
  private let group = DispatchGroup()
  private let result = Mutex<Value?>(nil)

  init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let value = work()
      result.withLock { $0 = value }
    }
  }

  /// The value, waited for if it has to be.
  var value: Value {
    group.wait()
    return result.withLock { $0 } ?? work()
  }
}
