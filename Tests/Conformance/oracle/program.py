"""What `navigator` says, in the terms of the oracle."""
import json
import re
import subprocess

from .evaluation import NOT_KNOWN

# Which quoted words of a message name the subject.
SUBJECTS = {
    "route/gap": 0, "route/overlap": 2, "route/dead": 1, "duty/unsure": 1, "duty/dead": 1,
    "duty/dead-hold": 1, "duty/variant-gap": 1, "act/dead": 1, "invariant/broken": 1,
    "duty/dead-variant": 2, "duty/variant-overlap": 2, "duty/dead-contingency": 1}


def findings(program, library, names):
    """{pathway: (set of verdicts, [(id, subject, example)], [other ids])} by one `check --json`."""
    result = {}
    command = [program, "check", "--json", "--pathways", str(library)]
    run = subprocess.run(command + (names if len(names) == 1 else []), capture_output=True,
                         text=True, check=False)
    for part in json.loads(run.stdout):
        verdicts, examples, others = set(), [], []
        for finding in part["findings"]:
            kind, message = finding["id"], finding["message"]
            if kind not in SUBJECTS:
                others.append((kind, finding["severity"], message))
                continue
            quoted = re.findall(r"'([^']*)'", message)[:SUBJECTS[kind]]
            if kind in ("duty/dead-variant", "duty/variant-overlap"):
                quoted.reverse()
            if kind == "duty/dead-contingency":
                quoted.append(re.search(r"contingent on '(.*)', since ", message)[1])
            verdict = (kind, *quoted)
            verdicts.add(verdict)
            if finding.get("example") is not None:
                examples.append((verdict, message, finding["example"]))
        if not part["finished"]:
            others.append(("proof/not-finished", "error", ""))
        result[part["pathway"]] = (verdicts, examples, others)
    return result


def as_json(given):
    """A case as the program reads it."""
    return {fact: "not_known" if value == NOT_KNOWN else sorted(value)
            if isinstance(value, frozenset) else value for fact, value in given.items()}


def as_case(pathway, answers):
    """A counterexample of the program as a case; facts left out may be anything."""
    return {fact: NOT_KNOWN if value == "not_known" else frozenset(value)
            if pathway.facts[fact]["several"] else value for fact, value in answers.items()}


def replies(program, library, cases):
    """The reply to each of [(pathway's id, given)], all in one `route --batch`."""
    lines = "".join(json.dumps({"pathway": name, "answers": as_json(given)}) + "\n"
                    for name, given in cases)
    run = subprocess.run([program, "route", "--batch", "--pathways", str(library)], input=lines,
                         capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    if len(found) != len(cases):
        raise RuntimeError(f"{len(found)} replies to {len(cases)} cases: {run.stderr[:300]}")
    return found
