/// A place in a file: line and column from 1, columns in Unicode scalars.
public struct SourceLocation: Hashable, Sendable, Comparable {
  public let path: String
  public let line: Int
  public let column: Int

  public init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.path, left.line, left.column) < (right.path, right.line, right.column)
  }
}

/// A value together with the place where it was written.
public struct Located<Value> {
  public let value: Value
  public let location: SourceLocation

  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// Something that an author of a pathway has to mend, or should look at.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  /// Another place that has to do with it.
  public struct Note: Hashable, Sendable {
    public let message: String
    public let location: SourceLocation?

    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// The stable name of the check, such as `name/unknown`.
  public let id: String
  public let severity: Severity
  public let location: SourceLocation
  /// One plain sentence: what is wrong.
  public let message: String
  /// What would be right, if that can be said.
  public let suggestion: String?
  public let notes: [Note]

  public init(
    _ id: String, severity: Severity = .error, at location: SourceLocation, _ message: String,
    suggestion: String? = nil, notes: [Note] = []
  ) {
    self.id = id
    self.severity = severity
    self.location = location
    self.message = message
    self.suggestion = suggestion
    self.notes = notes
  }
}

extension Diagnostic: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.location, left.id, left.message) < (right.location, right.id, right.message)
  }
}
