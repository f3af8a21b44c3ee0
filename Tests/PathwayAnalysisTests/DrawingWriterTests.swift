import Interviews
import PathwayAnalysis
import PathwayFormat
import Pathways
import TestSupport
import Testing

/// The same map in every form.
@Suite struct DrawingWriterTests {
  enum Form: String, CaseIterable, Sendable {
    case outline, dot, mermaid, svg, html, book

    func text(of map: PathwayMap) -> String {
      switch self {
      case .outline: OutlineWriter().text(of: map)
      case .dot: DotWriter().text(of: map)
      case .mermaid: MermaidWriter().text(of: map)
      case .svg: SVGWriter().text(of: map)
      case .html: HTMLWriter().text(of: map)
      case .book: HTMLWriter(extent: .everything).text(of: map)
      }
    }
  }

  @Test(arguments: Form.allCases)
  func `a small pathway is drawn as it was last read through`(form: Form) throws {
    let map = try DrawingFixture.map()

    let difference = try DrawingFixture.difference(form.text(of: map), form.rawValue)

    #expect(difference == nil)
  }

  @Test(arguments: Form.allCases)
  func `a drawing says that it is a draft, its version and its content`(form: Form) throws {
    let text = form.text(of: try DrawingFixture.map())

    #expect(text.contains("Draft: not approved for use"))
    #expect(text.contains("Version 1, content 9f2c71aa0011"))
  }

  @Test(arguments: Form.allCases)
  func `a drawing of approved content does not say that it is a draft`(form: Form) throws {
    let approved =
      DrawingFixture.text + "\n"
        + """
        approval-needs: [safeguarding lead, lawyer]
        approved:
          - {role: safeguarding lead, date: 2026-12-01, content-hash: "\(DrawingFixture.hash)"}
          - {role: lawyer, date: 2026-12-01, content-hash: "\(DrawingFixture.hash)"}
        """
    let compiled = try DrawingFixture.compiled(approved)

    let map = PathwayMap(of: compiled, contentHash: DrawingFixture.hash)
    let other = PathwayMap(of: compiled, contentHash: "sha256:other")

    #expect(!form.text(of: map).contains("Draft"))
    #expect(form.text(of: other).contains("Draft: not approved for use"))
  }

  @Test(arguments: Form.allCases)
  func `whatever an author writes stays text`(form: Form) throws {
    let hostile = #"<b>&"\|]; --> x {y} #z `*_"#
    let yaml = DrawingFixture.text
      .replacing("title: Test pathway", with: "title: '\(hostile)'")
      .replacing("title: Adult with signs", with: "title: '\(hostile)'")
      .replacing("papers: Papers held by others", with: "papers: '\(hostile)'")
      .replacing("label: Signs", with: "label: '\(hostile)'")
      .replacing("title: Ring the police", with: "title: '\(hostile)'")

    let text = form.text(
      of: PathwayMap(of: try DrawingFixture.compiled(yaml), contentHash: "sha256:0"))

    switch form {
    case .outline: #expect(text.contains(hostile))
    case .svg, .html, .book:
      #expect(!text.contains("<b>"))
      #expect(Markup.fault(in: text) == nil)
    case .dot: #expect(text.split(separator: "\n").allSatisfy { Self.isQuotedEvenly($0) })
    case .mermaid:
      let labels = text.split(separator: "\n").dropFirst(3)
      #expect(labels.allSatisfy { $0.count { $0 == "\"" } == 2 })
      #expect(!text.contains("<b>"))
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `pages of any pathway are sound, and no two boxes overlap`(seed: UInt64) throws {
    let pathway = RandomPathway.make(seed: seed &+ 95_000, combinations: 2_000)
    let map = PathwayMap(of: try CompiledPathway(pathway), contentHash: "sha256:0")

    #expect(Markup.fault(in: HTMLWriter().text(of: map)) == nil, "seed \(seed)")
    for page in SVGWriter().sheets(of: map) {
      #expect(Markup.fault(in: page.text) == nil, "seed \(seed)")
      #expect(!Markup.boxesOverlap(in: page.text), "seed \(seed), \(page.name)")
    }
  }

  @Test func `the shipped pathway has a skeleton and a page for each route`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)

    let map = PathwayMap(of: try CompiledPathway(pathway), contentHash: "sha256:0")

    let pages = SVGWriter().sheets(of: map)
    let names = pages.map(\.name)
    #expect(names.first == "skeleton")
    #expect(Set(names).count == names.count)
    for route in pathway.routes { #expect(names.contains("route-\(route.id)")) }
    for page in pages {
      #expect(Markup.fault(in: page.text) == nil, "\(page.name)")
      #expect(!Markup.boxesOverlap(in: page.text), "\(page.name)")
    }
  }

  @Test func `the handout prints the skeleton and nothing else`() throws {
    let map = try DrawingFixture.map()
    let handout = HTMLWriter().text(of: map)
    let whole = HTMLWriter(extent: .everything).text(of: map)

    #expect(handout.components("<svg") == 1 && handout.components("<section>") == 1)
    #expect(handout.contains("header, section, footer { display: none; }"))
    #expect(handout.contains("The questions that decide the route"))
    #expect(whole.components("<svg") == 1 && whole.components("<section>") == map.pages.count)
    #expect(!whole.contains("display: none"))
    // One route alone is what somebody asked for, with all that is due in it.
    let route = HTMLWriter().text(of: try #require(map.only("adult")))
    #expect(route.contains("Ring the police") && !route.contains("display: none"))
  }

  @Test func `the type on the shipped skeleton can be read on paper`() throws {
    let pathway = try #require(try ShippedPathways.reading("modern-slavery").pathway)
    let map = PathwayMap(of: try CompiledPathway(pathway), contentHash: "sha256:0")
    let skeleton = try #require(SVGWriter().sheets(of: map).first).text

    let scale = try #require(skeleton.firstMatch(of: /scale\(([0-9.]+)\)/)?.1)

    // Boxes are set in 14 points before they are scaled.
    #expect(14 * (try #require(Double(scale))) >= 9.5)
  }

  @Test func `one route alone is drawn with its duties`() throws {
    let map = try #require(try DrawingFixture.map().only("adult"))

    let text = OutlineWriter().text(of: map)

    #expect(text.contains("Ring the police. In every case: due, or due because unsure, or "))
    #expect(!text.contains("Refer the child"))
    #expect(!text.contains("Route: No sign"))
  }

  private static func isQuotedEvenly(_ line: Substring) -> Bool {
    var isEscaped = false
    var quotes = 0
    for character in line {
      if character == "\"", !isEscaped { quotes += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return quotes.isMultiple(of: 2)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
