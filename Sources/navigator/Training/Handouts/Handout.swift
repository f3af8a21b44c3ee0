import Handover

/// Something to print for a session, in the forms in which it is written.
struct Handout {
  /// The name of its files, without what says the form.
  let name: String
  let text: String
  let page: String

  init(name: String, text: String, page: String) {
    self.name = name
    self.text = text
    self.page = page
  }

  /// - Parameter width: of the text, in columns.
  init(_ sheet: Sheet, name: String, width: Int) {
    self.init(name: name, text: sheet.text(width: width), page: sheet.html)
  }
}
