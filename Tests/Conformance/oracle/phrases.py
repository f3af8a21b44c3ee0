"""The short phrases of conditions, as trees of tuples.

    ("all", [..])  ("any", [..])  ("not", c)  ("const", True)
    ("is", fact, {answers})       answered with one of these
    ("not-known", fact)           raw "not known"
    ("includes", fact, {answers}) one of these is ticked
    ("name", id)                  a derived name
    ("route", {ids})              one of these routes stands
    ("due" | "held" | "contingent" | "act" | "asked", id)   ("some-duty",)
    ("before", duty, duty)        ("cites", duty, source)
"""
import re

TOKEN = re.compile(r"\s*(>=|<=|[\[\](),<>]|[A-Za-z0-9_][A-Za-z0-9_-]*)")


class PhraseError(Exception):
    pass


class _Phrase:
    """Recursive descent: `or` binds least, then `and`, then `not`."""

    def __init__(self, text, facts):
        self.text, self.facts, self.tokens, place = text, facts, [], 0
        while text[place:].strip():
            match = TOKEN.match(text, place)
            if not match:
                raise PhraseError(f"cannot read {text!r} at {place}")
            self.tokens.append(match[1])
            place = match.end()
        self.place = 0

    def peek(self, ahead=0):
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def take(self, wanted=None):
        token = self.peek()
        if token is None or (wanted is not None and token != wanted):
            raise PhraseError(f"{self.text!r}: found {token!r} instead of {wanted!r}")
        self.place += 1
        return token

    def took(self, wanted):
        if self.peek() == wanted:
            self.place += 1
            return True
        return False

    def whole(self):
        tree = self.disjunction()
        if self.peek() is not None:
            raise PhraseError(f"{self.text!r}: {self.peek()!r} is left over")
        return tree

    def disjunction(self):
        parts = [self.conjunction()]
        while self.took("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else ("any", parts)

    def conjunction(self):
        parts = [self.negation()]
        while self.took("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else ("all", parts)

    def negation(self):
        if self.took("not"):
            return ("not", self.negation())
        if self.took("("):
            inner = self.disjunction()
            self.take(")")
            return inner
        return self.comparison()

    def ids(self):
        self.take("[")
        found = [self.take()]
        while self.took(","):
            found.append(self.take())
        self.take("]")
        return found

    def comparison(self):
        word = self.take()
        following = self.peek()
        is_verb = following in ("is", "in", "includes", ">=", "<=", ">", "<")
        if not is_verb:
            if word in ("always", "never"):
                return ("const", word == "always")
            if word == "some" and following == "duty":
                self.take()
                return ("some-duty",)
            if word in ("duty", "held", "contingent", "act", "asked") and following:
                return self.outcome(word)
            return ("name", word)
        verb = self.take()
        if word == "route":
            return self.route(verb)
        if word not in self.facts:
            raise PhraseError(f"{self.text!r}: no fact {word!r}")
        fact = self.facts[word]
        if verb == "includes":
            if self.took("any"):
                self.take("of")
                return ("includes", word, self.known(fact, self.ids()))
            return ("includes", word, self.known(fact, [self.take()]))
        if verb == "in":
            return ("is", word, self.known(fact, self.ids()))
        if verb == "is":
            negated = self.took("not")
            if self.took("not-known"):
                test = ("not-known", word)
            else:
                test = ("is", word, self.known(fact, [self.take()]))
            return ("not", test) if negated else test
        # The answers stand in order: what is written first is least.
        answer = self.take()
        place = fact["answers"].index(answer)
        fits = {
            ">=": fact["answers"][place:], ">": fact["answers"][place + 1:],
            "<=": fact["answers"][:place + 1], "<": fact["answers"][:place]}[verb]
        return ("is", word, frozenset(fits))

    def known(self, fact, answers):
        for answer in answers:
            if answer not in fact["answers"]:
                raise PhraseError(f"{self.text!r}: {fact['id']!r} has no answer {answer!r}")
        return frozenset(answers)

    def route(self, verb):
        if verb == "in":
            return ("route", frozenset(self.ids()))
        negated = self.took("not")
        test = ("route", frozenset([self.take()]))
        return ("not", test) if negated else test

    def outcome(self, word):
        subject = self.take()
        if word == "duty" and self.took("before"):
            self.take("duty")
            return ("before", subject, self.take())
        if word == "duty" and self.took("cites"):
            return ("cites", subject, self.take())
        return ("due" if word == "duty" else word, subject)


def condition(written, facts):
    """The tree of a condition: a phrase, or phrases under `all:` or `any:`."""
    if isinstance(written, str):
        return _Phrase(written, facts).whole()
    if isinstance(written, dict) and len(written) == 1:
        key, parts = next(iter(written.items()))
        if key in ("all", "any"):
            return (key, [condition(part, facts) for part in parts])
    raise PhraseError(f"not a condition: {written!r}")
