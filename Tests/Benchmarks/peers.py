#!/usr/bin/env python3
"""Proofs against Z3 and dd, routes against zen-engine, json-logic-qubit and SpiffWorkflow.

    swift build -c release --product navigator
    NAVIGATOR_BENCHMARKS=1 swift build -c release --product benchmarks
    pip install -r Tests/Benchmarks/requirements.txt
    python3 Tests/Benchmarks/peers.py [--quick] [--json FILE]

One run: first whether all agree, then the median and the range of nine runs of each. Z3 and dd
answer the questions of `Tests/Conformance/oracle` (gaps, overlaps, dead routes and duties,
invariants); `navigator check` answers those and its others, so its time is the whole proof.
Exit status: 0; 1 somebody disagrees, and nothing is timed; 3 something is missing.
"""
import argparse
import importlib.metadata
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
try:
    import engines
    from oracle.algebras import Diagrams, Formulas, SortedFormulas
    from oracle.breaking import broken_copy
    from oracle.program import findings
    from oracle.reading import Pathway
    from oracle.verdicts import Prover, comparable
    from shaped import Shaped, tangled
    PEERS = ["z3-solver", "dd", "zen-engine", "json-logic-qubit", "SpiffWorkflow"]
    VERSIONS = {peer: importlib.metadata.version(peer) for peer in PEERS}
except (ImportError, importlib.metadata.PackageNotFoundError) as error:
    print(f"peers: {error}; pip install -r Tests/Benchmarks/requirements.txt", file=sys.stderr)
    sys.exit(3)

NAVIGATOR = ROOT / ".build/release/navigator"
BENCHMARKS = ROOT / ".build/release/benchmarks"
SHIPPED = ROOT / "pathways/modern-slavery"
ALGEBRAS = {"Z3": Formulas, "Z3, enumerations": SortedFormulas, "dd": Diagrams}
SIZES = [(24, 40), (40, 80), (60, 120)]
RUNS = 9


def timed(work, runs=RUNS, warm=True):
    """Seconds of each run, sorted."""
    if warm:
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)


def text(times, unit=1e3):
    """Median and range, in milliseconds unless told."""
    median = statistics.median(times)
    digits = 0 if median * unit >= 100 else 2
    return (f"{median * unit:9.{digits}f}  ({times[0] * unit:.{digits}f} to "
            f"{times[-1] * unit:.{digits}f})")


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False, **options)


def in_process(*words):
    """What the benchmark program reports; times in it are sorted, in microseconds."""
    found = run(BENCHMARKS, *words)
    if found.returncode != 0:
        raise RuntimeError(f"benchmarks {words[0]}: {found.stderr[-300:]}")
    return json.loads(found.stdout)


class Report:
    def __init__(self):
        self.rows, self.disagreements = {}, []

    def heading(self, words):
        print(f"\n{words}", flush=True)

    def row(self, section, label, times, unit=1e3, note=""):
        self.rows.setdefault(section, {})[label] = times
        print(f"  {label:46} {text(times, unit)}{'  ' + note if note else ''}", flush=True)


def agree_on_proofs(report, library, shapes):
    for (questions, routes), kinds in shapes.items():
        for kind, shaped in kinds.items():
            name = f"s{questions}-{routes}-{kind}"
            shaped.write(library / name, name.replace("-", "_"))
            pathway = Pathway(library / name)
            ours = findings(NAVIGATOR, library, [name])[name][0]
            judged = {label: Prover(pathway, algebra(pathway)).verdicts()
                      for label, algebra in ALGEBRAS.items()}
            ours = comparable(ours, judged["Z3"])
            same = all(verdicts == ours for verdicts in judged.values())
            print(f"  {questions} questions, {len(shaped.routes)} routes, {kind}: "
                  f"{len(ours)} faults, {'the same for all' if same else 'NOT the same'}")
            if not same:
                report.disagreements.append(f"{name}: {ours} against {judged}")


def agree_on_routes(report, library, shaped, size, cases):
    path = library.parent / f"cases-{size[0]}.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    ours = in_process("peers", library / f"s{size[0]}-{size[1]}-sound", path)
    expected = [engines.PlainPython(shaped).route(case) for case in cases]
    # By the program as it is run, by the engine inside it, and by each of the others.
    lines = "".join(json.dumps({"pathway": f"s{size[0]}_{size[1]}_sound", "answers": case}) + "\n"
                    for case in cases[:300])
    replies = run(NAVIGATOR, "route", "--batch", "--pathways", library, input=lines)
    by_program = [json.loads(line)["route"]["id"] for line in replies.stdout.splitlines()]
    counts = {"the engine": sum(map(str.__eq__, ours["routes"], expected)) == len(cases),
              "navigator route": by_program == expected[:300]}
    built = {}
    for engine in (engines.PlainPython, engines.Zen, engines.JsonLogic, engines.Spiff):
        built[engine.name] = engine(shaped)
        some = cases if engine is not engines.Spiff else cases[:300]
        counts[engine.name] = [built[engine.name].route(case) for case in some] == expected[
            :len(some)]
    for label, same in counts.items():
        if not same:
            report.disagreements.append(f"{size}: {label} routes differently")
    print(f"  {size[0]} questions, {len(cases)} cases: "
          f"{sum(counts.values())} of {len(counts)} engines give the same routes")
    return ours, built


def time_proofs(report, library, shapes, own, runs):
    for size in shapes:
        name = f"s{size[0]}-{size[1]}-sound"
        shaped, pathway = shapes[size]["sound"], Pathway(library / name)
        report.heading(f"Proof, {size[0]} questions, {len(shaped.routes)} routes, "
                       f"{shaped.combinations():.0e} combinations: milliseconds")
        for label, algebra in ALGEBRAS.items():
            report.row(name, label, timed(
                lambda: Prover(pathway, algebra(pathway)).verdicts(), runs))
        report.row(name, "navigator, computing", [time / 1e6 for time in own[size]["proof"]],
                   note=f"{own[size]['nodes']} nodes; all its checks")
        report.row(name, "navigator check, the whole process", timed(
            lambda: run(NAVIGATOR, "check", "--json", name, "--pathways", library), runs))
        rows = report.rows[name]
        best = min(statistics.median(rows[label]) for label in ALGEBRAS if label.startswith("Z3"))
        for label in ("navigator, computing", "navigator check, the whole process"):
            print(f"  Z3 at its best / {label}: {best / statistics.median(rows[label]):.1f}")


def time_routes(report, library, own, built, cases_of, runs):
    for size, engines_built in built.items():
        cases = cases_of[size]
        report.heading(f"One case routed, {size[0]} questions, {size[1]} routes: microseconds")
        section = f"route {size[0]}"
        report.row(section, "navigator, one walk to the route",
                   [time / 1e6 for time in own[size]["walk"]], 1e6,
                   f"{own[size]['questions_tested']:.1f} questions tested")
        report.row(section, "navigator, route and all duties",
                   [time / 1e6 for time in own[size]["outcome"]], 1e6)
        for name, engine in engines_built.items():
            some = cases[:100] if "Spiff" in name else cases[:500]
            times = timed(lambda: [engine.route(case) for case in some], runs)
            report.row(section, name, [time / len(some) for time in times], 1e6)
        zen = engines_built[engines.Zen.name]
        own_times = [statistics.median(zen.own_microseconds(case) for case in cases[:200])
                     for _ in range(runs)]
        report.row(section, "zen-engine, the time that it reports itself",
                   sorted(time / 1e6 for time in own_times), 1e6)
        few = cases[:100]
        lines = "".join(json.dumps({"pathway": f"s{size[0]}_{size[1]}_sound", "answers": case})
                        + "\n" for case in few)
        empty = timed(lambda: run(NAVIGATOR, "route", "--batch", "--pathways", library,
                                  input=lines.splitlines()[0]), runs)
        times = timed(lambda: run(NAVIGATOR, "route", "--batch", "--pathways", library,
                                  input=lines), runs)
        report.row(section, "navigator route --batch, whole reply with reasons",
                   sorted((time - statistics.median(empty)) / (len(few) - 1) for time in times),
                   1e6, "starting taken off")
        report.row(section, "navigator route, starting and one case", empty, 1e6)


def time_goals(report, folder, runs):
    report.heading("The shipped pathway: milliseconds")
    report.row("shipped", "navigator check, the whole process", timed(
        lambda: run(NAVIGATOR, "check", "--json", "--pathways", SHIPPED.parent), runs),
        note="goal 2000")
    copy = folder / "copy" / "modern-slavery"
    change = broken_copy(SHIPPED, copy, random.Random("diff"))
    found = in_process("difference", SHIPPED, copy)
    report.row("shipped", "difference of two versions, computing",
               [time / 1e6 for time in found["difference"]],
               note=f"goal 10; {found['groups']} groups; {change[:60]}")
    report.row("shipped", "navigator diff, the whole process", timed(
        lambda: run(NAVIGATOR, "diff", SHIPPED, copy), runs), note="starting and reading too")
    if "--mutants" in run(NAVIGATOR, "check", "--help").stdout:
        mutants = lambda: run(NAVIGATOR, "check", "--mutants", "--pathways", SHIPPED.parent)
        first = timed(mutants, 1, warm=False)
        # Nine runs of what takes minutes would tell little more.
        times = first if first[0] > 30 else timed(mutants, runs, warm=False)
        report.row("shipped", "navigator check --mutants", times, note="goal 10000")
    else:
        print("  navigator check --mutants                      not there yet; goal 10000")


def growth(report, library, quick):
    report.heading("How cost grows, shaped: questions, routes, nodes, milliseconds computing")
    sizes = [(12, 20), (24, 40), (24, 120), (40, 80), (60, 60), (60, 120), (60, 300), (80, 160)]
    for questions, routes in sizes[:3] if quick else sizes:
        shaped = Shaped(questions, routes)
        name = f"g{questions}-{routes}"
        shaped.write(library / name, name.replace("-", "_"))
        cases = library.parent / "one.jsonl"
        cases.write_text(json.dumps(shaped.cases(1)[0]) + "\n", encoding="utf-8")
        own = in_process("peers", library / name, cases)
        print(f"  {questions:4} {len(shaped.routes):4} {own['nodes']:9} "
              f"{text([time / 1e6 for time in own['proof']])}", flush=True)
        report.rows.setdefault("growth", {})[name] = [own["nodes"], own["proof"]]
    report.heading("Where the budget ends (4 million nodes), tangled: random rules over random "
                   "questions, as no author writes them")
    tangles = [(12, 20), (16, 25), (20, 30), (24, 40), (30, 50), (40, 80), (60, 120)]
    for questions, routes in tangles[:2] if quick else tangles:
        name = f"t{questions}-{routes}"
        tangled(library / name, name.replace("-", "_"), questions, routes)
        start = time.perf_counter()
        try:
            found = run(NAVIGATOR, "check", "--json", name, "--pathways", library, timeout=120)
        except subprocess.TimeoutExpired:
            print(f"  {questions:4} {routes:4}  stopped after 120 s")
            break
        seconds = time.perf_counter() - start
        finished = json.loads(found.stdout)[0]["finished"]
        print(f"  {questions:4} {routes:4}  {'finished' if finished else 'proof/not-finished'} "
              f"in {seconds:.2f} s, exit status {found.returncode}", flush=True)
        report.rows.setdefault("budget", {})[name] = [finished, seconds]
        if not finished:
            break


def main():
    parser = argparse.ArgumentParser(description="Proofs and routes beside those of others.")
    parser.add_argument("--quick", action="store_true", help="the smallest size, three runs")
    parser.add_argument("--json", help="write every time to this file")
    options = parser.parse_args()
    for program in (NAVIGATOR, BENCHMARKS):
        if not program.exists():
            print(f"peers: there is no {program}; see the head of this file", file=sys.stderr)
            return 3
    runs, sizes = (3, SIZES[:1]) if options.quick else (RUNS, SIZES)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        library = folder / "pathways"
        shapes = {size: {"sound": Shaped(*size), "broken": Shaped(*size, broken=True)}
                  for size in sizes}
        print("peers: " + ", ".join(f"{peer} {version}" for peer, version in VERSIONS.items()))
        print("Agreement")
        agree_on_proofs(report, library, shapes)
        own, built = {}, {}
        cases_of = {size: shapes[size]["sound"].cases(2_000) for size in sizes}
        for size in sizes:
            own[size], built[size] = agree_on_routes(
                report, library, shapes[size]["sound"], size, cases_of[size])
        if report.disagreements:
            print("\n".join(f"DISAGREEMENT {words}" for words in report.disagreements))
            return 1
        print(f"All agree. Median (and range) of {runs} runs:")
        time_proofs(report, library, shapes, own, runs)
        ends = {size: built[size] for size in (sizes[0], sizes[-1])}
        time_routes(report, library, own, ends, cases_of, runs)
        time_goals(report, folder, runs)
        growth(report, library, options.quick)
    if options.json:
        pathlib.Path(options.json).write_text(
            json.dumps({"versions": VERSIONS, "rows": report.rows}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
