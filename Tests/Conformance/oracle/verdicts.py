"""What is true of all cases of a pathway: every fault, found by any algebra."""
from .evaluation import NOT_KNOWN
from .logic import Logic
from .reading import lateness

# Where one of these is found, what rests on it means nothing.
UNDEFINED = {"route/overlap", "duty/unsure", "duty/variant-gap", "duty/variant-overlap"}

# The assumptions exclude every case: there is nothing to judge.
NOTHING_CAN_OCCUR = ("assume/empty",)


def comparable(verdicts, judged):
    """Those of some verdicts that mean something beside what the oracle found."""
    undefined = {verdict[0] for verdict in judged} & UNDEFINED
    if "route/overlap" in undefined:
        return {verdict for verdict in verdicts if verdict[0].startswith("route/")}
    if "duty/unsure" in undefined:
        return {verdict for verdict in verdicts
                if verdict[0].startswith("route/") or verdict[0] == "duty/unsure"}
    if undefined:
        return {verdict for verdict in verdicts if verdict[0] != "invariant/broken"}
    return set(verdicts)


class Prover(Logic):
    """A pathway in an algebra, with the questions that a proof answers."""

    def verdicts(self):
        """Every fault of these kinds, as (id, subject, ...)."""
        if not self._can(self.algebra.true):
            return {NOTHING_CAN_OCCUR}
        found = set(self._route_verdicts())
        if not any(verdict[0] == "route/overlap" for verdict in found):
            found |= {("duty/unsure", name) for name in self.pathway.duties
                      if self._can(self.in_standing(name, "undefined"))}
        if not any(verdict[0] in ("route/overlap", "duty/unsure") for verdict in found):
            found |= set(self._duty_verdicts())
            found |= {("act/dead", name) for name in self.pathway.acts
                      if not self._can(self._outcome(("act", name)))}
        if not any(verdict[0] in UNDEFINED for verdict in found):
            found |= {("invariant/broken", name)
                      for name, invariant in self.pathway.invariants.items()
                      if self.breaks(invariant)}
        return found

    def _can(self, where):
        return self.algebra.possible(self.algebra.both([where, self.care]))

    def _route_verdicts(self):
        algebra = self.algebra
        if self._can(algebra.without(algebra.either(list(self.stands.values())))):
            yield ("route/gap",)
        names = list(self.stands)
        for place, left in enumerate(names):
            if not self._can(self.stands[left]):
                yield ("route/dead", left)
            for right in names[place + 1:]:
                if self._can(algebra.both([self.stands[left], self.stands[right]])):
                    yield ("route/overlap", left, right)

    def _duty_verdicts(self):
        algebra = self.algebra
        for name, duty in self.pathway.duties.items():
            if not self._can(self.standing(name)):
                yield ("duty/dead", name)
                # Its contingencies, its hold and its variants are not named again.
                duty = {**duty, "contingent": [], "held-while": ("const", False), "variants": {}}
            for _, provided in duty["contingent"]:
                if not self._can(self.states[name][("contingent", provided)]):
                    yield ("duty/dead-contingency", name, provided)
            if duty["held-while"] != ("const", False) and not self._can(
                    self.in_standing(name, "held")):
                yield ("duty/dead-hold", name)
            here = [(variant, algebra.both([self.standing(name), self.variant(name, variant)]))
                    for variant in duty["variants"]]
            if here and self._can(algebra.both([self.standing(name), algebra.without(
                    algebra.either([where for _, where in here]))])):
                yield ("duty/variant-gap", name)
            for place, (variant, where) in enumerate(here):
                if not self._can(where):
                    yield ("duty/dead-variant", name, variant)
                earlier = algebra.either([other for _, other in here[:place]])
                if self._can(algebra.both([where, earlier])):
                    yield ("duty/variant-overlap", name, variant)

    def breaks(self, invariant):
        kind, algebra = invariant[0], self.algebra
        if kind == "always":
            return self._can(algebra.without(self.pair(invariant[1])[0]))
        if kind == "never":
            return self._can(algebra.without(self.pair(invariant[1])[1]))
        if kind == "drops":
            return any(self._drops(duty, fact, invariant[3])
                       for fact in invariant[2] for duty in invariant[1])
        fact, order = self.pathway.facts[invariant[1]], invariant[2]
        steps = ([(None, answer) for answer in order] if fact["several"]
                 else list(zip(order, order[1:])))
        return any(self._weakens(duty, fact, weak, strong)
                   for duty in invariant[3] or self.pathway.duties for weak, strong in steps)

    def _drops(self, duty, fact, condition):
        if self.pathway.facts[fact]["refuse"]:
            return False
        algebra, owed = self.algebra, self.owed(duty)
        with_unknown = algebra.replaced(owed, fact, NOT_KNOWN)
        possible_there = algebra.replaced(self.care, fact, NOT_KNOWN)
        return self._can(algebra.both(
            [owed, algebra.without(with_unknown), possible_there, self.applies(fact),
             algebra.without(self.is_value(fact, NOT_KNOWN)), self.pair(condition)[0]]))

    def _weakens(self, duty, fact, weak, strong):
        algebra, name = self.algebra, fact["id"]
        if fact["several"]:
            here = algebra.both([algebra.without(self.is_value(name, NOT_KNOWN)),
                                 algebra.without(algebra.is_ticked(name, strong))])
            stronger = lambda where: algebra.ticked(where, name, strong)
        else:
            here = self.is_value(name, weak)
            stronger = lambda where: algebra.replaced(where, name, strong)
        here = algebra.both([here, stronger(self.care)])
        owed = self.owed(duty)
        if self._can(algebra.both([here, owed, algebra.without(stronger(owed))])):
            return True
        times = self._times(duty)
        return any(
            strict < loose and self._can(algebra.both([here, before, stronger(after)]))
            for strict, before in times.items() for loose, after in times.items())

    def _times(self, name):
        """Where the duty is due by each deadline."""
        duty, algebra, times = self.pathway.duties[name], self.algebra, {}
        parts = [(entry["by"], self.variant(name, variant))
                 for variant, entry in duty["variants"].items()]
        for by, where in parts or [(duty["by"], algebra.true)]:
            if by is not None:
                late = lateness(by)
                times[late] = algebra.either(
                    [times.get(late, algebra.false), algebra.both([self.due(name), where])])
        return times
