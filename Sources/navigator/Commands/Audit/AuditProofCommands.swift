import ArgumentParser
import Audit
import Foundation
import Merkle

/// The proof that a record stands in the log.
struct AuditProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write the proof that a record stands in the log, for anybody to check.",
    discussion: """
      The text is a C2SP tlog-proof. Others' tools check it too.

      Exit status: 0 written; 2 there is no such record; 3 could not tell.

      Example:
        navigator audit prove 12 > 12.tlog-proof
      """)

  @OptionGroup var options: AuditOptions
  @Argument(help: "The number of the record.") var number: Int

  func run() throws {
    let proof = try options.withLog { try $0.proof(of: number) }
    Console.prompt(String(decoding: proof.bytes, as: UTF8.self))
  }
}

/// What a record's recipient keeps to hold the log to its word.
struct AuditReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Write the receipt of a record: its number, its hash and the newest checkpoint.",
    discussion: """
      Exit status: 0 written; 2 there is no such record; 3 could not tell.

      Example:
        navigator audit receipt 12 > kept-elsewhere.txt
      """)

  @OptionGroup var options: AuditOptions
  @Argument(help: "The number of the record.") var number: Int

  func run() throws {
    let (record, proof) = try options.withLog { (try $0.record(number), try $0.proof(of: number)) }
    let root = Base64.text(of: proof.checkpoint.root.bytes)
    let note = String(decoding: proof.note.bytes, as: UTF8.self)
    options.write(
      """
      Record \(number)
      Leaf \(record.leaf.description.prefix(16))
      Log \(proof.checkpoint.origin), \(proof.checkpoint.size) entries, root \(root)
      To check it later, keep this in a file and give it to: navigator audit verify --receipt FILE

      \(note)
      """,
      .object([
        "record": .number(number), "leaf": .text(record.leaf.description),
        "checkpoint": .text(note),
      ]))
  }
}

/// What another person needs to sign that the log only grew.
struct AuditWitnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Write the request to a witness, who knows an earlier size of the log.",
    discussion: """
      The text is a C2SP add-checkpoint request: the old size, the proof that the log only grew, \
      and the newest checkpoint. After the record went on as a new volume, it has another name and \
      key: a witness's own program begins with 0 then.

      Exit status: 0 written; 2 the log was never of that size; 3 could not tell.

      Example:
        navigator audit witness --from 1200 > request.txt
      """)

  @OptionGroup var options: AuditOptions

  @ArgumentParser.Option(
    name: .long, help: ArgumentHelp("The size that the witness signed last.", valueName: "size"))
  var from = 0

  func run() throws {
    let request = try options.withLog { try $0.witnessRequest(from: from) }
    Console.prompt(String(decoding: request.bytes, as: UTF8.self))
  }
}
