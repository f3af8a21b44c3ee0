"""A whole pathway in a Boolean algebra.

A condition becomes a pair: the cases where it is true, the cases where it is false. The rest are
unsure (Kleene). An algebra offers `true`, `false`, `both`, `either`, `without`, `is_answer`,
`is_ticked`, `possible` and `replaced`; see `algebras`.
"""
from .evaluation import NOT_KNOWN


class Logic:
    def __init__(self, pathway, algebra):
        self.pathway, self.algebra, self.memory = pathway, algebra, {}
        self.care = algebra.whole
        for tree in pathway.assume.values():
            self.care = algebra.both([self.care, algebra.without(self.pair(tree)[0])])
        self.holds = {name: self.pair(route["when"])[0] for name, route in pathway.routes.items()}
        self.stands = {}
        for name, holds in self.holds.items():
            beaters = [self.holds[other] for other, route in pathway.routes.items()
                       if name in route["beats"]]
            self.stands[name] = algebra.both(
                [holds, algebra.without(algebra.either(beaters))])
        self.states = {name: self._states(duty) for name, duty in pathway.duties.items()}

    # Facts

    def applies(self, fact):
        return self.algebra.without(self.pair(self.pathway.facts[fact]["only-if"])[1])

    def is_value(self, fact, value):
        """Where the raw value is one answer, or NOT_KNOWN, whether or not the fact applies."""
        key = ("value", fact, value)
        if key not in self.memory:
            self.memory[key] = self._is_value(self.pathway.facts[fact], value)
        return self.memory[key]

    def _is_value(self, fact, value):
        algebra, table = self.algebra, self.pathway.register
        if not fact["from-register"]:
            return algebra.is_answer(fact["id"], value)
        # One term for every kind of body and answer to the second fact, as they count.
        kinds = self._counting(table["fact"])
        seconds = self._counting(table["with"]) if "with" in table else {None: algebra.true}
        wanted = None if value == NOT_KNOWN else value
        return algebra.either(
            [algebra.both([here, there]) for kind, here in kinds.items()
             for second, there in seconds.items()
             if self.pathway.from_register(fact["id"], kind, second) == wanted])

    def _counting(self, fact):
        """Where each value counts, presumed or not; DOES_NOT_APPLY and NOT_KNOWN under None."""
        entry, algebra = self.pathway.facts[fact], self.algebra
        applies = self.applies(fact)
        unknown = algebra.both([applies, self.is_value(fact, NOT_KNOWN)])
        where = {answer: algebra.both([applies, self.is_value(fact, answer)])
                 for answer in entry["answers"]}
        where[None] = algebra.without(applies)
        other = entry["presume"]
        where[other] = algebra.either([where[other], unknown])
        return where

    # Conditions

    def pair(self, tree):
        kind, algebra = tree[0], self.algebra
        if kind in ("all", "any"):
            pairs = [self.pair(part) for part in tree[1]]
            yes, no = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
            if kind == "all":
                return (algebra.both(yes), algebra.either(no))
            return (algebra.either(yes), algebra.both(no))
        if kind == "not":
            yes, no = self.pair(tree[1])
            return (no, yes)
        if kind == "const":
            return (algebra.true, algebra.false) if tree[1] else (algebra.false, algebra.true)
        key = tree
        if key not in self.memory:
            if kind == "name":
                self.memory[key] = self.pair(self.pathway.names[tree[1]])
            elif kind in ("is", "includes", "not-known"):
                self.memory[key] = self._test(tree)
            else:
                yes = self._outcome(tree)
                self.memory[key] = (yes, algebra.without(yes))
        return self.memory[key]

    def _test(self, tree):
        kind, fact = tree[0], self.pathway.facts[tree[1]]
        algebra = self.algebra
        applies = self.applies(fact["id"])
        not_known = algebra.both([applies, self.is_value(fact["id"], NOT_KNOWN)])
        if kind == "not-known":
            return (not_known, algebra.without(not_known))
        if kind == "is":
            answered = algebra.either([self.is_value(fact["id"], answer) for answer in tree[2]])
        else:
            answered = algebra.both(
                [algebra.without(self.is_value(fact["id"], NOT_KNOWN)),
                 algebra.either([algebra.is_ticked(fact["id"], answer) for answer in tree[2]])])
        yes = algebra.both([applies, answered])
        if fact["presume"] is None:
            return (yes, algebra.without(algebra.either([yes, not_known])))
        if fact["presume"] in tree[2]:
            yes = algebra.either([yes, not_known])
        return (yes, algebra.without(yes))

    def _outcome(self, tree):
        kind, algebra = tree[0], self.algebra
        if kind == "route":
            return algebra.either([self.stands[name] for name in sorted(tree[1])])
        if kind == "some-duty":
            return algebra.either([self.due(name) for name in self.pathway.duties])
        if kind == "due":
            return self.due(tree[1])
        if kind in ("held", "contingent"):
            return self.in_standing(tree[1], kind)
        if kind == "act":
            act = self.pathway.acts[tree[1]]
            yes, no = self.pair(act["when"])
            return algebra.without(no) if act["if-unsure"] else yes
        if kind == "asked":
            return self.applies(tree[1])
        if kind == "cites":
            return self._cites(tree[1], tree[2])
        if kind == "before":
            return self._before(tree[1], tree[2])
        raise ValueError(f"unknown condition {tree!r}")

    # Duties

    def _states(self, duty):
        """{(standing, provided): where}; what is left is "not at all"."""
        algebra = self.algebra
        yes, no = self.pair(duty["when"])
        unsure = algebra.without(algebra.either([yes, no]))
        waits = algebra.without(self.pair(duty["held-while"])[1])
        because_unsure = unsure if duty["if-unsure"] == "due" else algebra.false
        undefined = unsure if duty["if-unsure"] is None else algebra.false
        owed = algebra.either([yes, because_unsure])
        states = {
            ("due", None): algebra.both([yes, algebra.without(waits)]),
            ("due_because_unsure", None): algebra.both([because_unsure, algebra.without(waits)]),
            ("held", None): algebra.both([owed, waits]), ("undefined", None): undefined}
        left = algebra.without(algebra.either([owed, undefined]))
        for condition, provided in duty["contingent"]:
            holds = algebra.without(self.pair(condition)[1])
            state = ("contingent", provided)
            states[state] = algebra.either(
                [states.get(state, algebra.false), algebra.both([left, holds])])
            left = algebra.both([left, algebra.without(holds)])
        return states

    def in_standing(self, duty, *kinds):
        return self.algebra.either(
            [where for (standing, _), where in self.states[duty].items() if standing in kinds])

    def due(self, duty):
        return self.in_standing(duty, "due", "due_because_unsure")

    def owed(self, duty):
        """Due or held: nobody may say that it is not there."""
        return self.in_standing(duty, "due", "due_because_unsure", "held")

    def standing(self, duty):
        return self.algebra.either(list(self.states[duty].values()))

    def variant(self, duty, name):
        return self.pair(self.pathway.duties[duty]["variants"][name]["when"])[0]

    def _cites(self, name, source):
        duty, algebra = self.pathway.duties[name], self.algebra
        if not duty["variants"]:
            return self.standing(name) if source in (duty["basis"] or ()) else algebra.false
        return algebra.both([self.standing(name), algebra.either(
            [self.variant(name, variant) for variant, entry in duty["variants"].items()
             if source in (entry["basis"] or ())])])

    def _before(self, first, second):
        """Where one of the two is missing, or the list shows the first one earlier.

        The list is drawn up as in `Case.order`, for all cases at once: in each round the first
        duty by stage and place that waits for nothing is listed. What neither of the two may
        have to wait for, however far back, is left out, since it holds up neither.
        """
        duties, algebra = self.pathway.duties, self.algebra
        places = {name: (duty["stage"], place)
                  for place, (name, duty) in enumerate(duties.items())}
        involved, grown = {first, second}, True
        while grown:
            found = {other for name in involved for other, _ in duties[name]["after"]} - involved
            involved |= found
            grown = bool(found)
        names = sorted(involved, key=places.get)
        stands = {name: self.standing(name) for name in names}
        apart = algebra.without(algebra.both([stands[first], stands[second]]))
        listed = {name: algebra.false for name in names}
        earlier = [apart]
        for _ in names:
            taken, following = algebra.false, {}
            for name in names:
                waits = algebra.either(
                    [algebra.both([self.pair(condition)[0], stands[other],
                                   algebra.without(listed[other])])
                     for other, condition in duties[name]["after"]])
                is_next = algebra.both([stands[name], algebra.without(listed[name]),
                                        algebra.without(waits), algebra.without(taken)])
                following[name] = algebra.either([listed[name], is_next])
                taken = algebra.either([taken, is_next])
            listed = following
            earlier.append(algebra.both([listed[first], algebra.without(listed[second])]))
        return algebra.either(earlier)
