#!/usr/bin/env python3
"""Holds the JSON Schemas of pathway files and of bank holidays against files that are known to be good or faulty.

    python3 Tests/Conformance/check_schema.py [CASES]

Uses jsonschema and PyYAML, so neither the reader nor the YAML parser of the program judges
itself. Every shipped file has to be valid, with all values as text (as the program reads
them) and with numbers and booleans resolved as in YAML 1.2 (as an editor reads them). Every
faulty file whose fault is of a kind that a schema can see has to be refused; the others are
listed below with the reason.

CASES is a file of generated good and bad entries, on which the program's own reader has been
tried already; NAVIGATOR_SCHEMA_CASES=CASES swift test --filter SchemaAgreement writes it.

Exit status: 0 they agree; 1 they do not; 3 something is missing.
"""
import json
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"check_schema: {error}; it needs jsonschema and PyYAML", file=sys.stderr)
    sys.exit(3)

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "pathways/schema"
TESTS = ROOT / "Tests/PathwayFormatTests"
# The schema of each kind of file, and the folder of its faulty examples.
KINDS = {"pathway": TESTS / "Faults", "bank-holidays": TESTS / "BankHolidayFaults",
         "area": TESTS / "AreaFaults"}

# Kinds of diagnostics that no schema can see, whatever it says.
UNSEEN_KINDS = {
    "text/": "about the bytes or the YAML, before any schema",
    "phrase/": "inside a condition, which is one text to a schema",
    "name/": "about what other entries or other files declare",
    "cycle/": "about how entries refer to each other",
    "order/": "about the order of entries",
    "register/": "about rows taken together",
    "rule/": "about what other entries cite",
    "source/": "about what other entries cite",
    "approval/": "about what another key of the file asks for",
    "date/": "about two dates held against each other",
    "area/": "about numbers, people, dates and other packs, which only the reader knows",
    "bank-holidays/": "about dates held against each other, or against the calendar",
}

# Faults of the other kinds that a schema cannot see all the same.
UNSEEN_FILES = {
    "Faults/default-that-is-no-answer": "the words allowed are keys that the same entry declares",
    "Faults/presumption-of-no-answer": "the words allowed are keys that the same entry declares",
    "AreaFaults/no-area": "a schema sees one file, and another may declare the area",
    "AreaFaults/also-called-unconfirmed": "the same group may be unconfirmed under other keys",
    "Faults/no-such-words": "the words expected are held against what a duty of any file says",
    "Faults/empty": "a schema sees one file, and a file may hold no section",
}

# PyYAML stops at a question mark at the end of a text inside braces, which YAML 1.2 allows.
UNREAD_FILES = {"group-where-a-text-belongs"}


class EditorLoader(yaml.SafeLoader):
    """Resolves scalars by the core schema of YAML 1.2 (section 10.3.2), as editors do."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


class TextLoader(yaml.BaseLoader):
    """Leaves every scalar a text, and refuses a key that stands twice."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.YAMLError("a key stands twice")
        return super().construct_mapping(node, deep)


def first_error(validator, document):
    """Where the document breaks the schema, or None."""
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    if error is None:
        return None
    place = "/".join(str(part) for part in error.absolute_path) or "(the file)"
    return f"{place}: {error.message[:110]}"


def check_shipped(validators, problems):
    files = sorted((ROOT / "pathways").rglob("*.yaml"))
    for path in files:
        text = path.read_text(encoding="utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\.schema\.json\n", text)
        validator = named and validators.get(pathlib.Path(named[1]).name)
        if not validator:
            problems.append(f"{path.relative_to(ROOT)}: its first line names no schema")
            continue
        for loader in (TextLoader, EditorLoader):
            error = first_error(validator, yaml.load(text, Loader=loader))
            if error:
                problems.append(f"{path.relative_to(ROOT)} ({loader.__name__}): {error}")
    print(f"shipped files: {len(files)}, each read as text and as an editor reads it")


def reason_unseen(name, kinds):
    """Why a schema cannot see a fault; None if it can."""
    if name in UNSEEN_FILES:
        return UNSEEN_FILES[name]
    reasons = {UNSEEN_KINDS.get(kind.split("/")[0] + "/") for kind in kinds}
    return None if None in reasons else "; ".join(sorted(reasons))


def check_faults(folder, validator, problems):
    refused, unseen = [], {}
    for path in sorted(folder.glob("*.yaml")):
        name = path.stem
        report = (folder / f"{name}.txt").read_text(encoding="utf-8")
        kinds = sorted(set(re.findall(r"\[([a-z-]+/[a-z-]+)\]", report)))
        if name == "missing-pathway" or name == "empty":
            kinds = ["shape/missing-key"]
        if name in UNREAD_FILES:
            unseen.setdefault("PyYAML cannot read the file", []).append(name)
            continue
        place = f"{folder.name}/{name}"
        reason = reason_unseen(place, kinds)
        try:
            error = None
            # Lines such as ---SECOND PACK part the files of one example.
            for part in re.split(rb"(?m)^---[A-Z ]+\n", path.read_bytes()):
                document = yaml.load(part, Loader=TextLoader)
                # A file without any section is an empty group to the reader.
                found = first_error(validator, {} if document in (None, "") else document)
                error = error or found
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as failure:
            error = None
            if not any(kind.startswith("text/") for kind in kinds):
                problems.append(f"{name}: not YAML: {failure}")
        if reason is None and error is None:
            problems.append(f"{name} ({', '.join(kinds)}) is valid, and should not be")
        elif reason is None:
            refused.append((name, ", ".join(kinds), error))
        elif error is not None and place in UNSEEN_FILES:
            problems.append(f"{name} is refused after all ({error}): take it off the list")
        elif error is not None:
            refused.append((name, ", ".join(kinds), error))
        else:
            unseen.setdefault(reason, []).append(name)
    print(f"{folder.name}: faulty files refused: {len(refused)}")
    for name, kinds, error in refused:
        print(f"  {name} [{kinds}]: {error}")
    print(f"faulty files that a schema cannot see: {sum(map(len, unseen.values()))}")
    for reason, names in sorted(unseen.items()):
        print(f"  {reason}:")
        for name in names:
            print(f"    {name}")


def check_cases(validator, path, problems):
    """Generated files: all good ones valid, all bad ones not, but for undeclared names."""
    counts = {"good": 0, "bad": 0, "unseen": 0}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        kind, text = line.split(" ", 1)
        error = first_error(validator, yaml.load(text, Loader=TextLoader))
        if kind == "bad" and error is None and "nothing_of_that_name" in text:
            kind = "unseen"
        elif (kind == "good") != (error is None):
            problems.append(f"a {kind} entry: {text}: {error}")
        counts[kind] += 1
    print(f"generated files: {counts['good']} good; {counts['bad']} bad; "
          f"{counts['unseen']} with a name that nothing declares, which a schema cannot see")


def main():
    validators = {}
    for kind in KINDS:
        path = SCHEMAS / f"{kind}.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    problems = []
    check_shipped(validators, problems)
    for kind, folder in KINDS.items():
        check_faults(folder, validators[kind], problems)
    for path in sys.argv[1:]:
        check_cases(validators["pathway"], path, problems)
    for problem in problems:
        print(f"DISAGREEMENT: {problem}")
    print("they agree" if not problems else f"{len(problems)} disagreements")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
