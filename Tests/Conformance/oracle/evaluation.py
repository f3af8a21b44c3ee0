"""What comes of one case, straight from the tables of pathways/README.md.

Truth is 2 for true, 1 for unsure, 0 for false, so that `and` is the least and `or` the greatest.
A case gives every fact that can be given: an answer, a frozenset of ticks, or NOT_KNOWN.
"""
from .reading import lateness

TRUE, UNSURE, FALSE = 2, 1, 0
NOT_KNOWN, DOES_NOT_APPLY = "?", "n/a"


class Case:
    def __init__(self, pathway, given):
        self.pathway, self.given, self.memory = pathway, given, {}
        self.standing_routes = self._routes()
        self.standings = {duty: self._standing(duty) for duty in pathway.duties}

    def raw(self, fact):
        """What counts as answered, before any presumption."""
        key = ("raw", fact)
        if key not in self.memory:
            self.memory[key] = self._raw(self.pathway.facts[fact])
        return self.memory[key]

    def _raw(self, fact):
        if self.truth(fact["only-if"]) == FALSE:
            return DOES_NOT_APPLY
        if fact["from-register"]:
            table = self.pathway.register
            kind = self.counting(table["fact"])
            second = self.counting(table["with"]) if "with" in table else None
            return self.pathway.from_register(fact["id"], kind, second) or NOT_KNOWN
        if fact["id"] in self.given:
            return self.given[fact["id"]]
        return fact["default"] or NOT_KNOWN

    def counting(self, fact):
        """The value after presumptions."""
        raw = self.raw(fact)
        presumed = self.pathway.facts[fact]["presume"]
        if raw != NOT_KNOWN or presumed is None:
            return raw
        return frozenset([presumed]) if self.pathway.facts[fact]["several"] else presumed

    def truth(self, tree):
        kind = tree[0]
        if kind == "all":
            return min((self.truth(part) for part in tree[1]), default=TRUE)
        if kind == "any":
            return max((self.truth(part) for part in tree[1]), default=FALSE)
        if kind == "not":
            return 2 - self.truth(tree[1])
        if kind == "const":
            return TRUE if tree[1] else FALSE
        if kind == "name":
            key = ("name", tree[1])
            if key not in self.memory:
                self.memory[key] = self.truth(self.pathway.names[tree[1]])
            return self.memory[key]
        if kind == "not-known":
            return TRUE if self.raw(tree[1]) == NOT_KNOWN else FALSE
        if kind in ("is", "includes"):
            value = self.counting(tree[1])
            if value == NOT_KNOWN:
                return UNSURE
            if value == DOES_NOT_APPLY:
                return FALSE
            fits = bool(value & tree[2]) if kind == "includes" else value in tree[2]
            return TRUE if fits else FALSE
        return TRUE if self._outcome(tree) else FALSE

    def _outcome(self, tree):
        kind = tree[0]
        if kind == "route":
            return len(self.standing_routes) == 1 and self.standing_routes[0] in tree[1]
        if kind == "some-duty":
            return any(standing[0].startswith("due") for standing in self.standings.values())
        if kind == "due":
            return self.standings[tree[1]][0].startswith("due")
        if kind in ("held", "contingent"):
            return self.standings[tree[1]][0] == kind
        if kind == "act":
            return self.is_shown(tree[1])
        if kind == "asked":
            return self.raw(tree[1]) != DOES_NOT_APPLY
        if kind == "before":
            order = self.order()
            if tree[1] not in order or tree[2] not in order:
                return True
            return order.index(tree[1]) < order.index(tree[2])
        if kind == "cites":
            return self._cites(tree[1], tree[2])
        raise ValueError(f"unknown condition {tree!r}")

    def _routes(self):
        holds = {name for name, route in self.pathway.routes.items()
                 if self.truth(route["when"]) == TRUE}
        beaten = {other for name in holds for other in self.pathway.routes[name]["beats"]}
        return [name for name in self.pathway.routes if name in holds - beaten]

    def _standing(self, name):
        """(standing, what a contingent duty waits for), or (None, None)."""
        duty = self.pathway.duties[name]
        when = self.truth(duty["when"])
        if when == UNSURE and duty["if-unsure"] is None:
            return ("undefined", None)
        if when == TRUE or (when == UNSURE and duty["if-unsure"] == "due"):
            if self.truth(duty["held-while"]) != FALSE:
                return ("held", None)
            return ("due" if when == TRUE else "due_because_unsure", None)
        for condition, provided in duty["contingent"]:
            if self.truth(condition) != FALSE:
                return ("contingent", provided)
        return ("", None)

    def variants(self, name):
        return [variant for variant, entry in self.pathway.duties[name]["variants"].items()
                if self.truth(entry["when"]) == TRUE]

    def _cites(self, name, source):
        if not self.standings[name][0]:
            return False
        duty = self.pathway.duties[name]
        bases = [duty["variants"][variant]["basis"] for variant in self.variants(name)]
        return any(source in (basis or ()) for basis in bases or [duty["basis"]])

    def is_shown(self, name):
        act = self.pathway.acts[name]
        return self.truth(act["when"]) >= (UNSURE if act["if-unsure"] else TRUE)

    def notes(self, name):
        """What is said beside a duty: a note that is unsure is said as well."""
        return [say for condition, say in self.pathway.duties[name]["notes"]
                if self.truth(condition) != FALSE]

    def is_done(self, name):
        return self.truth(self.pathway.duties[name]["done-when"]) == TRUE

    def is_owed(self, name):
        return self.standings[name][0] in ("due", "due_because_unsure", "held")

    def is_stronger(self, other, name):
        """Whether a duty is owed here and not there, or is due there by a later deadline."""
        if not self.is_owed(name) or not other.is_owed(name):
            return self.is_owed(name)
        here, there = ([None if case.standings[name][0] == "held" else case.deadline(name)]
                       for case in (self, other))
        return None not in here + there and here < there

    def deadline(self, name):
        duty = self.pathway.duties[name]
        variants = self.variants(name)
        by = duty["variants"][variants[0]]["by"] if variants else duty["by"]
        return None if by is None else lateness(by)

    def order(self):
        """The duties that stand: by `after`, then by stage, then by place in the files."""
        duties = self.pathway.duties
        places = {name: place for place, name in enumerate(duties)}
        left = [name for name in duties if self.standings[name][0]]
        left.sort(key=lambda name: (duties[name]["stage"], places[name]))
        waits = {name: {other for other, condition in duties[name]["after"]
                        if other in left and self.truth(condition) == TRUE} for name in left}
        listed = []
        while left:
            following = next((name for name in left if waits[name] <= set(listed)), left[0])
            left.remove(following)
            listed.append(following)
        return listed

    def is_assumed_away(self):
        return any(self.truth(tree) == TRUE for tree in self.pathway.assume.values())
