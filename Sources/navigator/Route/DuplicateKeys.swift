/// Finds a key that stands twice in one JSON object.
///
/// RFC 8259 section 4 leaves open which of two equal keys counts, and decoders take one of them
/// silently. In a case where `danger` stands twice, guessing could cost a life.
enum DuplicateKeys {
  /// The first key that stands twice in the same object, if the text is JSON at all.
  static func first(in bytes: some Collection<UInt8>) -> String? {
    var scopes: [Set<String>?] = []
    var pending: String?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index = bytes.index(after: index)
      switch byte {
      case UInt8(ascii: "{"): scopes.append([])
      case UInt8(ascii: "["): scopes.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = scopes.popLast()
      case UInt8(ascii: "\""): pending = text(in: bytes, from: &index)
      case UInt8(ascii: ":"):
        guard let key = pending, let last = scopes.indices.last, scopes[last] != nil else {
          continue
        }
        if scopes[last]?.insert(key).inserted == false { return key }
        pending = nil
      default: break
      }
    }
    return nil
  }

  /// The text up to the closing quotation mark, escapes left as they are: two spellings of one
  /// key are caught where it matters, since unknown keys are refused.
  private static func text<Bytes: Collection<UInt8>>(
    in bytes: Bytes, from index: inout Bytes.Index
  ) -> String {
    var content: [UInt8] = []
    while index < bytes.endIndex {
      let byte = bytes[index]
      index = bytes.index(after: index)
      if byte == UInt8(ascii: "\"") { break }
      content.append(byte)
      if byte == UInt8(ascii: "\\"), index < bytes.endIndex {
        content.append(bytes[index])
        index = bytes.index(after: index)
      }
    }
    return String(decoding: content, as: UTF8.self)
  }
}
