import Pathways

/// Hours have to say when somebody answers in words that the program can work with.
enum HoursCheck {
  /// - Parameter location: of the value, for a fault that is in none of its phrases.
  static func diagnostics(
    _ phrases: [LocatedText], except: LocatedText?, at location: SourceLocation
  ) -> [Diagnostic] {
    do throws(HoursFault) {
      _ = try HoursParser().hours(
        from: phrases.map(\.value), except: except.map { [$0.value] } ?? [])
      return []
    } catch {
      let texts = phrases + [except].compactMap { $0 }
      // An empty list has no phrase to point at.
      let place =
        texts.indices.contains(error.index)
        ? texts[error.index].location(at: error.offset) : location
      return [Diagnostic("area/bad-hours", at: place, error.message, suggestion: error.remedy)]
    }
  }
}
