import Audit
import Foundation
import TestSupport

/// A disk as it may be when the power goes: what was synced is there; of what was not, any part.
///
/// Rebuilt from a trace of the real system calls. Unsynced writes are kept, dropped or torn at a
/// sector, each by itself; names that were made or moved since the folder's last sync are kept or
/// not. That is harsher than a real file system.
struct Disk {
  private enum Change {
    case write(Int, [UInt8])
    case truncate(Int)
  }

  private enum Naming {
    case make(String, Int)
    case remove(String)
    case move(String, String)
  }

  private struct File {
    var synced: [UInt8]
    var pending: [Change] = []
  }

  private var files: [File] = []
  private var names: [String: Int] = [:]
  private var syncedNames: [String: Int] = [:]
  private var pendingNames: [Naming] = []
  /// The control: a disk whose syncs do nothing.
  let isDeaf: Bool

  /// The files of a folder, all synced.
  init(_ folder: String, isDeaf: Bool) throws {
    self.isDeaf = isDeaf
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      names[name] = files.count
      files.append(File(synced: [UInt8](data)))
    }
    syncedNames = names
  }

  mutating func apply(_ step: Trace.Step) {
    switch step {
    case .make(let name):
      names[name] = files.count
      pendingNames.append(.make(name, files.count))
      files.append(File(synced: []))
    case .write(let name, let place, let bytes):
      if let file = names[name] { files[file].pending.append(.write(place, bytes)) }
    case .truncate(let name, let size):
      if let file = names[name] { files[file].pending.append(.truncate(size)) }
    case .remove(let name):
      names[name] = nil
      pendingNames.append(.remove(name))
    case .move(let old, let new):
      names[new] = names.removeValue(forKey: old)
      pendingNames.append(.move(old, new))
    case .sync(let name):
      guard !isDeaf else { return }
      if name.isEmpty {
        syncedNames = names
        pendingNames = []
      } else if let file = names[name] {
        for change in files[file].pending { Self.carryOut(change, on: &files[file].synced) }
        files[file].pending = []
      }
    case .mark: break
    }
  }

  /// One of the states that the disk may be in if the power goes now.
  func afterPowerLoss(_ generator: inout SeededGenerator) -> [String: [UInt8]] {
    var survivors = syncedNames
    for naming in pendingNames where Bool.random(using: &generator) {
      switch naming {
      case .make(let name, let file): survivors[name] = file
      case .remove(let name): survivors[name] = nil
      case .move(let old, let new):
        if let file = survivors.removeValue(forKey: old) { survivors[new] = file }
      }
    }
    // Sometimes everything arrived, sometimes nothing did, mostly something between.
    let odds = [0, 20, 50, 80, 100].randomElement(using: &generator) ?? 50
    return survivors.mapValues { file in
      var bytes = files[file].synced
      for change in files[file].pending
      where Int.random(in: 0..<100, using: &generator) < odds {
        if case .write(let place, let data) = change, data.count > 512,
          Int.random(in: 0..<4, using: &generator) == 0
        {
          let sectors = Int.random(in: 0...data.count / 512, using: &generator)
          Self.carryOut(.write(place, Array(data.prefix(sectors * 512))), on: &bytes)
        } else {
          Self.carryOut(change, on: &bytes)
        }
      }
      return bytes
    }
  }

  private static func carryOut(_ change: Change, on bytes: inout [UInt8]) {
    switch change {
    case .truncate(let size):
      if size < bytes.count { bytes.removeLast(bytes.count - size) }
      bytes += repeatElement(0, count: size - bytes.count)
    case .write(let place, let data):
      let end = place + data.count
      if end > bytes.count { bytes += repeatElement(0, count: end - bytes.count) }
      bytes.replaceSubrange(place..<end, with: data)
    }
  }
}

/// What the shim wrote down, step by step.
struct Trace {
  enum Step {
    case make(String)
    case remove(String)
    case move(String, String)
    case sync(String)
    case write(String, Int, [UInt8])
    case truncate(String, Int)
    case mark(String)
  }

  let steps: [Step]

  /// Reads a trace of changes below a folder.
  init(_ path: String, below folder: String) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    var steps: [Step] = []
    var place = 0
    var old = ""
    while place < bytes.count, let end = bytes[place...].firstIndex(of: 0x0A) {
      let words = String(decoding: bytes[place..<end], as: UTF8.self)
        .split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      place = end + 1
      guard words.count == 4, let first = Int(words[1]), let count = Int(words[2]) else {
        throw NoReceipt(description: "the trace is unreadable at byte \(place)")
      }
      let name = String(words[3].dropFirst(folder.count + 1))
      switch words[0] {
      case "C": steps.append(.make(name))
      case "U": steps.append(.remove(name))
      case "R": old = name
      case "N": steps.append(.move(old, name))
      case "S": steps.append(.sync(name))
      case "T": steps.append(.truncate(name, first))
      case "W":
        steps.append(.write(name, first, Array(bytes[place..<place + count])))
        place += count
      default: steps.append(.mark(String(words[3])))
      }
    }
    self.steps = steps
  }
}
