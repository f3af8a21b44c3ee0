import Foundation

/// Microseconds for one call, sorted: nine runs of `count` calls, after one that fills the caches.
func runs(of count: Int, _ body: () throws -> Void) rethrows -> [Double] {
  var times: [Double] = []
  for run in 0..<10 {
    let start = ContinuousClock.now
    for _ in 0..<count { try body() }
    let elapsed = (ContinuousClock.now - start).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    if run > 0 { times.append(seconds * 1e6 / Double(count)) }
  }
  return times.sorted()
}

/// Prints the median and the range of nine runs.
func measure(_ label: String, goal: String, count: Int, _ body: () throws -> Void) rethrows {
  let times = try runs(of: count, body)
  func text(_ value: Double) -> String { String(format: "%10.2f", value) }
  print(
    label.padding(toLength: 44, withPad: " ", startingAt: 0), text(times[4]), text(times[0]),
    text(times[8]), "  goal", goal)
}
