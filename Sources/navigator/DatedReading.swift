import PathwayFormat
import Pathways

/// A pathway as it was read, as a whole and for each stretch of days.
struct DatedReading {
  let reading: PathwayReading
  /// None if anything is an error.
  let stretches: [PathwayStretch]

  init(_ files: [PathwayFile]) {
    let read = PathwayReader().readThroughTime(files)
    reading = read.whole
    stretches = read.stretches
  }
}
