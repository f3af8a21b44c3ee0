extension AreaSheet {
  /// The sheet as plain text.
  public var text: String {
    var lines = [title, String(repeating: "=", count: title.count), "", first]
    if !signs.isEmpty {
      lines += ["", Self.signsTitle(why)]
      lines += signs.map { "- \($0)" }
    }
    for block in blocks where !block.calls.isEmpty {
      lines += ["", block.title]
      for call in block.calls {
        lines.append("- \(call.whom): \(call.numbers.joined(separator: "; "))")
        if let caution = call.caution { lines.append("  \(caution)") }
      }
    }
    if !advice.isEmpty { lines += ["", "If you do not find a number"] + advice.map { "- \($0)" } }
    return (lines + [""] + footer).joined(separator: "\n")
  }

  /// The sheet as one page for a browser or a printer.
  public var html: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\"/>",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
      "<title>\(title.escapedForXML)</title>", "<style>\(Self.style)</style>", "</head>", "<body>",
      "<h1>\(title.escapedForXML)</h1>",
      "<p class=\"first\"><strong>\(first.escapedForXML)</strong></p>",
    ]
    if !signs.isEmpty {
      lines += [
        "<h2>\(Self.signsTitle(why).escapedForXML)</h2>", Self.list(signs, cssClass: "signs"),
      ]
    }
    for block in blocks where !block.calls.isEmpty {
      lines.append("<h2>\(block.title.escapedForXML)</h2>")
      lines.append("<dl>")
      for call in block.calls {
        lines.append("<dt>\(call.whom.escapedForXML)</dt>")
        lines += call.numbers.map { "<dd>\($0.escapedForXML)</dd>" }
        if let caution = call.caution {
          lines.append("<dd class=\"caution\">\(caution.escapedForXML)</dd>")
        }
      }
      lines.append("</dl>")
    }
    if !advice.isEmpty {
      lines += ["<h2>If you do not find a number</h2>", Self.list(advice, cssClass: "advice")]
    }
    lines.append("<footer>")
    lines += footer.map { "<p>\($0.escapedForXML)</p>" }
    return (lines + ["</footer>", "</body>", "</html>", ""]).joined(separator: "\n")
  }

  private static func signsTitle(_ why: String?) -> String {
    (["Signs."] + [why].compactMap { $0 }).joined(separator: " ")
  }

  private static func list(_ items: [String], cssClass: String) -> String {
    "<ul class=\"\(cssClass)\">\n"
      + items.map { "<li>\($0.escapedForXML)</li>" }.joined(separator: "\n") + "\n</ul>"
  }

  /// Dark on white, large, and on one page of A4 when printed.
  private static let style = """
    body{font:16px/1.35 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;max-width:46em;\
    margin:1em auto;padding:0 1em}h1{font-size:1.5em}h2{font-size:1.1em;margin:.8em 0 .2em}\
    .first{border:3px solid #0b0c0c;padding:.5em}ul{margin:.2em 0;padding-left:1.2em}\
    .signs{columns:2}dl{margin:0}dt{font-weight:bold}dd{margin:0 0 0 1.2em}\
    .caution{font-style:italic}footer{border-top:1px solid #0b0c0c;font-size:.85em}\
    @page{size:A4;margin:12mm}@media print{body{font-size:12px;margin:0}}
    """
}
