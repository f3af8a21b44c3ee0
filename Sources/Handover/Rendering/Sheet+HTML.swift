extension Sheet {
  /// One page of HTML that needs nothing else: no script, no address to load from.
  public var html: String {
    var body = banners.map { "<p class=\"banner\">\(Self.escaped($0))</p>" }
    body.append("<h1>\(Self.escaped(title))</h1>")
    body += sections.map { $0.html(depth: 2) }
    body.append("<footer>\(footer.map(\.html).joined(separator: "\n"))</footer>")
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'">
      <title>\(Self.escaped(title))</title>
      <style>
      \(Self.style)\(kind.style)
      </style>
      </head>
      <body>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // HTML allows no control characters, and none has a meaning here.
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Dark on white, in the order of reading, on A4 when printed. A duty is not cut by a page.
  private static let style = """
    body{font:16px/1.4 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;max-width:46em;\
    margin:1em auto;padding:0 1em}
    h1{font-size:1.6em;margin:.4em 0}h2{font-size:1.2em;margin:1.2em 0 .3em;\
    border-bottom:2px solid #0b0c0c}h3{font-size:1em;margin:.8em 0 .2em}
    p{margin:.3em 0}ul,ol{margin:.3em 0;padding-left:1.3em}ol{padding-left:1.8em}
    .banner{border:3px solid #0b0c0c;padding:.3em .6em;font-weight:bold}
    .caution{border-left:5px solid #0b0c0c;padding-left:.6em;font-weight:bold}
    blockquote{margin:.4em 0 .4em 1em;font-size:1.1em}
    dl{margin:.2em 0;display:grid;grid-template-columns:9em 1fr;gap:.1em .8em}
    dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}
    .part{margin-left:1.8em;break-inside:avoid}.part>h3{margin-left:-1.8em}
    .box{display:inline-block;width:.9em;height:.9em;border:2px solid #0b0c0c;\
    margin-right:.6em;vertical-align:-.1em;text-align:center;line-height:.9em;font-weight:bold}
    .item{margin:.4em 0 .4em 1.6em;text-indent:-1.6em;break-inside:avoid}\
    .item>*{text-indent:0}.help{margin-left:0;color:#333}
    .step{margin:.6em 0;break-inside:avoid}.step dl{margin-left:1.2em}.write{border-bottom:1px solid #0b0c0c;height:1.6em}
    table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;\
    padding:.2em .6em .2em 0;border-bottom:1px solid #767676}
    .page{break-after:page}
    footer{border-top:2px solid #0b0c0c;margin-top:1.5em;font-size:.85em}
    @page{size:A4;margin:15mm}@media print{body{font-size:11pt;margin:0;padding:0;\
    max-width:none}h2,h3{break-after:avoid}}
    """
}

extension Sheet.Kind {
  /// What differs from the other sheets.
  fileprivate var style: String {
    switch self {
    case .referral, .preparation, .notification, .consent, .next: ""
    case .scenario, .scenarioAnswers, .comparison, .comparisonAnswers: Self.training
    case .card: Self.training + Self.onePage
    }
  }

  /// Training is named at the head of every printed page.
  private static let training =
    "\n@page{@top-right{content:\"TRAINING\";font:bold 9pt Arial,sans-serif}}"

  /// Two columns, small, so that a whole route goes on one side of A4.
  private static let onePage = """

    @page{margin:8mm 9mm 6mm}
    @media print{body{font-size:7.1pt;line-height:1.14;columns:2;column-gap:5mm}\
    .banner{display:inline-block;border-width:2px;margin:0;padding:0 .4em}}
    .banner,h1,footer{column-span:all}h1{font-size:1.4em;margin:.1em 0}
    h2{font-size:1.1em;margin:.3em 0 .1em;border-bottom-width:1px}
    h3{margin:.15em 0 0}.part{margin-left:0}.part>h3{margin-left:0}
    p,ul{margin:.1em 0}ul{padding-left:.9em}
    .part dl{display:block;margin:0}.part dt,.part dd{display:inline}.part dd{margin-right:.8em}
    .part dt::after{content:" "}.part dd:first-of-type::after{content:"\\A";white-space:pre}
    .part dd:last-of-type{font-size:.93em}
    #local dl{grid-template-columns:8em 1fr;margin:0;gap:0 .4em}
    .item{margin:.1em 0;text-indent:0;display:grid;grid-template-columns:17em 1fr}.write{height:1.2em}
    footer{margin-top:.3em;border-top-width:1px;font-size:.84em;line-height:1.08}
    """
}

extension Sheet.Section {
  fileprivate func html(depth: Int) -> String {
    let box = state.map { Sheet.box(isTicked: $0 == "done") } ?? ""
    let inside = (blocks.map(\.html) + parts.map { $0.html(depth: depth + 1) })
      .joined(separator: "\n")
    return """
      <section id="\(Sheet.escaped(id))" class="\(depth > 2 ? "part" : "whole")\(endsPage ? " page" : "")">
      <h\(depth)>\(box)\(Sheet.escaped(heading))</h\(depth)>
      \(inside)
      </section>
      """
  }
}

extension Sheet {
  fileprivate static func box(isTicked: Bool) -> String {
    // The word is for those who hear the page.
    "<span class=\"box\" role=\"img\" aria-label=\"\(isTicked ? "done" : "not done yet")\">"
      + "\(isTicked ? "x" : "")</span>"
  }
}

extension Sheet.Block {
  private static func list(of fields: [Sheet.Field]) -> String {
    let rows = fields.map { field in
      "<dt>\(Sheet.escaped(field.label))</dt><dd>\(Sheet.escaped(field.value))</dd>"
    }
    return "<dl>\(rows.joined())</dl>"
  }

  fileprivate var html: String {
    let escaped = Sheet.escaped
    func item(_ head: String, _ help: [String], _ tail: String = "") -> String {
      let lines = help.map { "<p class=\"help\">\(escaped($0))</p>" }.joined()
      return "<div class=\"item\">\(head)\(lines)\(tail)</div>"
    }
    switch self {
    case .text(let text): return "<p>\(escaped(text))</p>"
    case .caution(let text): return "<p class=\"caution\">\(escaped(text))</p>"
    case .words(let text): return "<blockquote>&ldquo;\(escaped(text))&rdquo;</blockquote>"
    case .bullets(let items):
      return "<ul>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
    case .numbered(let items):
      return "<ol>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ol>"
    case .fields(let fields): return Self.list(of: fields)
    case .sentences(let fields):
      let parts = fields.map { "<b>\(escaped($0.label)):</b> \(escaped($0.value.asSentence))" }
      return "<p>\(parts.joined(separator: " "))</p>"
    case .tick(let text, let isTicked, let help):
      return item(Sheet.box(isTicked: isTicked) + escaped(text), help)
    case .known(let field, let help):
      return item(
        Sheet.box(isTicked: true)
          + "\(escaped(Sheet.lead(field.label))) <strong>\(escaped(field.value))</strong>", help)
    case .blank(let blank):
      let optional = blank.isOptional ? " (optional)" : ""
      let box = blank.hasBox ? Sheet.box(isTicked: false) : ""
      return item(
        box + escaped(Sheet.lead(blank.label + optional)), blank.help,
        String(repeating: "<div class=\"write\"></div>", count: blank.lines))
    case .step(let text, let help, let fields):
      let lines = help.map { "<p>\(escaped($0))</p>" }.joined()
      return "<div class=\"step\"><p><strong>\(escaped(text))</strong></p>\(lines)"
        + "\(Self.list(of: fields))</div>"
    case .table(let headings, let rows):
      let head = headings.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
      let body = rows.map { row in
        "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
      }.joined(separator: "\n")
      return "<table><thead><tr>\(head)</tr></thead><tbody>\n\(body)\n</tbody></table>"
    }
  }
}
