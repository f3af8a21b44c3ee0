import Merkle

extension EntryPass {
  /// Checks a checkpoint that was kept outside; its size if it is part of this log.
  mutating func check(outside bytes: [UInt8], name: String) -> Int? {
    guard let note = try? SignedNote(reading: bytes),
      let checkpoint = try? Checkpoint(reading: note.text)
    else {
      find(.anchorUnreadable, nil, "\(name) is not a signed checkpoint")
      return nil
    }
    guard checkpoint.origin == origin else {
      find(.anchorForeign, nil, "\(name) is of the log '\(checkpoint.origin)'")
      return nil
    }
    let signer = key(forSize: checkpoint.size)
    guard checkpoint.size <= size else {
      find(
        .anchorAhead, size,
        "\(name) has \(checkpoint.size) entries and this log has \(size): it is an older copy")
      return nil
    }
    guard let signer, note.isSigned(by: signer) else {
      find(.anchorUnreadable, nil, "\(name) is not signed by the key of its size")
      return nil
    }
    guard root(atSize: checkpoint.size) == checkpoint.root else {
      find(
        .anchorFork, nil,
        "\(name) is signed for other entries up to size \(checkpoint.size) than are here")
      return nil
    }
    return checkpoint.size
  }

  /// The only key that may sign a size.
  func key(forSize size: Int) -> VerifierKey? {
    epochs.last { $0.firstSize <= size }?.key
  }

  /// The root of the entries as they are now.
  func root(atSize size: Int) -> TreeHash {
    if needsRoots { return roots[size] }
    if size == self.size { return frontier.root }
    var frontier = Frontier()
    for leaf in leaves[..<size] { frontier.append(leaf) }
    return frontier.root
  }
}
