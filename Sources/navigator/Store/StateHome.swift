import Foundation

/// The folder below which the program keeps what it remembers, by the XDG base directory
/// specification (https://specifications.freedesktop.org/basedir-spec/latest/).
enum StateHome {
  /// - Returns: nil if neither `XDG_STATE_HOME` nor `HOME` names a folder.
  static func url(in environment: [String: String]) -> URL? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return URL(fileURLWithPath: state).appending(path: "navigator")
    }
    if let home = environment["HOME"], home.hasPrefix("/") {
      return URL(fileURLWithPath: home).appending(path: ".local/state/navigator")
    }
    return nil
  }
}
