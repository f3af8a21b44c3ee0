import ArgumentParser
import Audit
import Foundation
import Pathways

/// What every later entry may say.
struct EventOptions: ParsableArguments {
  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "When it happened, such as \"2026-11-21 14:19\", if that is not now.", valueName: "time"))
  var at: ClockTime?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("The role of whoever enters it; never a name.", valueName: "role"))
  var role: String?

  @Flag(
    name: .long,
    help: "Ask for a number that was issued, such as a crime reference. Never on the command line.")
  var withReference = false

  /// Puts an event together and records it.
  func record(
    _ kind: LaterEvent.Kind, about number: Int, code: String, subject: String? = nil,
    value: String? = nil, _ options: AuditOptions
  ) throws -> Never {
    let code = try Code.checked(code)
    let subject = try subject.map(Code.checked)
    let value = try value.map(Code.checked)
    let role = try role.map(Code.checked)
    let reference = withReference ? AuditOptions.typed("Reference") : nil
    let reply = try options.withLog { log in
      var event = LaterEvent(
        id: log.newID(), kind: kind, about: number, code: code, entered: LogPlace.now())
      event.subject = subject
      event.value = value
      event.role = role
      event.reference = reference
      try log.warn(of: number)
      event.happened = at.map {
        Instant(milliseconds: Int64($0.minute.utc.sinceEpoch) * 60_000)
      }
      return log.append(event)
    }
    reply.tell(options)
  }
}

/// What was done about a record, or what came of it.
struct AuditOutcomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcome",
    abstract: "Add what was done about a record, or what came of it.",
    discussion: """
      Codes of the program: duty_done, duty_done_by_other, duty_no_answer, duty_not_done (with a \
      reason as value), duty_reopened, each with a duty as subject; reference_issued; accepted_by \
      (a body as value); reasonable_grounds and conclusive_grounds (positive, negative, suspended \
      or withdrawn as value); reconsideration_asked. A meeting adds panel_raised, panel_met, \
      panel_not_known, panel_not_found, panel_not_needed and panel_action; an action is closed by \
      duty_done or duty_not_done with the same subject.

      Examples:
        navigator audit outcome 12 duty_done --subject child_safeguarding_referral
        navigator audit outcome 12 reasonable_grounds --value positive --at "2026-11-27 10:00"
        navigator audit outcome 12 reference_issued --subject nrm_referral --with-reference

      Exit status: 0 recorded; 2 not recorded, and why; 3 could not tell.
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var event: EventOptions
  @Argument(help: "The number of the record.") var number: Int
  @Argument(help: "What happened, as a code.") var code: String

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("What it happened to, such as a duty.", valueName: "code"))
  var subject: String?

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("How, such as positive.", valueName: "code"))
  var value: String?

  func run() throws {
    try event.record(
      .outcome, about: number, code: code, subject: subject, value: value, options)
  }
}

/// How a field of a record should read.
struct AuditCorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Add how a field of a record should read. The record itself stays as it is.",
    discussion: """
      Exit status: 0 recorded; 2 not recorded, and why; 3 could not tell.

      Example:
        navigator audit correct 12 age adult --role manager
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var event: EventOptions
  @Argument(help: "The number of the record.") var number: Int
  @Argument(help: "The field, such as the id of a fact.") var field: String
  @Argument(help: "How it should read, as a code.") var value: String

  func run() throws {
    try event.record(
      .correction, about: number, code: "correction", subject: field, value: value, options)
  }
}

/// A record that does not count.
struct AuditVoidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void",
    abstract: "Say that a record does not count: it was made in training, or by mistake.",
    discussion: """
      Exit status: 0 recorded; 2 not recorded, and why; 3 could not tell.

      Example:
        navigator audit void 12 training
      """)

  enum Reason: String, ExpressibleByArgument, CaseIterable {
    case training, mistake
  }

  @OptionGroup var options: AuditOptions
  @OptionGroup var event: EventOptions
  @Argument(help: "The number of the record.") var number: Int
  @Argument(help: "training or mistake") var reason: Reason

  func run() throws {
    try event.record(.void, about: number, code: reason.rawValue, options)
  }
}

/// That somebody went another way than the route.
struct AuditOverrideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Say that somebody went another way than the route, and why.",
    discussion: """
      Exit status: 0 recorded; 2 not recorded, and why; 3 could not tell.

      Example:
        navigator audit override 12 --reason manager_decided --route child
      """)

  @OptionGroup var options: AuditOptions
  @OptionGroup var event: EventOptions
  @Argument(help: "The number of the record.") var number: Int

  @ArgumentParser.Option(name: .long, help: ArgumentHelp("Why, as a code.", valueName: "code"))
  var reason: String

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The route that was taken instead.", valueName: "route"))
  var route: String?

  func run() throws {
    try event.record(.override, about: number, code: reason, value: route, options)
  }
}
