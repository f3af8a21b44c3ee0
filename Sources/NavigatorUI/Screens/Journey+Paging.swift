internal import Frames

extension Journey {
  /// Goes down by one screen, less the entry at its foot: what was cut off there begins the next
  /// screen whole, and the cursor never lands on a part of an entry.
  mutating func pageDown(size: Size) {
    status = nil
    guard let old = viewport(size: size), !old.isAtEnd else {
      goToEnd(size: size)
      return
    }
    let last = old.pane.spot(ofLine: old.shown.upperBound - 1)
    // An entry that fills the screen has to be read on from its middle.
    let isWhole = old.pane.line(of: last.beginning) > old.shown.lowerBound
    place.cursor = old.pane.spot(ofLine: old.shown.upperBound).entry
    guard let new = viewport(size: size) else { return }
    // A screen of one line has nothing that could stay.
    let step = old.shown.count > 1 ? 0 : 1
    let top = new.pane.line(of: isWhole ? last.beginning : last) + (isWhole ? 0 : step)
    place.scroll = Place.Scroll(size: size, line: top)
    guard let shown = viewport(size: size)?.shown else { return }
    // The one at the top is whole, if the next one is not.
    if isWhole, !new.pane.isFocusWhole(in: shown), new.pane.isWhole(last.entry, in: shown) {
      place.cursor = last.entry
      guard let again = viewport(size: size) else { return }
      place.scroll = Place.Scroll(size: size, line: again.pane.line(of: last.beginning))
    }
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
