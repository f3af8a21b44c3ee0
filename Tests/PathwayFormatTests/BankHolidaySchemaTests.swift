import Foundation
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The declared keys of the file of bank holidays against its reader.
@Suite struct BankHolidaySchemaTests {
  private static let unknown = "zzzzzzzzzzzzzzzz"

  /// Every group of the file, and the file with something in the place of that group.
  private static let places: [(group: KeyGroup, path: [String])] = {
    var places: [(group: KeyGroup, path: [String])] = [(.bankHolidays, [])]
    for key in KeyGroup.bankHolidays.keys {
      if case .group(let group) = key.shape { places.append((group, [key.name])) }
    }
    return places
  }()

  private func diagnostics(_ members: [String: GeneratedYAML], at path: [String]) -> [Diagnostic] {
    var file = KeyGroup.bankHolidays.smallestMembers
    if let key = path.first { file[key] = .group(members) } else { file = members }
    let text = GeneratedYAML.lines(of: file).joined(separator: "\n")
    return BankHolidayReader().read(PathwayFile(path: "x.yaml", bytes: Array(text.utf8)))
      .diagnostics
  }

  @Test func `the reader asks for exactly the keys that are declared`() throws {
    #expect(Self.places.count == 3)
    for (group, path) in Self.places {
      var members = group.smallestMembers
      members[Self.unknown] = .text("x")

      let found = diagnostics(members, at: path).first { $0.id == "shape/unknown-key" }

      let list = try #require(found?.suggestion).split(separator: ":").last ?? ""
      let known = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(Set(known) == Set(group.keys.map(\.name)))
    }
  }

  @Test func `the reader takes every value that is declared, and refuses the others`() {
    for (group, path) in Self.places {
      for key in group.keys {
        for value in key.shape.good {
          // How dates fit together is not about keys.
          let faults = diagnostics(group.members(with: key.name, value), at: path).filter {
            $0.id.hasPrefix("shape/")
          }
          #expect(faults == [], "\(group.name), \(key.name): \(value.flow)")
        }
        for value in key.shape.bad {
          #expect(
            diagnostics(group.members(with: key.name, value), at: path).contains {
              $0.severity == .error
            }, "\(group.name), \(key.name): \(value.flow)")
        }
        guard key.need == .required else { continue }
        var members = group.smallestMembers
        members[key.name] = nil
        #expect(diagnostics(members, at: path).contains { $0.id == "shape/missing-key" })
      }
    }
  }

  @Test func `the shipped schema is the one that is generated, and the file names it`() throws {
    let folder = ShippedPathways.repository.appending(path: "pathways")
    let schema = folder.appending(path: "schema/bank-holidays.schema.json")

    if ProcessInfo.processInfo.environment["NAVIGATOR_RECORD"] != nil {
      try Data(BankHolidaySchema().text.utf8).write(to: schema)
    }
    #expect(try String(contentsOf: schema, encoding: .utf8) == BankHolidaySchema().text)
    let file = try String(
      contentsOf: folder.appending(path: "bank-holidays.yaml"), encoding: .utf8)
    #expect(file.hasPrefix("# yaml-language-server: $schema=schema/bank-holidays.schema.json\n"))
  }
}
