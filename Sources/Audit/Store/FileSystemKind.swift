/// What a path lies on, as the kernel's list of mounts says.
package enum FileSystemKind: Hashable, Sendable {
  case local
  /// On another machine, or lent by the host of a virtual one.
  case network(String)

  // Locks and syncs on these do not mean what a log needs them to mean: "likely to corrupt" in the
  // words of https://sqlite.org/faq.html#q5.
  private static let network: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "coda", "ncpfs", "gfs2", "ocfs2",
    "lustre", "drvfs", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "fuse.sshfs", "fuse.s3fs",
    "fuse.rclone", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.vmhgfs-fuse",
  ]

  /// - Parameter mounts: the text of `/proc/self/mountinfo`, proc(5).
  package init(of path: String, mounts: String) {
    var best: (length: Int, type: String) = (-1, "")
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
        continue
      }
      let point = Self.unescaped(words[4])
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      // A later mount covers an earlier one at the same place.
      if isAbove, point.utf8.count >= best.length {
        best = (point.utf8.count, String(words[dash + 1]))
      }
    }
    self = Self.network.contains(best.type) ? .network(best.type) : .local
  }

  /// The kernel writes spaces, tabs, new lines and backslashes as three octal digits.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var units = text.utf8[...]
    while let unit = units.popFirst() {
      let digits = String(decoding: units.prefix(3), as: UTF8.self)
      if unit == UInt8(ascii: "\\"), digits.utf8.count == 3, let byte = UInt8(digits, radix: 8) {
        bytes.append(byte)
        units = units.dropFirst(3)
      } else {
        bytes.append(unit)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
