"""Holds what the program says against what the oracle says, and keeps what differs."""
import collections
import random
import time

from .asking import UNTRIED, next_question
from .evaluation import NOT_KNOWN, Case
from .program import as_case, replies
from .random_pathways import random_case
from .verdicts import NOTHING_CAN_OCCUR, comparable

# Findings about the words of a generated pathway, or about what the oracle does not judge.
OTHER_PREFIXES = ("logic/", "answer/", "fact/", "scenario/", "source/", "name/unused", "note/",
                  "assume/", "text/", "review/")


class Tally:
    """Counts what was compared, keeps what differed, and adds up time."""

    def __init__(self):
        self.counts, self.times = collections.Counter(), collections.Counter()
        self.disagreements = []

    def hold(self, kind, where, ours, oracle):
        self.counts[kind] += 1
        if ours != oracle:
            self.disagreements.append(f"{kind}: {where}\n    program: {ours}\n    oracle:  {oracle}")

    def timed(self, what, work):
        start = time.perf_counter()
        result = work()
        self.times[what] += time.perf_counter() - start
        return result


def outcome_of_case(pathway, given):
    """What the oracle says of a complete case; None where the pathway leaves it undefined."""
    case = Case(pathway, given)
    if len(case.standing_routes) > 1 or any(
            standing == "undefined" for standing, _ in case.standings.values()):
        return None
    duties = []
    for name in case.order():
        variants = case.variants(name)
        if pathway.duties[name]["variants"] and len(variants) != 1:
            return None
        duties.append((name, *case.standings[name], variants[0] if variants else None,
                       case.is_done(name), case.notes(name)))
    return (case.standing_routes[0] if case.standing_routes else None, duties,
            sorted(act for act in pathway.acts if case.is_shown(act)))


def outcome_of_reply(reply):
    return (reply["route"]["id"] if reply["route"] else None,
            [(duty["id"], duty["standing"], duty["provided"], duty.get("variant"), duty["done"],
              [note["say"] for note in duty["notes"]]) for duty in reply["duties"]],
            sorted(act["id"] for act in reply["acts_to_avoid"]))


def settled_outcome(logic, given):
    """What is the same for every completion of some answers, by the decision diagrams."""
    pathway, algebra = logic.pathway, logic.algebra
    left = algebra.fixed(algebra.whole, given)

    def is_settled(where):
        return algebra.both([left, algebra.without(algebra.fixed(where, given))]) == algebra.false

    route = [name for name, where in logic.stands.items() if is_settled(where)]
    duties = set()
    for name, duty in pathway.duties.items():
        for (standing, provided), where in logic.states[name].items():
            for variant in list(duty["variants"]) or [None]:
                here = where if variant is None else algebra.both(
                    [where, logic.variant(name, variant)])
                if is_settled(here):
                    done = is_settled(logic.pair(duty["done-when"])[0])
                    notes = tuple(say for condition, say in duty["notes"] if is_settled(
                        algebra.without(logic.pair(condition)[1])))
                    duties.add((name, standing, provided, variant, done, notes))
    acts = sorted(act for act in pathway.acts if is_settled(logic.pair(("act", act))[0]))
    return (route[0] if route else None, duties, acts)


def compare_cases(tally, program, library, work, chance_of_all):
    """`work`: (random, pathway, its logic by dd, how many cases) for each pathway."""
    cases = []
    for rng, pathway, logic, count in work:
        for _ in range(count):
            share = 1.1 if rng.random() < chance_of_all else rng.random()
            cases.append((pathway, logic, random_case(pathway, rng, share)))
    answers = tally.timed("program, cases", lambda: replies(
        program, library, [(pathway.id, given) for pathway, _, given in cases]))
    for (pathway, logic, given), reply in zip(cases, answers):
        where = f"{pathway.id} {given}"
        if "error" in reply:
            tally.disagreements.append(f"refused: {where}: {reply['error']}")
            continue
        ours = outcome_of_reply(reply)
        # What is looked up and not asked has its default when it is not known.
        known = {name: fact["default"] or NOT_KNOWN for name, fact in pathway.facts.items()
                 if not fact["asked"] and not fact["from-register"]
                 and (fact["default"] or not fact["refuse"])}
        given = {**known, **given}
        open_facts = [name for name, fact in pathway.facts.items() if name not in given
                      and not fact["from-register"] and fact["asked"]]
        if not open_facts:
            expected = tally.timed("oracle, cases", lambda: outcome_of_case(pathway, given))
            if expected is None:
                tally.counts["cases left undefined by a faulty pathway"] += 1
            else:
                tally.hold("complete cases", where, ours, expected)
                tally.counts["duties with their standing"] += len(ours[1])
        elif logic is not None:
            expected = tally.timed(
                "oracle, cases", lambda: settled_outcome(logic, given))
            listed = {(*duty[:-1], tuple(duty[-1])) for duty in ours[1]}
            tally.hold("partial cases", where, (ours[0], listed, ours[2]), expected)
            asked = tally.timed("oracle, cases", lambda: next_question(
                pathway, given, outcome_of_case))
            if asked is not UNTRIED:
                question = reply["question"]
                tally.hold("next questions", where, question and question["id"], asked)


def compare_verdicts(tally, name, pathway, ours, logics):
    """The verdicts of the program against those of both oracles; True if there is any fault."""
    verdicts, examples, others = ours
    by_oracle = {}
    for algebra, logic in logics.items():
        by_oracle[algebra] = tally.timed(f"oracle, verdicts by {algebra}", logic.verdicts)
    tally.hold("pathways on which Z3 and dd agree", name, by_oracle["Z3"], by_oracle["dd"])
    judged = by_oracle["Z3"]
    if NOTHING_CAN_OCCUR in judged:
        # Then everything else would be true of every rule, and must not be said. Which assumption
        # excludes a scenario, or what the register sets, is the way to the mistake. What is said
        # of sources does not depend on the cases.
        found = {other[0] for other in others} | {verdict[0] for verdict in verdicts}
        tally.hold("pathways in which nothing can occur", name,
                   sorted(one for one in found - {"assume/hides", "assume/register"}
                          if not one.startswith("source/")), ["assume/empty"])
        return True
    verdicts = comparable(verdicts, judged)
    tally.hold("pathways with the same verdicts", name, sorted(verdicts, key=str),
               sorted(judged, key=str))
    tally.counts["invariants proved or refuted"] += len(pathway.invariants)
    for verdict in judged:
        tally.counts[f"  found: {verdict[0]}"] += 1
    unknown = [other for other in others if not other[0].startswith(OTHER_PREFIXES)]
    if unknown:
        tally.disagreements.append(f"{name}: the program also says {unknown}")
    for verdict, message, example in examples:
        if verdict in judged:
            tally.hold("examples replayed", f"{name} {verdict} {message} {example}", True,
                       replays(pathway, verdict, as_case(pathway, example)))
    return bool(judged)


def replays(pathway, verdict, given):
    """Whether a case does what a finding says, whatever the facts that it leaves out."""
    rng = random.Random(0)
    for _ in range(5):
        case = Case(pathway, {**random_case(pathway, rng, 1.1), **given})
        if case.is_assumed_away() or not shows(pathway, verdict, case):
            return False
    return True


def shows(pathway, verdict, case):
    kind = verdict[0]
    if kind == "route/gap":
        return not case.standing_routes
    if kind == "route/overlap":
        return set(verdict[1:]) <= set(case.standing_routes)
    if kind == "duty/unsure":
        return case.standings[verdict[1]][0] == "undefined"
    if kind == "duty/variant-gap":
        return bool(case.standings[verdict[1]][0]) and not case.variants(verdict[1])
    if kind == "duty/variant-overlap":
        return len(case.variants(verdict[1])) > 1 and verdict[2] in case.variants(verdict[1])
    invariant = pathway.invariants[verdict[1]]
    if invariant[0] == "always":
        return case.truth(invariant[1]) != 2
    if invariant[0] == "never":
        return case.truth(invariant[1]) != 0
    given, fact = case.given, pathway.facts.get(invariant[1] if invariant[0] == "weaker" else None)
    if invariant[0] == "drops":
        return any(case.is_owed(duty) and not Case(pathway, {**given, fact: NOT_KNOWN}).is_owed(duty)
                   for duty in invariant[1] for fact in invariant[2])
    raw = given[fact["id"]]
    if fact["several"]:
        others = [] if raw == NOT_KNOWN else [
            raw | {answer} for answer in invariant[2] if answer not in raw]
    else:
        others = [strong for weak, strong in zip(invariant[2], invariant[2][1:]) if weak == raw]
    return any(case.is_stronger(Case(pathway, {**given, fact["id"]: other}), duty)
               for other in others for duty in invariant[3] or pathway.duties)
