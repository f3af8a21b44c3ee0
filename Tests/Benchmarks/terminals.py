#!/usr/bin/env python3
"""The program beside dialog, whiptail, htop, tig and newsboat in fresh terminals, in one table.

    python3 Tests/Benchmarks/terminals.py [path of a release build]

Builds nothing. A program that is not installed is left out, and said so. First it is shown that
each program does what is measured (a list on the screen moves on an arrow key); then it is timed.
The programs take turns, five rounds; figures are medians of rounds with their spread. Bytes are
exact. Differences of less than a millisecond are noise.
"""
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

OURS = sys.argv[1] if len(sys.argv) > 1 else ".build/release/navigator"
ROUNDS, KEYS, IDLE = 5, 60, 5.0
ITEMS = [word for n in range(1, 13) for word in (str(n), f"Line number {n}")]

PROGRAMS = {
    "navigator": [OURS],
    "dialog": ["dialog", "--visit-items", "--menu", "Choose a line", "20", "70", "12", *ITEMS],
    "whiptail": ["whiptail", "--menu", "Choose a line", "20", "70", "12", *ITEMS],
    "htop": ["htop"],
    "tig": ["tig", "log"],
    "newsboat": ["newsboat"],
}


class Terminal:
    """A program in a pseudo-terminal of 80 by 24."""

    def __init__(self, command):
        self.begun = time.perf_counter()
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            state = tempfile.mkdtemp()
            os.environ.update(
                TERM="xterm-256color", LANG="C.UTF-8", XDG_STATE_HOME=state, XDG_CONFIG_HOME=state)
            try:
                os.execvp(command[0], command)
            finally:
                os._exit(127)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read(self, quiet, most=5.0, starting=None):
        """Bytes until nothing comes for so long: (bytes, first, last) with times from now.

        `starting` is how long to wait for the first byte, where that is longer.
        """
        start = time.perf_counter()
        seen, first, last = b"", None, None
        while time.perf_counter() - start < most:
            wait = quiet if seen else starting or quiet
            ready, _, _ = select.select([self.terminal], [], [], wait)
            if not ready:
                break
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            last = time.perf_counter()
            first = first or last
            seen += piece
        return seen, first, last

    def press(self, key, quiet=0.03):
        start = time.perf_counter()
        os.write(self.terminal, key)
        seen, first, last = self.read(quiet)
        if first is None:
            return len(seen), None, None
        return len(seen), (first - start) * 1000, (last - start) * 1000

    @property
    def resident(self):
        with open(f"/proc/{self.child}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def close(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.terminal)


def round_of(name):
    terminal = Terminal(PROGRAMS[name])
    # The emergency line and a frame are there when nothing more comes.
    _, first, last = terminal.read(0.4, starting=5.0)
    row = {"paint": (last - terminal.begun) * 1000}
    keys = [terminal.press(b"\x1bOB" if n % 12 < 6 else b"\x1bOA") for n in range(KEYS)]
    moved = [key for key in keys if key[1] is not None]
    row["first"] = statistics.median(key[1] for key in moved)
    row["last"] = statistics.median(key[2] for key in moved)
    row["p95"] = sorted(key[2] for key in moved)[int(len(moved) * 0.95) - 1]
    row["bytes"] = statistics.median(key[0] for key in moved)
    # A single Escape must not be waited for: here it opens or closes nothing, and is answered.
    if name == "navigator":
        terminal.press(b"?", 0.1)
        row["esc"] = terminal.press(b"\x1b", 0.1)[2]
    begun = time.perf_counter()
    idle = 0
    while time.perf_counter() - begun < IDLE:
        idle += len(terminal.read(0.5, most=0.6)[0])
    row["idle"] = idle
    row["memory"] = terminal.resident
    terminal.close()
    return row


def works(name):
    """Whether an arrow key changes the screen, which is what is timed."""
    terminal = Terminal(PROGRAMS[name])
    painted, _, _ = terminal.read(0.4, starting=5.0)
    answered = sum(terminal.press(b"\x1bOB")[0] for _ in range(3))
    terminal.close()
    return len(painted) > 200 and answered > 0


there = []
for name, command in PROGRAMS.items():
    if not (shutil.which(command[0]) or os.access(command[0], os.X_OK)):
        print(f"{name}: not installed, left out")
    elif not works(name):
        print(f"{name}: does not answer an arrow key here, left out")
    else:
        there.append(name)
print(f"each of {', '.join(there)} paints a screen and answers an arrow key\n")

rows = {name: [] for name in there}
for _ in range(ROUNDS):
    for name in there:
        rows[name].append(round_of(name))

COLUMNS = [
    ("paint", "first paint ms", 1), ("first", "key to first ms", 2), ("last", "to last ms", 2),
    ("p95", "p95 ms", 2), ("esc", "Esc ms", 1), ("bytes", "bytes a key", 0),
    ("idle", f"idle bytes in {IDLE:.0f} s", 0), ("memory", "memory MB", 1),
]
print(f"{'':11}" + "".join(f"{title:>22}" for _, title, _ in COLUMNS))
for name in there:
    line = f"{name:11}"
    for key, _, digits in COLUMNS:
        values = [row[key] for row in rows[name] if row.get(key) is not None]
        if not values:
            line += f"{'-':>22}"
            continue
        spread = f"({min(values):.{digits}f}-{max(values):.{digits}f})"
        line += f"{statistics.median(values):.{digits}f} {spread}".rjust(22)
    print(line)
