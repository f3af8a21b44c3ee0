"""A pathway's folder as plain values, with PyYAML."""
import pathlib
import re

import yaml

from .phrases import condition

ALWAYS, NEVER = ("const", True), ("const", False)
STAGES = ["emergency", "health", "safety", "safeguarding", "police", "consent", "referral",
          "notification", "support", "record"]
# `by:`, from the least time to the most; "as soon as ..." sets no time, and stands last.
DEADLINES = [r"at once$", r"(\d+) hours?$", r"same day$", r"next working day$",
             r"(\d+) working days?$", r"(\d+) days?$", r"before .*", r"as soon as .*"]


class TextLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
    """Every value is a text: `yes`, `no` and dates mean what they say."""


TextLoader.yaml_implicit_resolvers = {}


class Pathway:
    """The sections that decide anything; words are left out, but for those that tell duties apart."""

    def __init__(self, folder):
        sections = {}
        for path in sorted(pathlib.Path(folder).rglob("*.yaml"), key=lambda path: str(path)):
            for key, value in (yaml.load(path.read_bytes(), Loader=TextLoader) or {}).items():
                if isinstance(value, dict) and isinstance(sections.get(key), dict):
                    # `register` has one level more: its kinds and bodies may lie in several files.
                    for name, entry in value.items():
                        if isinstance(entry, list) and name in sections[key]:
                            sections[key][name] = sections[key][name] + entry
                        elif isinstance(entry, dict) and name in sections[key]:
                            sections[key][name] = {**sections[key][name], **entry}
                        else:
                            sections[key][name] = entry
                else:
                    sections[key] = value
        self.id = sections["pathway"]
        self.facts = {}
        for name, entry in (sections.get("facts") or {}).items():
            self.facts[name] = self._fact(name, entry)
        self.register = sections.get("register")
        for name in (self.register or {}).get("sets", []):
            self.facts[name]["from-register"] = True
        of = lambda written: condition(written, self.facts)
        for fact in self.facts.values():
            fact["only-if"] = of(fact["only-if"]) if fact["only-if"] is not None else ALWAYS
        self.names = {name: of(entry["when"])
                      for name, entry in (sections.get("derived") or {}).items()}
        self.routes = {
            name: {"when": of(entry["when"]),
                   "beats": [beaten["route"] for beaten in entry.get("beats") or []]}
            for name, entry in sections["routes"].items()}
        self.duties = {name: self._duty(entry, of)
                       for name, entry in (sections.get("duties") or {}).items()}
        self.acts = {
            name: {"when": of(entry["when"]), "if-unsure": entry.get("if-unsure") != "hide"}
            for name, entry in (sections.get("acts") or {}).items()}
        self.assume = {name: of(entry["never"])
                       for name, entry in (sections.get("assume") or {}).items()}
        self.invariants = {name: self._invariant(entry, of)
                           for name, entry in (sections.get("invariants") or {}).items()}

    @staticmethod
    def _fact(name, entry):
        rule = entry.get("not-known", "keep")
        if isinstance(rule, dict):
            rule = rule if "presume" in rule else rule["rule"]
        return {
            "id": name, "answers": list(entry["answers"]), "several": entry.get("choose") == "any",
            "presume": rule["presume"] if isinstance(rule, dict) else None,
            "refuse": rule == "refuse", "only-if": entry.get("only-if"),
            # Looked up and never asked: its default counts, or "not known".
            "asked": "ask" in entry, "default": entry.get("default"),
            "urgent": entry.get("urgent") == "yes", "always-ask": entry.get("always-ask") == "yes",
            "from-register": False}

    @staticmethod
    def _duty(entry, of):
        hold = entry.get("held-while")
        after = []
        for item in entry.get("after") or []:
            after.append((item, ALWAYS) if isinstance(item, str)
                         else (item["duty"], of(item["when"]) if "when" in item else ALWAYS))
        sources = lambda given: None if given is None else {
            (item["cite"] if isinstance(item, dict) else item).split()[0]
            for item in (given if isinstance(given, list) else [given])}
        return {
            "when": of(entry["when"]), "if-unsure": entry.get("if-unsure"),
            "held-while": of(hold["when"]) if hold else NEVER,
            "contingent": [(of(item["when"]), item["provided"])
                           for item in entry.get("contingent") or []],
            "notes": [(of(item["when"]), item["say"]) for item in entry.get("notes") or []],
            "after": after, "done-when": of(entry["done-when"]) if "done-when" in entry else NEVER,
            "stage": STAGES.index(entry["stage"]), "by": entry.get("by"),
            "basis": sources(entry.get("basis")),
            "variants": {
                name: {"when": of(variant["when"]), "by": variant.get("by", entry.get("by")),
                       "basis": sources(variant.get("basis", entry.get("basis")))}
                for name, variant in (entry.get("variants") or {}).items()}}

    @staticmethod
    def _invariant(entry, of):
        for kind in ("always", "never"):
            if kind in entry:
                return (kind, of(entry[kind]))
        if "not-known-never-drops" in entry:
            scope = entry["not-known-never-drops"]
            return ("drops", scope["duties"], scope["facts"],
                    of(scope["when"]) if "when" in scope else ALWAYS)
        scope = entry["never-weaker"]
        return ("weaker", scope["fact"], scope["order"], scope.get("duties"))

    def from_register(self, fact, kind, second):
        """What the table sets for a kind of body: an answer, or None for "not known"."""
        for row in (self.register["kinds"] or {}).get(kind, []):
            where = row.get(self.register.get("with"))
            if where is None or second in (where if isinstance(where, list) else [where]):
                return row.get(fact)
        return None


def lateness(by):
    """A deadline's place in the order of deadlines; those of equal place are equally strict."""
    for place, pattern in enumerate(DEADLINES):
        match = re.match(pattern, by)
        if match:
            return (place, int(match[1]) if match.groups() else 0)
    raise ValueError(f"not a deadline: {by!r}")
