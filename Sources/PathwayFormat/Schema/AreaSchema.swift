/// The JSON Schema (draft 2020-12) of a file of an area pack, made from the same declarations
/// by which the reader is tested.
public struct AreaSchema: Sendable {
  public init() {}

  /// The schema as text, ending with a line end.
  public var text: String {
    PathwaySchema.text(
      of: .areaFile, title: "A file of an area pack of the case referral navigator",
      description:
        "Any file of the folder may hold any section. Names, numbers and dates are checked by "
        + "the navigator.")
  }
}
