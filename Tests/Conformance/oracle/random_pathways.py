"""Random small pathways that use the whole language of conditions, and random cases.

Most have routes that are whole by construction, so that what rests on the routes is tried as
well; some are then broken on purpose, and some are random throughout.
"""
import itertools
import random

from .evaluation import NOT_KNOWN
from .reading import STAGES

BY = ["at once", "4 hours", "24 hours", "same day", "next working day", "3 working days",
      "30 days", "before the case is closed", "as soon as it is safe"]
TEXT = "A sentence."


class Maker:
    def __init__(self, random, name):
        self.random, self.name = random, name
        self.facts, self.derived, self.free = {}, {}, []

    def pick(self, items):
        return self.random.choice(list(items))

    def often(self, chance):
        return self.random.random() < chance

    # Conditions, as text

    def atom(self, facts):
        name = self.pick(facts)
        fact = self.facts[name]
        answers = list(fact["answers"])
        some = lambda: ", ".join(self.random.sample(answers, self.random.randint(1, len(answers))))
        if self.often(0.2):
            return f"{name} is not-known"
        if fact.get("choose") == "any":
            return self.pick([f"{name} includes {self.pick(answers)}",
                              f"{name} includes any of [{some()}]"])
        forms = [f"{name} is {self.pick(answers)}", f"{name} in [{some()}]",
                 f"{name} is not {self.pick(answers)}"]
        if fact.get("ordered"):
            forms += [f"{name} {sign} {self.pick(answers)}" for sign in (">=", ">", "<", "<=")]
        return self.pick(forms)

    def phrase(self, facts, extras=(), depth=2):
        """`extras` makes other atoms: derived names, routes, duties."""
        if depth == 0 or self.often(0.35):
            if extras and self.often(0.45):
                return self.pick(extras)
            return self.atom(facts)
        if self.often(0.25):
            return f"not ({self.phrase(facts, extras, depth - 1)})"
        parts = [self.phrase(facts, extras, depth - 1) for _ in range(self.random.randint(2, 3))]
        word = self.pick([" and ", " or "])
        if self.often(0.15):
            # Without brackets, so that precedence is tried.
            return parts[0] + "".join(self.pick([" and ", " or "]) + part for part in parts[1:])
        return word.join(f"({part})" for part in parts)

    def condition(self, facts, extras=()):
        if self.often(0.12):
            return {self.pick(["all", "any"]): [self.phrase(facts, extras, 1) for _ in range(2)]}
        return self.phrase(facts, extras)

    # Sections

    def make_facts(self):
        for number in range(self.random.randint(2, 5)):
            name, several = f"f{number}", self.often(0.3)
            answers = ["yes", "no", "a", "b", "c"][:self.random.randint(2, 4)]
            fact = {"group": "A group", "label": f"Label {number}", "ask": f"Question {number}?",
                    "why": TEXT, "answers": {answer: f"Answer {answer}" for answer in answers}}
            if several:
                fact["choose"] = "any"
            elif self.often(0.3):
                fact["ordered"] = "yes"
            rule = self.random.random()
            fact["not-known"] = "keep" if rule < 0.55 or several else "refuse" if rule < 0.7 else {
                "presume": self.pick(answers), "reason": "Protect first.", "basis": "ACT s1"}
            for key in ("urgent", "always-ask"):
                if self.often(0.08):
                    fact[key] = "yes"
            if self.facts and self.often(0.35):
                fact["only-if"] = self.condition(list(self.facts))
            else:
                self.free.append(name)
                if not several and self.often(0.12):
                    fact["from"] = "area"
                    if self.often(0.6):
                        del fact["ask"]
                        if self.often(0.6) or fact["not-known"] == "refuse":
                            fact["default"] = self.pick(answers)
            self.facts[name] = fact
        for number in range(self.random.randint(0, 3)):
            self.derived[f"d{number}"] = {
                "when": self.condition(list(self.facts), list(self.derived)), "says": TEXT}

    def make_register(self):
        """A kind of body sets a fact, together with the first fact that takes one answer."""
        ones = [name for name in self.free if self.facts[name].get("choose") != "any"]
        if not ones or not self.often(0.2):
            return None
        other = self.pick(ones)
        kinds = {"k1": "A kind", "k2": "Another kind", "k3": "A third kind"}
        self.facts["body"] = {
            "group": "You", "label": "Body", "from": "profile", "by-register": "yes",
            "ask": "Which body?", "why": TEXT, "answers": kinds,
            "not-known": self.pick(["keep", {"presume": "k3", "reason": "R.", "basis": "ACT s1"}])}
        self.facts["power"] = {
            "group": "You", "label": "Power", "from": "register", "why": TEXT,
            "answers": {"may": "May", "must": "Must"},
            "not-known": self.pick(["keep", {"presume": "may", "reason": "R.", "basis": "ACT s1"}])}
        rows = {}
        for kind in kinds:
            rows[kind] = []
            for answer in self.facts[other]["answers"]:
                row = {other: answer, "basis": "ACT s1"}
                if self.often(0.8):
                    row["power"] = self.pick(["may", "must"])
                rows[kind].append(row)
        return {"fact": "body", "with": other, "sets": ["power"], "kinds": rows}

    def make_routes(self, facts, names):
        way, count = self.random.random(), self.random.randint(2, 4)
        whens, beats = [], {}
        if way < 0.4:
            # Each beats all that follow, and the last always stands: whole.
            whens = [self.condition(facts, names) for _ in range(count - 1)] + ["always"]
            for place in range(count):
                beats[place] = list(range(place + 1, count))
        elif way < 0.8:
            # One for each value, or pair of values, of facts that always apply: whole.
            whens = [" and ".join(cell) for cell in self.cells()]
        else:
            whens = [self.condition(facts, names) for _ in range(count)]
            for place in range(count):
                beats[place] = [other for other in range(place + 1, count) if self.often(0.4)]
        if way < 0.8 and self.often(0.2):
            whens[self.random.randrange(len(whens))] = self.condition(facts, names)
        if self.often(0.1) and len(whens) > 2:
            whens.pop(0)
            beats = {place - 1: [other - 1 for other in others]
                     for place, others in beats.items() if place > 0}
        routes = {}
        for place, when in enumerate(whens):
            routes[f"r{place}"] = {
                "class": f"c{place}", "title": f"Route {place}", "say": TEXT, "when": when,
                "basis": "ACT s1"}
            if beats.get(place):
                routes[f"r{place}"]["beats"] = [
                    {"route": f"r{other}", "reason": "It is stronger.", "basis": "ACT s1"}
                    for other in beats[place]]
        # Order in the file never decides.
        return dict(self.random.sample(list(routes.items()), len(routes)))

    def cells(self):
        chosen = self.random.sample(self.free, min(len(self.free), self.random.randint(1, 2)))
        choices = []
        for name in chosen:
            fact = self.facts[name]
            unknown = [] if fact["not-known"] == "refuse" else [f"{name} is not-known"]
            known = f"not ({name} is not-known) and " if unknown else ""
            if fact.get("choose") == "any":
                answer = self.pick(fact["answers"])
                cases = [f"{known}{name} includes {answer}",
                         f"{known}not ({name} includes {answer})"]
            else:
                answers = list(fact["answers"])
                cut = self.random.randint(1, len(answers) - 1)
                cases = [f"{known}{name} in [{', '.join(part)}]"
                         for part in (answers[:cut], answers[cut:])]
            choices.append(unknown + cases)
        return list(itertools.product(*choices))

    def make_duties(self, facts, extras):
        duties = {}
        for number in range(self.random.randint(1, 5)):
            when = self.condition(facts, extras)
            duty = {"title": f"Do thing {number}", "stage": self.pick(STAGES),
                    "when": when, "to": "somebody", "by": self.pick(BY), "basis": "ACT s1"}
            if self.often(0.96):
                duty["if-unsure"] = self.pick(["due", "not-due"])
            if self.often(0.3):
                duty["held-while"] = {"when": self.condition(facts, extras), "until": "it is so"}
            if self.often(0.4):
                duty["contingent"] = [
                    {"when": self.condition(facts, extras), "provided": f"case {case} of {number}"}
                    for case in range(self.random.randint(1, 2))]
            if self.often(0.25):
                duty["done-when"] = self.condition(facts, extras)
            if duties and self.often(0.5):
                other = self.pick(duties)
                duty["after"] = [other if self.often(0.6) else
                                 {"duty": other, "when": self.condition(facts, extras)}]
            if self.often(0.2):
                split = self.pick(extras) if self.often(0.7) else self.condition(facts, extras)
                duty["variants"] = {
                    "one": {"when": split, "by": self.pick(BY)},
                    "two": {"when": f"not ({split})" if isinstance(split, str) and self.often(0.9)
                            else "always", "basis": "LAW s2"}}
            duties[f"duty{number}"] = duty
        return dict(self.random.sample(list(duties.items()), len(duties)))

    def add_notes(self, duties, facts, extras):
        """Sentences beside some duties, drawn apart so that the rest of a pathway stays as it is."""
        apart = Maker(random.Random(f"{self.name}/notes"), self.name)
        apart.facts = self.facts
        for duty in duties.values():
            if apart.often(0.4):
                duty["notes"] = [
                    {"when": apart.condition(facts, extras), "say": f"Note {number}."}
                    for number in range(apart.random.randint(1, 2))]

    def make_invariants(self, facts, extras, duties):
        ids, invariants = list(duties), {}
        tests = list(extras) + [f"duty {self.pick(ids)}" for _ in range(4)] + [
            f"held {self.pick(ids)}", f"contingent {self.pick(ids)}", "some duty", "act act0",
            f"asked {self.pick(facts)}", f"duty {self.pick(ids)} cites {self.pick(['ACT', 'LAW'])}",
            f"duty {self.pick(ids)} before duty {self.pick(ids)}"]
        for number in range(self.random.randint(1, 5)):
            kind = self.pick(["always", "never", "drops", "weaker", "weaker"])
            entry = {"says": TEXT}
            name = self.pick([name for name in facts if name != "power"])
            fact = self.facts[name]
            if kind in ("always", "never"):
                entry[kind] = self.condition(facts, tests)
            elif kind == "drops":
                entry["not-known-never-drops"] = {
                    "duties": self.random.sample(ids, self.random.randint(1, len(ids))),
                    "facts": [name]}
                if self.often(0.3):
                    entry["not-known-never-drops"]["when"] = self.condition(
                        facts, list(self.derived))
            else:
                answers = list(fact["answers"])
                entry["never-weaker"] = {"fact": name, "order": self.random.sample(
                    answers, self.random.randint(2, len(answers)))}
                if self.often(0.5):
                    entry["never-weaker"]["duties"] = self.random.sample(ids, 1)
            invariants[f"i{number}"] = entry
        return invariants

    def document(self):
        self.make_facts()
        register = self.make_register()
        facts, names = list(self.facts), list(self.derived)
        routes = self.make_routes(facts, names)
        extras = names + [f"route is {self.pick(routes)}",
                          f"route in [{', '.join(self.random.sample(list(routes), 2))}]"
                          if len(routes) > 1 else "always"]
        duties = self.make_duties(facts, extras)
        self.add_notes(duties, facts, extras)
        acts = {"act0": {"say": "Do not.", "when": self.condition(facts, extras),
                         "with": [self.pick(duties)], "basis": "ACT s1"}}
        if self.often(0.4):
            acts["act0"]["if-unsure"] = "hide"
        source = {"title": "An Act", "publisher": "A press", "url": "https://example.org/act",
                  "dated": "1 January 2026", "checked": "2026-01-01", "read": "official",
                  "kind": "act"}
        document = {
            "pathway": self.name, "title": "A pathway", "version": "1",
            "in-force": {"from": "2026-01-01", "review-by": "2099-12-31"},
            "sources": {"ACT": source, "LAW": dict(source)}, "facts": self.facts,
            "routes": routes, "duties": duties, "acts": acts,
            "invariants": self.make_invariants(facts, extras, duties),
            "scenarios": {"none": {"title": "Nothing", "given": {}, "expect": {}}}}
        if self.derived:
            document["derived"] = self.derived
        if register:
            document["register"] = register
        if self.often(0.25):
            document["assume"] = {
                "rare": {"never": f"{self.atom(facts)} and {self.atom(facts)}", "reason": "R."}}
        return document


def random_case(pathway, random, share):
    """Values of the facts that can be given, each given with this chance."""
    given = {}
    for name, fact in pathway.facts.items():
        if fact["from-register"] or random.random() >= share:
            continue
        if not fact["refuse"] and random.random() < 0.2:
            given[name] = NOT_KNOWN
        elif fact["several"]:
            chance = random.choice([0.1, 0.3, 0.6])
            given[name] = frozenset(a for a in fact["answers"] if random.random() < chance)
        else:
            given[name] = random.choice(fact["answers"])
    return given
