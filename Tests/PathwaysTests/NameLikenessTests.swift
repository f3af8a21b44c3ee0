import Pathways
import Testing

/// A case reference that may be somebody's name is asked about.
@Suite struct NameLikenessTests {
  @Test(arguments: [
    "Maria Smith", "maria", "Nguyen", "M Smith", "MARIA SMITH", "O'Neill", "Anna-Maria",
    "Zoë", "J. Smith", "Łukasz Nowak", "王 芳", "a b",
  ])
  func `letters alone may be a name`(text: String) {
    #expect(IdentifierCheck.mayBeName(text))
  }

  @Test(arguments: [
    "HG-0417", "HG", "POOLE-3", "case 12", "Smith 2", "2026/11", "", " ", "--", "RVN", "12",
    "A1 B2",
  ])
  func `a reference with a digit, or a code in capitals, is none`(text: String) {
    #expect(!IdentifierCheck.mayBeName(text))
  }
}
