import Interviews
import Pathways

/// What a person is told of a duty by the way in which it stands.
struct DutyMeaning: Hashable {
  private let standing: String
  private let event: String?
  private let variant: Duty.Variant.ID?
  private let by: Deadline?

  init(_ state: CompiledPathway.State, of duty: Duty) {
    standing = state.standing.code
    variant = state.variant
    by = duty.wording(of: state.variant).by
    event =
      switch state.standing {
      case .contingent(let place): duty.contingencies[place].provided
      case .held: duty.hold?.until
      case .due, .dueBecauseUnsure: nil
      }
  }
}
