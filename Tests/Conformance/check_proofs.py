#!/usr/bin/env python3
"""Holds the program's routes and proofs against two independent ones: Z3 and dd.

    swift build -c release --product navigator
    pip install -r Tests/Conformance/requirements.txt
    python3 Tests/Conformance/check_proofs.py [--pathways 3000] [--cases 2000] [--broken 150]

The pathway language is read a second time, in Python, from pathways/README.md (`oracle`).
Then, on random pathways, on the shipped one, and on copies of it with one condition changed:

  cases     the route, each duty's standing (and what it waits for), the sentences beside it, the
            acts to avoid and the order of the list, for random complete and partial answers, are
            the same; for partial answers they are what dd finds settled for every completion
  questions the next question is the first on which two completions of the answers still differ
  verdicts  no case without a route or with two, dead routes and duties, duties left unsure,
            gaps and overlaps of variants, and every invariant: found by all three or by none;
            where the assumptions leave no case over, that and nothing that would follow from it
  examples  every smallest case that the program prints does what the finding says

The agreement is printed before any time. Exit status: 0 they agree; 1 they do not; 3 something
is missing.
"""
import argparse
import pathlib
import random
import shutil
import sys
import tempfile

try:
    from oracle.algebras import Diagrams, Formulas
    from oracle.breaking import broken_copy, dumped
    from oracle.comparing import Tally, compare_cases, compare_verdicts
    from oracle.program import findings
    from oracle.random_pathways import Maker
    from oracle.reading import Pathway
    from oracle.verdicts import UNDEFINED, Prover
except ImportError as error:
    print(f"check_proofs: {error}; pip install -r Tests/Conformance/requirements.txt",
          file=sys.stderr)
    sys.exit(3)

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "pathways/modern-slavery"


def random_pathways(tally, program, folder, count, seed):
    batch = 250
    for first in range(0, count, batch):
        library, work, names = folder / f"random-{first}", [], []
        for number in range(first, min(first + batch, count)):
            rng = random.Random(f"{seed}/{number}")
            document = Maker(rng, f"p_{number:05}").document()
            place = library / f"p-{number:05}"
            place.mkdir(parents=True)
            (place / "pathway.yaml").write_text(dumped(document), encoding="utf-8")
            pathway = Pathway(place)
            logics = {"Z3": Prover(pathway, Formulas(pathway)),
                      "dd": Prover(pathway, Diagrams(pathway))}
            names.append((place.name, pathway, logics))
            work.append((rng, pathway, logics["dd"], 20))
        ours = tally.timed("program, verdicts", lambda: findings(program, library, []))
        sound = []
        for (name, pathway, logics), item in zip(names, work):
            compare_verdicts(tally, name, pathway, ours[name], logics)
            # Of partial answers to a pathway with overlaps nothing is settled; what is settled
            # counts the completions that `assume` rules out as well.
            logics["dd"].care = logics["dd"].algebra.whole
            unsound = any(verdict[0] in UNDEFINED for verdict in logics["dd"].verdicts())
            sound.append((item[0], item[1], None if unsound else item[2], item[3]))
        compare_cases(tally, program, library, sound, 0.6)
        shutil.rmtree(library)


def shipped(tally, program, cases, seed):
    pathway = Pathway(SHIPPED)
    logics = {"Z3": Prover(pathway, Formulas(pathway)), "dd": Prover(pathway, Diagrams(pathway))}
    ours = tally.timed("program, verdicts", lambda: findings(
        program, SHIPPED.parent, [SHIPPED.name]))
    if compare_verdicts(tally, SHIPPED.name, pathway, ours[SHIPPED.name], logics):
        tally.disagreements.append("the shipped pathway has faults")
    compare_cases(tally, program, SHIPPED.parent,
                  [(random.Random(f"{seed}/shipped"), pathway, logics["dd"], cases)], 0.5)


def broken_copies(tally, program, folder, count, seed):
    for number in range(count):
        rng = random.Random(f"{seed}/broken/{number}")
        place = folder / f"broken-{number}" / "modern-slavery"
        change = broken_copy(SHIPPED, place, rng)
        pathway = Pathway(place)
        logics = {"Z3": Prover(pathway, Formulas(pathway)),
                  "dd": Prover(pathway, Diagrams(pathway))}
        ours = tally.timed("program, verdicts", lambda: findings(
            program, place.parent, ["modern-slavery"]))
        if compare_verdicts(tally, f"copy {number} ({change})", pathway, ours[place.name], logics):
            tally.counts["changed copies with a fault that all see"] += 1
        tally.counts["changed copies"] += 1
        shutil.rmtree(place.parent)


def main():
    parser = argparse.ArgumentParser(description="Holds the proofs against Z3 and dd.")
    parser.add_argument("--program", default=str(ROOT / ".build/release/navigator"))
    parser.add_argument("--pathways", type=int, default=3000, help="random pathways")
    parser.add_argument("--cases", type=int, default=2000, help="cases of the shipped pathway")
    parser.add_argument("--broken", type=int, default=150, help="changed copies of it")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", type=int, default=40, help="disagreements printed in full")
    options = parser.parse_args()
    if not pathlib.Path(options.program).exists():
        print(f"check_proofs: there is no {options.program}; swift build -c release "
              "--product navigator, or --program", file=sys.stderr)
        return 3
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shipped(tally, options.program, options.cases, options.seed)
        random_pathways(tally, options.program, folder, options.pathways, options.seed)
        broken_copies(tally, options.program, folder, options.broken, options.seed)
    for kind, count in tally.counts.items():
        print(f"{count:8} {kind}")
    for disagreement in tally.disagreements[:options.show]:
        print(f"DISAGREEMENT {disagreement}")
    if tally.disagreements:
        print(f"{len(tally.disagreements)} disagreements")
        return 1
    print("they agree")
    for what, seconds in sorted(tally.times.items()):
        print(f"{seconds:8.1f} s  {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
