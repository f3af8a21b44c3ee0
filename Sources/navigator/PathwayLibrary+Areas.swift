import Foundation
import PathwayFormat
import Pathways

// The area packs, which stand in the folder `areas` beside the pathways.
extension PathwayLibrary {
  /// The ids of the packs: the folders in `areas` that declare an area.
  var areaNames: [String] {
    let root = folder.appending(path: "areas")
    let items = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return items.sorted().filter { item in
      FileManager.default.fileExists(atPath: root.appending(path: "\(item)/area.yaml").path)
    }
  }

  /// The readings of all packs, in the order of their ids.
  ///
  /// - Parameters:
  ///   - pathways: those whose additions are read; those to other pathways stay unread.
  ///   - isWhole: whether these are all pathways, so that an addition to another one is a fault.
  func areaReadings(beside pathways: [PathwayReading] = [], isWhole: Bool = false) -> [AreaReading]
  {
    let reader = AreaReader(beside: pathways, ignoresOthers: !isWhole)
    return areaNames.map { reader.read((try? files(of: "areas/\($0)")) ?? []) }
  }

  /// All packs, without what they add to pathways.
  ///
  /// - Throws: ``Unreadable`` with every diagnostic of a pack that has faults.
  func areas() throws -> [Area] {
    try areaReadings().map { reading in
      guard let area = reading.area else {
        throw Unreadable(description: "an area pack has faults:\n\(reading.report)")
      }
      return area
    }
  }
}
