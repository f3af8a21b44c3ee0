import ArgumentParser
import Pathways

/// A minute in London as it is given on the command line.
struct ClockTime: ExpressibleByArgument {
  let minute: CivilMinute

  init?(argument: String) {
    guard let minute = try? CivilMinute(reading: argument) else { return nil }
    self.minute = minute
  }
}
