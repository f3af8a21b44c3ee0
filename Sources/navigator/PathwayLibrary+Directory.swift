import Foundation
import PathwayFormat
import Pathways

extension PathwayLibrary {
  /// The folder name of the pathway that is meant when none is named.
  static let usual = "modern-slavery"

  /// What is known of whom to ring where and when, and why some of it is not.
  struct Directory {
    /// Nil if the bank holidays or every pack cannot be read.
    let directory: AreaDirectory?
    /// Sentences for every screen.
    let problems: [String]
  }

  /// Every area pack with the bank holidays.
  ///
  /// A pack with a fault is left out, and said so: one wrong line must not take away the
  /// numbers of every other place.
  ///
  /// - Parameters:
  ///   - pathway: that to which packs may add; without it what they add stays unread.
  ///   - councils: those of the register, so that one of another area is not taken for one of a pack.
  func directory(beside pathway: PathwayReading? = nil, councils: [PlaceFinder.Elsewhere] = [])
    -> Directory
  {
    var problems: [String] = []
    let readings = areaReadings(beside: pathway.map { [$0] } ?? [])
    var areas: [Area] = []
    for (name, reading) in zip(areaNames, readings) {
      if let area = reading.area {
        areas.append(area)
      } else {
        problems.append("The numbers of the area \(name) cannot be read: run navigator check")
      }
    }
    guard let bankHolidays else {
      problems.append("The bank holidays cannot be read, so no local number is shown")
      return Directory(directory: nil, problems: problems)
    }
    guard !areas.isEmpty else { return Directory(directory: nil, problems: problems) }
    return Directory(
      directory: AreaDirectory(areas: areas, bankHolidays: bankHolidays, elsewhere: councils),
      problems: problems)
  }

  /// The dated table of bank holidays; nil if it cannot be read.
  var bankHolidays: BankHolidays? {
    let url = folder.appending(path: "bank-holidays.yaml")
    guard let data = try? Data(contentsOf: url) else { return nil }
    return BankHolidayReader().read(
      PathwayFile(path: "bank-holidays.yaml", bytes: [UInt8](data))
    ).bankHolidays
  }
}
