public import Foundation
public import PathwayFormat
public import Pathways

/// The pathways of this repository, read from its own folder.
public enum ShippedPathways {
  /// The root of the repository.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static func files(of name: String) throws -> [PathwayFile] {
    let root = repository.appending(path: "pathways/\(name)")
    let walker = FileManager.default.enumerator(atPath: root.path)
    var files: [PathwayFile] = []
    while let path = walker?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      let bytes = [UInt8](try Data(contentsOf: root.appending(path: path)))
      files.append(PathwayFile(path: "\(name)/\(path)", bytes: bytes))
    }
    return files
  }

  public static func reading(_ name: String) throws -> PathwayReading {
    PathwayReader().read(try files(of: name))
  }
}

extension ShippedPathways {
  /// What cannot be read, with everything that is wrong.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// The dated table of bank holidays.
  public static func bankHolidays() throws -> BankHolidays {
    let url = repository.appending(path: "pathways/bank-holidays.yaml")
    let reading = BankHolidayReader().read(
      PathwayFile(path: "bank-holidays.yaml", bytes: [UInt8](try Data(contentsOf: url))))
    guard let table = reading.bankHolidays else { throw Unreadable(description: reading.report) }
    return table
  }

  /// The ids of the area packs.
  public static let areas = ["derbyshire", "dorset", "hertfordshire", "national", "staffordshire"]

  /// An area pack, read beside the national pathway.
  public static func area(_ id: String) throws -> AreaReading {
    AreaReader(beside: [try national.get()], ignoresOthers: true)
      .read(try files(of: "areas/\(id)"))
  }

  /// The national pathway, read once for all tests of a run.
  public static let national = Result { try reading("modern-slavery") }
}
