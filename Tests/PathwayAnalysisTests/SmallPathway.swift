import PathwayFormat
import Pathways
import Testing

/// A pathway of a few lines in which everything that can be declared is declared once.
enum SmallPathway {
  static var pathway: Pathway {
    get throws {
      let reading = PathwayReader().read([
        PathwayFile(path: "small.yaml", bytes: Array(text.utf8))
      ])
      return try #require(reading.pathway, "\(reading.report)")
    }
  }

  static let text = """
    pathway: small
    title: A small pathway
    summary: For tests, and for nothing else.
    version: "1"
    in-force: {from: 2026-01-01, until: 2027-12-31, review-by: 2026-12-31}
    approval-needs: [safeguarding lead, lawyer]
    approved:
      - {role: lawyer, date: 2026-02-01, content-hash: "sha256:small"}
      - {role: safeguarding lead, date: 2026-02-02, content-hash: "sha256:other"}

    sources:
      ACT: {title: An Act, publisher: A press, url: "https://example.org/act", dated: "2025", checked: 2026-01-01, read: official, kind: act, when: danger is yes}
      TALK: {title: A talk, publisher: A person, supplied: by its author, dated: "2024", checked: 2026-01-02, read: not-read, kind: practice}

    contacts:
      emergency: {name: Emergency services, for: danger, phone: "999", hours: 24 hours, basis: ACT s1}
      agency: {name: The agency, for: advice, unconfirmed: Ask the police.}

    facts:
      danger:
        group: Safety
        label: Danger
        ask: Is anyone in danger?
        why: Safety comes first.
        help: You count too.
        answers: {yes: {say: "Yes, now", help: Ring 999.}, no: "No"}
        not-known: {rule: keep, say: I cannot tell, help: It counts as danger.}
        urgent: yes
        always-ask: yes
        record: coarse
        rules: [R1]
      signs: {group: What you saw, label: Signs, ask: What have you seen?, why: It decides., choose: any, none: Nothing, answers: {debt: A debt, fear: Fear}, not-known: keep}
      age: {group: The person, label: Age, ask: Are they under 18?, why: A child is protected., only-if: "signs includes any of [debt, fear]", answers: {child: "Yes", adult: "No, 18 or over"}, not-known: {presume: child, reason: Protect first., basis: ACT s2}}
      kind: {group: You, label: Your body, from: profile, ask: Whom do you work for?, why: Powers differ., by-register: yes, answers: {council: A council, charity: A charity}, not-known: refuse}
      may_send: {label: May send, from: register, answers: {yes: "Yes", no: "No"}, not-known: keep, record: no}

    derived:
      is_child: {when: age is child, says: they are a child, basis: ACT s2, rules: [R1]}
      afraid: signs includes fear and not is_child

    routes:
      child: {class: child, title: Child, say: Protect the child., when: is_child, beats: [{route: other, reason: A child comes first., basis: ACT s2}], basis: ACT s2, rules: [R1]}
      other: {class: other, title: Anyone else, when: not is_child or afraid, basis: [ACT s3, {cite: TALK, when: afraid}]}

    duties:
      call_999:
        title: Call 999
        stage: emergency
        when: danger is yes
        if-unsure: due
        contingent: [{when: always, provided: somebody is hurt}]
        to: the police
        by: at once
        force: must
        contacts: [emergency, agency]
        local: police
        basis: ACT s1
        rules: [R1]
      tell_council:
        title: Tell the council
        stage: safeguarding
        when: route is child
        if-unsure: not-due
        held-while: {when: danger is yes and afraid, until: the danger is over}
        after: [call_999]
        done-when: kind is council
        say: [Say what you saw., Say who you are.]
        have-ready: The address
        notes:
          - {when: age is not-known, say: The age is not known., basis: TALK p1, rules: [R1]}
        variants:
          yours: {when: kind is council, to: your own front door, by: same day, basis: ACT s4}
          another: {when: not kind is council, to: its front door, by: 2 working days, basis: {cite: ACT s5, read: extract}, rules: [R1]}

    acts:
      wait: {say: Do not wait., when: route is child, if-unsure: hide, with: [tell_council], basis: ACT s2, rules: [R1]}

    assume:
      no_charity_sends: {never: kind is charity and may_send is yes, reason: No list names one.}

    invariants:
      danger_is_met: {always: danger is not yes or duty call_999, says: Danger is met., rules: [R1]}
      not_knowing: {not-known-never-drops: {duties: [call_999], facts: [danger], when: signs includes debt}, says: Not knowing is safe.}
      risk: {never-weaker: {fact: danger, order: [no, yes]}, says: Danger never lowers.}

    register:
      fact: kind
      sets: [may_send]
      kinds:
        council: {may_send: yes, basis: ACT s6, rules: [R1]}
        charity: {basis: TALK}
      bodies: [{name: A Council, kind: council}]

    rules:
      R1: {says: Danger comes first., read: official}
      R2: {says: Keep it for a year., read: not-read, left-out: The law says nothing of it.}

    words-to-avoid: {rescue: help to leave}

    scenarios:
      a_child: {title: A child, given: {danger: no, signs: [debt], age: child}, expect: {route: child}, rules: [R1]}
    """
}
