import Foundation
import Handover
import Interviews
import Pathways
import Testing

/// The three renderers over every sheet of every scenario, and over texts that mean harm.
@Suite struct RenderingTests {
  private static func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace && $0 != "_" }
  }

  @Test(arguments: [8, 20, 40, 80, 132])
  func `no line is wider than the page, and all of it is printable ASCII`(width: Int) throws {
    for walk in Fixture.sample {
      for sheet in Fixture.sheets[walk.scenario.id] ?? [] {
        let text = sheet.text(width: width)
        #expect(text.hasSuffix("\n"))
        // A form feed stands alone: it begins a page.
        let bad = text.split(separator: "\n").filter { $0 != "\u{0C}" }.first { line in
          line.utf8.count > width || !line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        }
        #expect(bad == nil, "\(walk.scenario.id) \(sheet.kind)")
      }
    }
  }

  @Test func `text, page and JSON hold the same words in the same order`() throws {
    for walk in Fixture.sample {
      for sheet in Fixture.sheets[walk.scenario.id] ?? [] {
        let written = try #require(
          try JSONSerialization.jsonObject(with: Data(sheet.json.utf8)) as? [String: Any])
        var fromJSON: [String] = written["banners"] as? [String] ?? []
        fromJSON.append(written["title"] as? String ?? "")
        for section in written["sections"] as? [[String: Any]] ?? [] {
          fromJSON += Self.texts(ofSection: section)
        }
        for block in written["footer"] as? [[String: Any]] ?? [] {
          fromJSON += Self.texts(ofBlock: block)
        }
        #expect(fromJSON == sheet.allTexts, "\(walk.scenario.id) \(sheet.kind)")

        let text = Self.squeezed(sheet.text(width: 100).lowercased())
        var rest = text[...]
        for part in sheet.allTexts {
          let wanted = Self.squeezed(part.lowercased())
          let place = rest.range(of: wanted)
          #expect(place != nil, "\(walk.scenario.id) \(sheet.kind): \(part)")
          if let place { rest = rest[place.upperBound...] }
        }
        let page = sheet.html
        for part in sheet.allTexts {
          let escaped = part.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
          #expect(page.contains(escaped), "\(walk.scenario.id) \(sheet.kind): \(part)")
        }
      }
    }
  }

  private static func texts(ofSection section: [String: Any]) -> [String] {
    [section["heading"] as? String ?? ""]
      + (section["blocks"] as? [[String: Any]] ?? []).flatMap(texts(ofBlock:))
      + (section["parts"] as? [[String: Any]] ?? []).flatMap(texts(ofSection:))
  }

  private static func texts(ofBlock block: [String: Any]) -> [String] {
    let fields = block["fields"] as? [[String: String]] ?? []
    return [block["text"], block["label"], block["value"]].compactMap { $0 as? String }
      + (block["items"] as? [String] ?? [])
      + (block["help"] as? [String] ?? [])
      + fields.flatMap { [$0["label"] ?? "", $0["value"] ?? ""] }
      + (block["rows"] as? [[String]] ?? []).flatMap { $0 }
  }

  @Test func `no sheet holds anything that nobody filled in, or an id in place of words`() throws {
    for walk in Fixture.sample {
      let ids = Set(
        walk.interview.pathway.facts.flatMap { [$0.id.rawValue] + $0.answers.map(\.id.rawValue) }
          + walk.interview.pathway.duties.map(\.id.rawValue)
      ).filter { $0.contains("_") }
      for sheet in Fixture.sheets[walk.scenario.id] ?? [] {
        for text in sheet.allTexts {
          #expect(!text.isEmpty && !text.allSatisfy(\.isWhitespace), "\(walk.scenario.id)")
          for mark in ["{", "}", "<", ">", "TODO", "nil", "Optional(", "..", "  ", "?:"] {
            #expect(!text.contains(mark), "\(walk.scenario.id): \(text)")
          }
          let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
          #expect(words.allSatisfy { !ids.contains($0) }, "\(walk.scenario.id): \(text)")
        }
      }
    }
  }

  /// A sheet whose texts would like to be something else.
  private static let hostile = Sheet(
    kind: .referral, title: "<script>alert(1)</script> & \"friends\"",
    banners: ["\u{1B}[2J\u{7}\u{9B}31m"],
    sections: [
      Sheet.Section(
        "x", state: "due", "Sir Fôn – “Ynys Môn”\u{202E}\nsecond\tline",
        [
          .text("Sir Fôn – “Ynys Môn”"), .text("a\u{0}b\u{200D}c 日本"), .caution("\\\"\u{1F}"),
          .words("\u{85}x"),
          .bullets(["<b>", "0800 808 3733"]), .fields([Sheet.Field("l<", "v>")]),
          .tick("t&", isTicked: false, help: ["h"]),
          .known(Sheet.Field("k?", "v"), help: ["h"]),
          .step("<i>", help: ["&"], fields: [Sheet.Field("<", ">")]),
          .blank(Sheet.Blank("b", lines: 3)),
          .table(headings: ["h1", "h2", "h3"], rows: [["a", "b", "c"]]),
        ])
    ], footer: [.text("end")])

  @Test func `what would steer a terminal, a page or a reader of JSON is only text`() throws {
    let text = Self.hostile.text(width: 40)
    #expect(text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A })
    #expect(text.contains("Sir Fon - \"Ynys Mon\""))
    #expect(!Self.hostile.html.contains("<script"))
    #expect(!Self.hostile.html.contains("<b>"))
    let object = try JSONSerialization.jsonObject(with: Data(Self.hostile.json.utf8))
    let title = (object as? [String: Any])?["title"] as? String
    #expect(title == Self.hostile.title)
    #expect(!Self.hostile.json.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func `the page needs nothing from elsewhere and runs nothing`() throws {
    let walk = try #require(Fixture.sample.first)

    let page = try Fixture.sheets(walk).referral().html

    for mark in ["<script", "src=", "href=", "url(", "@import", "javascript:"] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("size:A4"))
  }

  @Test func `a telephone number is not broken over two lines`() throws {
    for width in 20...100 {
      let text = Self.hostile.text(width: width)
      #expect(text.contains("0800 808 3733"), "\(width)")
    }
  }

  @Test func `no page is so narrow that it cannot be written`() {
    #expect(Self.hostile.text(width: 1).split(separator: "\n").allSatisfy { $0.count <= 8 })
  }
}
