"""Which question comes next, by trying every completion of the answers.

A fact is live if two completions that differ in it alone have different outcomes, or if it is
always asked; the first live fact that applies whatever else is answered is asked.
"""
import collections
import itertools

from .evaluation import DOES_NOT_APPLY, NOT_KNOWN, Case

# What `next_question` says when there are too many completions, or when one is undefined.
UNTRIED = object()


def _values(fact):
    answers = fact["answers"]
    known = answers if not fact["several"] else [
        frozenset(ticks) for count in range(len(answers) + 1)
        for ticks in itertools.combinations(answers, count)]
    return list(known) + ([] if fact["refuse"] else [NOT_KNOWN])


def next_question(pathway, given, outcome_of_case, most=200):
    """The fact to ask, None at the end, or UNTRIED."""
    facts = pathway.facts
    open_facts = [name for name, fact in facts.items()
                  if name not in given and not fact["from-register"]]
    # Urgent ones stand before all others, and otherwise the order of the files counts.
    open_facts.sort(key=lambda name: not facts[name]["urgent"])
    count = 1
    for name in open_facts:
        count *= len(_values(facts[name]))
        if count > most or not facts[name]["asked"]:
            return UNTRIED
    outcomes, applies = {}, [True] * len(open_facts)
    for completion in itertools.product(*[_values(facts[name]) for name in open_facts]):
        whole = {**given, **dict(zip(open_facts, completion))}
        outcome = outcome_of_case(pathway, whole)
        if outcome is None:
            return UNTRIED
        outcomes[completion] = repr(outcome)
        case = Case(pathway, whole)
        applies = [before and case.raw(name) != DOES_NOT_APPLY
                   for before, name in zip(applies, open_facts)]
    for place, name in enumerate(open_facts):
        results = collections.defaultdict(set)
        for completion, outcome in outcomes.items():
            results[completion[:place] + completion[place + 1:]].add(outcome)
        is_live = facts[name]["always-ask"] or any(
            len(different) > 1 for different in results.values())
        if applies[place] and is_live:
            return name
    return None
