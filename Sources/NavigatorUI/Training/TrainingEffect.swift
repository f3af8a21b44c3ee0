/// What a training session may ask of the outside: to end, or to write a text that was asked for.
///
/// This is all there is. Nothing here can save a check or reach the record of referrals, so that
/// no mistake in a training screen can do either.
public enum TrainingEffect: Hashable, Sendable {
  case quit
  /// Write a text to the file of this name, which the trainer gave.
  case write(name: String, text: String)
}
