/// Where a condition stands, which decides what it may speak of.
enum PhrasePlace {
  /// The `only-if` of the fact at this place: earlier facts only.
  case fact(Int)
  /// Facts and derived names.
  case facts
  /// Routes too.
  case duty
  /// Duties and acts too.
  case invariant
}
