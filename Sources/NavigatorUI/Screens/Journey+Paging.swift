internal import Frames

extension Journey {
  /// Goes down so far that the last line on the screen becomes the first, or less.
  mutating func pageDown(size: Size) {
    status = nil
    guard let old = viewport(size: size), !old.isAtEnd else {
      goToEnd(size: size)
      return
    }
    let last = old.pane.spot(ofLine: old.shown.upperBound - 1)
    place.cursor = old.pane.spot(ofLine: old.shown.upperBound).entry
    guard let new = viewport(size: size) else { return }
    // A screen of one line has nothing that could stay.
    let step = old.shown.count > 1 ? 0 : 1
    place.scroll = Place.Scroll(size: size, line: new.pane.line(of: last) + step)
  }

  /// Goes up so far that the first line on the screen becomes the last, or less.
  mutating func pageUp(size: Size) {
    status = nil
    guard let old = viewport(size: size), !old.isAtStart else {
      goToStart(size: size)
      return
    }
    let first = old.pane.spot(ofLine: old.shown.lowerBound)
    place.cursor = old.pane.spot(ofLine: old.shown.lowerBound - 1).entry
    // The words at the foot may need more rows up there, and so leave fewer.
    for rows in [old.shown.count, old.shown.count - 1, old.shown.count - 2] {
      guard let new = viewport(size: size) else { return }
      let wanted = new.pane.line(of: first)
      let top = max(0, wanted - max(1, rows - 1))
      place.scroll = Place.Scroll(size: size, line: top)
      if viewport(size: size)?.shown.contains(wanted) == true { return }
    }
  }

  /// Goes to the last line, with what stands below it.
  mutating func goToEnd(size: Size) {
    status = nil
    place.cursor = max(0, entryCount - 1)
    guard let lines = viewport(size: size)?.pane.lines.count else { return }
    place.scroll = Place.Scroll(size: size, line: lines)
  }

  /// Goes to the first line, with what stands above it.
  mutating func goToStart(size: Size) {
    status = nil
    place.cursor = 0
    place.scroll = Place.Scroll(size: size, line: 0)
  }
}
