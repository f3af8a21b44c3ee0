#!/usr/bin/env python3
"""Time from the start of the program to its first frame, and its memory, in a terminal.

Builds nothing: give the path of a release build, or have one in .build/release.
Starts the program in a fresh pseudo-terminal of 80 by 24, nine times after one for warmth.
"""
import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time

program = sys.argv[1] if len(sys.argv) > 1 else ".build/release/navigator"


def start():
    """Milliseconds to the complete first frame, and kilobytes resident then."""
    state = tempfile.mkdtemp()
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", XDG_STATE_HOME=state)
        os.execv(program, [program])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    # The hints are the last line of a frame.
    while b"all keys" not in seen:
        ready, _, _ = select.select([terminal], [], [], 5)
        if not ready:
            raise SystemExit("no frame within five seconds")
        seen += os.read(terminal, 65536)
    elapsed = (time.perf_counter() - begun) * 1000
    with open(f"/proc/{child}/status") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    os.write(terminal, b"q")
    os.close(terminal)
    os.waitpid(child, 0)
    return elapsed, resident


start()
runs = [start() for _ in range(9)]
for label, values, unit, goal in (
    ("start to first frame", [run[0] for run in runs], "ms", 60),
    ("resident memory", [run[1] / 1024 for run in runs], "MB", 40),
):
    print(
        f"{label:24} median {statistics.median(values):6.1f}  "
        f"range {min(values):.1f} to {max(values):.1f} {unit}  goal {goal} {unit}"
    )
