import Frames
import Interviews
import NavigatorUI
import PathwayFormat
import Pathways

/// A small pathway with one of everything that a screen can show.
enum Fixture {
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  static func compiled() throws -> CompiledPathway {
    let file = PathwayFile(path: "pathway.yaml", bytes: Array(text.utf8))
    let reading = PathwayReader().read([file])
    guard let pathway = reading.pathway else { throw Broken(description: reading.report) }
    return try CompiledPathway(pathway)
  }

  static func journey(
    remembered: Answers = [:], saved: [SavedCheck] = [], banners: [String] = [],
    settings: SettingsContext = SettingsContext()
  ) throws -> Journey {
    Journey(
      of: try compiled(),
      context: Context(
        programVersion: "1.0", contentHash: "sha256:9f2c71aa00112233445566778899",
        banners: banners, remembered: remembered, settings: settings), saved: saved)
  }

  static let moment = moment(1)

  /// A moment whose unused identifier has this number.
  static func moment(_ number: Int) -> Moment {
    Moment(time: "2026-11-21T14:02:11Z", clock: "14:02", unusedID: "check-\(number)")
  }

  static let text = """
    pathway: test
    title: Test pathway
    version: "2026.11"
    in-force: {from: 2026-11-21, review-by: 2027-05-21}
    sources:
      ACT: {title: The Act, publisher: legislation.gov.uk, url: https://example.org/act, dated: "2015", checked: 2026-11-21, read: official, kind: act}
      HEARSAY: {title: What people say, publisher: nobody, url: https://example.org/talk, dated: "2020", checked: 2026-11-21, read: not-read, kind: practice}
    not-done-reasons:
      not_safe: It would not be safe now
      other: Another reason
      refuses: {say: They do not agree, when: age is adult, only-for: [nrm_referral, tell_police]}
    contacts:
      emergency: {name: Emergency services, for: danger now, phone: "999", hours: 24 hours, basis: ACT s1}
      agency: {name: The agency, for: labour, unconfirmed: "No number has been confirmed. Ask the police on 101.", basis: ACT s1}
    facts:
      danger:
        group: Safety
        label: Danger now
        ask: Is anyone in immediate danger now?
        why: Safety comes before every form.
        help: Danger means that someone may be hurt, held or moved. Count the person, a child and you.
        urgent: yes
        always-ask: yes
        answers:
          yes: {say: "Yes", help: Ring 999 first.}
          no: "No"
        not-known: {rule: keep, say: I cannot tell, help: Treated as danger until you have found out.}
      nation:
        group: Place
        label: Nation
        from: area
        about: incident
        ask: Which nation is the person in now?
        why: Law and services differ in each nation.
        answers: {england: England, scotland: Scotland}
        not-known: refuse
      age:
        group: The person
        label: Under 18?
        ask: Is the person under 18, or could they be?
        why: A child never has to agree to a referral. An adult does.
        answers:
          child: Yes, under 18
          may_be_child: They could be
          adult: No, 18 or over
        not-known: {presume: may_be_child, basis: ACT s51, reason: Protect first.}
        basis: ACT s51
      signs:
        group: What was seen
        label: Signs
        ask: What have you seen or been told?
        why: Suspicion is enough to act. Proof is not needed.
        choose: any
        none: None of these
        answers:
          unpaid: Work for nothing, or nearly nothing
          debt: A debt that grows
          held: Someone else holds their papers
        not-known: keep
      organisation:
        group: You
        label: Your organisation
        from: profile
        about: incident
        by-register: yes
        ask: Which organisation do you work for?
        why: Only some bodies may refer.
        answers: {council: "A council, in any job", police: A police force, other: None of these}
        not-known: {presume: other, basis: HEARSAY, reason: Pass it on.}
      may_refer:
        group: You
        label: Your body may refer
        from: register
        answers: {yes: "Yes", no: "No"}
        not-known: keep
      police_told:
        group: What has been done
        label: Police told
        ask: Have the police been told?
        why: Nothing is sent twice.
        answers: {yes: "Yes", no: "No"}
        not-known: keep
      consent:
        group: The person
        label: What they decided
        ask: Did they agree to be referred?
        why: An adult is referred only if they agree.
        only-if: age is adult
        answers: {agrees: They agree, refuses: They do not agree}
        not-known: {rule: keep, say: I do not know}
      area_policy:
        group: Your area
        label: Police in your area
        from: area
        answers: {first: Police first, together: Told together}
        default: together
        not-known: keep
    derived:
      suspected: {when: "signs is not-known or signs includes any of [unpaid, debt, held]", says: there is a sign}
      child: {when: "age in [child, may_be_child] and suspected", says: a child with a sign}
    routes:
      child: {class: child, title: "Child, or may be a child", say: The child never has to agree., when: child, basis: ACT s51}
      adult: {class: adult, title: Adult, say: The adult decides., when: age is adult and suspected, basis: ACT s52}
      nothing: {class: nothing, title: No sign of modern slavery, say: Give the help that fits., when: not suspected, basis: HEARSAY}
    duties:
      call_999:
        title: Ring 999 now
        stage: emergency
        when: danger is yes
        if-unsure: due
        contingent: [{when: always, provided: there is a threat}]
        to: the emergency services
        by: at once
        force: should
        say: [Give the place and the number of people., Do not go in.]
        have-ready: [The exact place]
        contacts: [emergency]
        basis: ACT s1
      refer_child:
        title: Refer the child to children's social care
        stage: safeguarding
        when: route is child
        to: children's social care
        by: same day
        force: must
        say: "Say: I am worried about a child."
        have-ready: [Where the child is, Who controls them]
        local: childrens_front_door
        notes: [{when: age is not-known, say: You do not know the age. Say so., basis: HEARSAY}]
        basis: [ACT s47, HEARSAY]
      tell_police:
        title: Tell the police
        stage: police
        when: route is child or area_policy is first or danger is yes
        if-unsure: due
        contingent: [{when: age is adult, provided: the adult agrees}]
        done-when: police_told is yes
        to: the police
        by: 24 hours
        contacts: [agency]
        basis: ACT s3
      nrm_referral:
        title: Send the referral form
        stage: referral
        when: suspected and may_refer is yes and (age in [child, may_be_child] or consent is agrees)
        if-unsure: not-due
        held-while: {when: danger is not-known, until: danger is ruled out}
        to: the Home Office
        by: 3 working days
        have-ready: [Dates and places]
        basis: ACT s2
      record:
        title: Record it
        stage: record
        when: always
        to: your own case file
        by: next working day
        basis: HEARSAY
    acts:
      warn_suspect: {say: Do not warn the person you suspect., when: suspected, with: [tell_police], basis: ACT s4}
    register:
      fact: organisation
      with: nation
      sets: [may_refer]
      kinds:
        council: [{nation: [england, scotland], may_refer: yes, basis: ACT s5}]
        police: [{nation: england, may_refer: yes, basis: ACT s5}, {nation: scotland, may_refer: no, basis: ACT s5}]
        other: [{nation: [england, scotland], may_refer: no, basis: ACT s5}]
      bodies:
        - {name: Dorset Council, kind: council, nation: england}
        - {name: Dorset Police, kind: police, nation: england}
        - {name: East Lothian Council, kind: council, nation: scotland, also: [Lothian East]}
    """
}

extension Journey {
  /// Presses keys: letters as they are, and `^` Enter, `<` Backspace, `v` down, `A` up, `$` Esc.
  @discardableResult
  mutating func press(_ keys: String, at moment: Moment = Fixture.moment) -> [Effect] {
    keys.flatMap { character -> [Effect] in
      let key: Key =
        switch character {
        case "^": .enter
        case "<": .backspace
        case "v": .down
        case "A": .up
        case "$": .escape
        default: .character(character)
        }
      return handle(.key(key), at: moment)
    }
  }
}
