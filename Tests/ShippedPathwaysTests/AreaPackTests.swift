import PathwayFormat
import Pathways
import TestSupport
import Testing

@Suite struct AreaPackTests {
  @Test(arguments: ShippedPathways.areas)
  func `a shipped pack is read without a fault`(id: String) throws {
    let reading = try ShippedPathways.area(id)

    #expect(reading.report == "")
    #expect(reading.area?.id.rawValue == id)
  }
}
