import Foundation

/// Seconds by the clock on the wall.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let elapsed = (ContinuousClock.now - start).components
  return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
}

/// Seconds that this process computed on all cores, without waiting for the disk or for others.
func computed(_ body: () throws -> Void) rethrows -> Double {
  let start = clock()
  try body()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

/// Both, as text: `1.20 (2.31)`.
func times(_ body: () throws -> Void) rethrows -> String {
  var cpu = 0.0
  let wall = try seconds { cpu = try computed(body) }
  return "\(number(wall, 2)) (\(number(cpu, 2)))"
}

func number(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }

/// A text with room, so that columns stand under each other.
func cell(_ text: String, _ width: Int = 16) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
