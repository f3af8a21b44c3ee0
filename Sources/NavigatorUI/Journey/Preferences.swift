public import Frames

/// How somebody wants the program to look and talk.
public struct Preferences: Hashable, Sendable {
  /// The signs that lines are drawn with.
  public enum GlyphChoice: String, Hashable, Sendable, CaseIterable {
    /// What the terminal shows well.
    case auto
    case ascii
  }

  /// How the program talks.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// On the whole screen where the terminal can.
    case auto
    /// On the whole screen also where nobody knows the type of the terminal.
    case fullScreen = "full-screen"
    /// Line by line.
    case linear
  }

  public var theme: Theme
  public var glyphs: GlyphChoice
  public var mode: Mode

  public init(theme: Theme = .standard, glyphs: GlyphChoice = .auto, mode: Mode = .auto) {
    self.theme = theme
    self.glyphs = glyphs
    self.mode = mode
  }
}

/// What the settings page has to know of what stands outside.
public struct SettingsContext: Hashable, Sendable {
  public let preferences: Preferences
  /// The file that the settings are kept in; nil if there is no place for one.
  public let file: String?
  /// The folder with the saved checks; nil if there is none.
  public let checksFolder: String?
  /// The folder that the rules come from.
  public let pathwaysFolder: String?
  /// What decides in place of a setting as long as the program runs, in sentences.
  public let overrides: [String]
  /// What could not be used of the file, in sentences.
  public let faults: [String]
  /// Whether nobody has used the program here before.
  public let isFirstStart: Bool

  public init(
    preferences: Preferences = Preferences(), file: String? = nil, checksFolder: String? = nil,
    pathwaysFolder: String? = nil, overrides: [String] = [], faults: [String] = [],
    isFirstStart: Bool = false
  ) {
    self.preferences = preferences
    self.file = file
    self.checksFolder = checksFolder
    self.pathwaysFolder = pathwaysFolder
    self.overrides = overrides
    self.faults = faults
    self.isFirstStart = isFirstStart
  }
}
