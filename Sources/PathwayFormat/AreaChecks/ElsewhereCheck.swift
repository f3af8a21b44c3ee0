public import Pathways

/// Exactly one pack stands for every place that no other claims.
public enum ElsewhereCheck {
  public static func diagnostics(_ readings: [AreaReading]) -> [Diagnostic] {
    let all = readings.filter { $0.area?.isElsewhere == true }
    return all.dropFirst().map { reading in
      Diagnostic(
        "area/two-elsewhere", at: reading.sourceMap[.area],
        "two packs stand for every place that no other claims",
        suggestion: "remove 'elsewhere: yes' from one of them",
        notes: [.init("the first stands here", at: all[0].sourceMap[.area])])
    }
  }
}
