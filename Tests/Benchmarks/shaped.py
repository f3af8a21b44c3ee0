"""Pathways as people write them, of any size: gates first, then branches.

A decision tree over questions in the order of the file gives routes that are complete and
disjoint; `broken` spoils some, so that every engine has faults to find as well.
"""
import random

import yaml

NOT_KNOWN = "not_known"


class Shaped:
    def __init__(self, questions, routes, seed=1, broken=False):
        rng = random.Random(f"{seed}/{questions}/{routes}")
        self.questions = {}
        for number in range(questions):
            answers = ["a", "b", "c", "d"][:rng.choice([2, 2, 3, 4])]
            self.questions[f"q{number}"] = answers + ([NOT_KNOWN] if rng.random() < 0.5 else [])
        names = list(self.questions)
        step = max(2, questions // 7)
        leaves, finished = [(-1, [])], []
        while len(leaves) + len(finished) < routes and leaves:
            # The least deep first, as a person would branch.
            leaves.sort(key=lambda leaf: len(leaf[1]) + rng.random())
            last, path = leaves.pop(0)
            place = last + rng.randint(1, step)
            if place >= questions:
                finished.append((last, path))
                continue
            values = list(self.questions[names[place]])
            rng.shuffle(values)
            cut = rng.randint(1, len(values) - 1)
            leaves += [(place, path + [(names[place], sorted(part))])
                       for part in (values[:cut], values[cut:])]
        self.routes = {f"r{number}": path
                       for number, (_, path) in enumerate(finished + leaves)}
        if broken:
            ids = list(self.routes)
            for name in rng.sample(ids, max(2, len(ids) // 20)):
                tests = list(self.routes[name])
                place = rng.randrange(len(tests))
                question, values = tests[place]
                if rng.random() < 0.5 or len(values) == 1:
                    tests.pop(place)
                else:
                    tests[place] = (question, values[1:])
                self.routes[name] = tests
        self.rng = rng

    def phrase(self, question, values):
        known = [value for value in values if value != NOT_KNOWN]
        parts = []
        if known:
            parts.append(f"{question} in [{', '.join(known)}]")
        if NOT_KNOWN in values:
            parts.append(f"{question} is not-known")
        return parts[0] if len(parts) == 1 else f"({' or '.join(parts)})"

    def write(self, folder, name):
        """The pathway as the program reads it."""
        rng, ids = random.Random(7), list(self.routes)
        facts = {
            question: {
                "group": "Questions", "label": f"Question {place + 1}", "ask": "What is so?",
                "why": "It matters.",
                "answers": {answer: f"Answer {answer}" for answer in values if answer != NOT_KNOWN},
                "not-known": "keep" if NOT_KNOWN in values else "refuse"}
            for place, (question, values) in enumerate(self.questions.items())}
        routes = {
            route: {"class": route, "title": f"Route {route}", "say": "Do this.",
                    "when": " and ".join(self.phrase(*test) for test in path) or "always",
                    "basis": "ACT s1"}
            for route, path in self.routes.items()}
        duties = {}
        for number in range(max(4, len(ids) // 4)):
            some = ", ".join(rng.sample(ids, max(1, len(ids) // 6)))
            question = rng.choice(list(self.questions))
            duties[f"duty{number}"] = {
                "title": f"Do thing {number}", "stage": "safety",
                "when": f"route in [{some}] or {question} is {self.questions[question][0]}",
                "if-unsure": "due", "to": "somebody", "by": "same day", "basis": "ACT s1"}
        invariants = {
            f"safe{number}": {
                "always": f"not route is {rng.choice(ids)} or duty duty{number} or some duty",
                "says": "It holds."} for number in range(4)}
        document = {
            "pathway": name, "title": "A shaped pathway", "version": "1",
            "in-force": {"from": "2026-01-01", "review-by": "2099-12-31"},
            "sources": {"ACT": {
                "title": "An Act", "publisher": "A press", "url": "https://example.org/act",
                "dated": "1 January 2026", "checked": "2026-01-01", "read": "official",
                "kind": "act"}},
            "facts": facts, "routes": routes, "duties": duties, "invariants": invariants,
            "scenarios": {"none": {"title": "Nothing", "given": {}, "expect": {}}}}
        folder.mkdir(parents=True)
        (folder / "pathway.yaml").write_text(
            yaml.safe_dump(document, sort_keys=False, width=100_000), encoding="utf-8")

    def cases(self, count):
        """Random whole cases, each route as likely as another."""
        rng, found = random.Random(11), []
        paths = list(self.routes.values())
        for _ in range(count):
            case = {question: rng.choice(values) for question, values in self.questions.items()}
            for question, values in rng.choice(paths):
                case[question] = rng.choice(values)
            found.append(case)
        return found

    def combinations(self):
        product = 1
        for values in self.questions.values():
            product *= len(values)
        return product


def tangled(folder, name, questions, routes, seed=1):
    """Random rules over random questions: a stress that no author would write."""
    rng = random.Random(f"tangled/{seed}/{questions}/{routes}")
    shape = Shaped(questions, 4, seed)
    shape.routes = {}
    for number in range(routes):
        tests = []
        for question in rng.sample(list(shape.questions), 4):
            values = shape.questions[question]
            tests.append((question, sorted(rng.sample(values, rng.randint(1, len(values) - 1)))))
        shape.routes[f"r{number}"] = tests
    shape.write(folder, name)
    return shape
