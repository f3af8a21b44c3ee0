"""Copies of a pathway's folder in which one condition is another."""
import re
import shutil

import yaml

from .reading import TextLoader

# (what is found in a condition, what stands there instead)
EDITS = [
    (r"\band\b", "or"), (r"\bor\b", "and"), (r"\bnot \(", "("), (r"\bnot ([a-z])", r"\1"),
    (r"\bis not-known\b", "is not not-known"), (r"\b(\w+) is (?!not)(\w+)", r"\1 is not \2"),
    (r"\bin \[\w+, ", "in ["), (r", \w+\]", "]"), (r"^(.*)$", r"not (\1)"), (r"^.*$", "never"),
    (r"^.*$", "always")]
SECTIONS = ("facts", "derived", "routes", "duties", "acts")
KEYS = ("when", "only-if", "done-when")


class PlainDumper(yaml.SafeDumper):
    """Writes no anchors, which the program refuses."""

    def ignore_aliases(self, data):
        return True


def dumped(document):
    return yaml.dump(document, Dumper=PlainDumper, sort_keys=False, width=100_000,
                     allow_unicode=True)


def _conditions(value, place=()):
    """Every condition below a value: (the list or group that holds it, its key, where)."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in KEYS and isinstance(inner, str):
                yield value, key, place + (key,)
            elif key in ("all", "any") and isinstance(inner, list):
                for number, part in enumerate(inner):
                    if isinstance(part, str):
                        yield inner, number, place + (key, number)
            yield from _conditions(inner, place + (key,))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _conditions(inner, place + (number,))


def broken_copy(folder, place, random):
    """Copies a folder, changes one condition of the copy, and says which."""
    shutil.copytree(folder, place)
    # The bodies are names only, and scenarios and the sessions that tell them are judged elsewhere.
    for kind in ("register/bodies-*", "scenarios/*", "sessions/*"):
        for path in place.glob(kind):
            path.unlink()
    documents = {path: yaml.load(path.read_bytes(), Loader=TextLoader)
                 for path in sorted(place.rglob("*.yaml"))}
    found = [(path, *condition) for path, document in documents.items()
             for condition in _conditions({section: document[section]
                                           for section in SECTIONS if section in document})]
    while True:
        path, holder, key, where = random.choice(found)
        written = holder[key]
        old, new = random.choice(EDITS)
        hits = list(re.finditer(old, written))
        if not hits or written in ("always", "never"):
            continue
        hit = random.choice(hits)
        holder[key] = written[:hit.start()] + hit.expand(new) + written[hit.end():]
        if holder[key] == written:
            continue
        path.write_text(dumped(documents[path]), encoding="utf-8")
        return f"{'.'.join(map(str, where))}: {written!r} to {holder[key]!r}"
