"""Two algebras of sets of cases: formulas for Z3, and decision diagrams of dd (pure Python).

A fact that takes one answer is one-of-n Booleans for Z3, a binary number for dd. Of several
answers each is one Boolean, and one more says "not known", which excludes the rest.
"""
import itertools

import dd.bdd
import z3

from .evaluation import NOT_KNOWN

_NUMBERS = itertools.count()


def _values(fact):
    return fact["answers"] + ([] if fact["refuse"] else [NOT_KNOWN])


def _given(pathway):
    return [fact for fact in pathway.facts.values() if not fact["from-register"]]


class Formulas:
    """Sets as Z3 formulas."""

    def __init__(self, pathway):
        self.true, self.false = z3.BoolVal(True), z3.BoolVal(False)
        self.facts, rules = {}, []
        for fact in _given(pathway):
            name = fact["id"]
            if fact["several"]:
                ticks = {answer: z3.Bool(f"{name}:{answer}") for answer in fact["answers"]}
                unknown = z3.Bool(f"{name}?") if not fact["refuse"] else self.false
                rules += [z3.Not(z3.And(unknown, tick)) for tick in ticks.values()]
                self.facts[name] = {**ticks, NOT_KNOWN: unknown}
            else:
                values = {value: z3.Bool(f"{name}={value}") for value in _values(fact)}
                rules.append(z3.PbEq([(value, 1) for value in values.values()], 1))
                self.facts[name] = values
        self.several = {fact["id"] for fact in _given(pathway) if fact["several"]}
        self.whole = self.true
        self.solver = z3.Solver()
        self.solver.add(rules)

    def both(self, parts):
        return z3.And(parts) if parts else self.true

    def either(self, parts):
        return z3.Or(parts) if parts else self.false

    def without(self, where):
        return z3.Not(where)

    def is_answer(self, fact, value):
        return self.facts[fact].get(value, self.false)

    is_ticked = is_answer

    def replaced(self, where, fact, value):
        return z3.substitute(where, *[
            (variable, z3.BoolVal(name == value)) for name, variable in self.facts[fact].items()
            if not z3.is_false(variable)])

    def ticked(self, where, fact, answer):
        return z3.substitute(where, (self.facts[fact][answer], self.true))

    def possible(self, where):
        self.solver.push()
        self.solver.add(where)
        answer = self.solver.check()
        self.solver.pop()
        if answer == z3.unknown:
            raise RuntimeError("Z3 could not tell")
        return answer == z3.sat


class SortedFormulas(Formulas):
    """The same with an enumeration for each fact that takes one answer."""

    def __init__(self, pathway):
        super().__init__(pathway)
        self.sorts = {}
        # A sort lives as long as its context, and may be made once for a name.
        for fact in _given(pathway):
            if not fact["several"]:
                values = _values(fact)
                sort, members = z3.EnumSort(
                    f"{pathway.id}/{fact['id']}/{next(_NUMBERS)}", values)
                variable = z3.Const(fact["id"], sort)
                self.sorts[fact["id"]] = (variable, dict(zip(values, members)))
                self.facts[fact["id"]] = {
                    value: variable == member for value, member in zip(values, members)}
        self.solver = z3.Solver()
        for fact in self.several:
            unknown = self.facts[fact][NOT_KNOWN]
            self.solver.add([z3.Not(z3.And(unknown, tick))
                             for answer, tick in self.facts[fact].items() if answer != NOT_KNOWN])

    def replaced(self, where, fact, value):
        if fact in self.several:
            return super().replaced(where, fact, value)
        variable, members = self.sorts[fact]
        return z3.substitute(where, (variable, members[value]))


class Diagrams:
    """Sets as binary decision diagrams, variables in the order of the facts."""

    def __init__(self, pathway):
        self.manager = dd.bdd.BDD()
        self.manager.configure(reordering=False)
        self.true, self.false = self.manager.true, self.manager.false
        self.bits, self.codes, self.whole = {}, {}, self.true
        for fact in _given(pathway):
            name = fact["id"]
            if fact["several"]:
                # "Not known" always has its bit, and is forced to no where it is refused.
                self.bits[name] = [f"{name}?"] + [f"{name}:{answer}" for answer in fact["answers"]]
            else:
                values = _values(fact)
                width = max(1, (len(values) - 1).bit_length())
                self.bits[name] = [f"{name}#{bit}" for bit in range(width)]
                self.codes[name] = {value: place for place, value in enumerate(values)}
            for bit in self.bits[name]:
                self.manager.add_var(bit)
            if fact["several"]:
                unknown = self.manager.var(f"{name}?")
                allowed = -unknown
                if not fact["refuse"]:
                    ticks = [-self.manager.var(f"{name}:{answer}") for answer in fact["answers"]]
                    allowed = self.either([allowed, self.both(ticks)])
            else:
                allowed = self.either([self.is_answer(name, value) for value in values])
            self.whole = self.both([self.whole, allowed])

    def both(self, parts):
        result = self.true
        for part in parts:
            result = self.manager.apply("and", result, part)
        return result

    def either(self, parts):
        result = self.false
        for part in parts:
            result = self.manager.apply("or", result, part)
        return result

    def without(self, where):
        return -where

    def is_answer(self, fact, value):
        if fact not in self.codes:
            return self.manager.var(f"{fact}?" if value == NOT_KNOWN else f"{fact}:{value}")
        if value not in self.codes[fact]:
            return self.false
        return self.manager.cube(self._bits(fact, value))

    is_ticked = is_answer

    def _bits(self, fact, value):
        if fact not in self.codes:
            ticks = {NOT_KNOWN: set()}.get(value, value)
            return {bit: (value == NOT_KNOWN if bit == f"{fact}?" else bit.split(":")[1] in ticks)
                    for bit in self.bits[fact]}
        code = self.codes[fact][value]
        return {bit: bool(code >> place & 1) for place, bit in enumerate(self.bits[fact])}

    def replaced(self, where, fact, value):
        return self.manager.let(self._bits(fact, value), where)

    def ticked(self, where, fact, answer):
        return self.manager.let({f"{fact}:{answer}": True}, where)

    def possible(self, where):
        return where != self.false

    def fixed(self, where, given):
        """What is left of a set when some facts have these values."""
        bits = {}
        for fact, value in given.items():
            bits.update(self._bits(fact, value))
        return self.manager.let(bits, where) if bits else where
