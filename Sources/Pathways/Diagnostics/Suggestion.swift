/// The nearest of several names to one that does not exist.
public enum Suggestion {
  /// The name with the fewest edits, if it is near enough to be a slip of the finger.
  public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(normalized(name).unicodeScalars.prefix(80))
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in names {
      let scalars = Array(normalized(candidate).unicodeScalars.prefix(80))
      guard abs(scalars.count - wanted.count) <= limit else { continue }
      let distance = distance(from: wanted, to: scalars)
      guard distance <= limit else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// Edits between two names as they stand, a swap of neighbours counting as one.
  public static func edits(from left: String, to right: String) -> Int {
    distance(
      from: Array(left.unicodeScalars.prefix(80)), to: Array(right.unicodeScalars.prefix(80)))
  }

  /// Hyphens, spaces and capitals are the commonest slips, so they cost nothing.
  private static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  /// Edits between two words, a swap of neighbours counting as one (Damerau 1964).
  private static func distance(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var older = [Int](repeating: 0, count: right.count + 1)
    var old = Array(0...right.count)
    for row in 1...left.count {
      var new = [Int](repeating: row, count: right.count + 1)
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        new[column] = min(
          old[column] + 1, new[column - 1] + 1, old[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          new[column] = min(new[column], older[column - 2] + 1)
        }
      }
      (older, old) = (old, new)
    }
    return old[right.count]
  }
}
