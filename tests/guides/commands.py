"""A process that has the command line ready, and a program `equipoise` whose every call is a child of it.

What the guides show calls `equipoise` often, and most of the time of each call is Python importing everything. The
program hands its words, folder, environment, and what it reads from and writes to, over a Unix socket; the child is
forked, tells who it is and how it ended, and gets the signals that the program gets.
"""

import json
import os
import signal
import socket
import sys
from pathlib import Path

from tests.commander import give

LONGEST_ORDER = 1 << 20
STANDARD = (0, 1, 2)
PROGRAM = """#!{python} -IS
import json, os, signal, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect({address!r})
order = {{"words": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}}
socket.send_fds(line, [json.dumps(order).encode()], [0, 1, 2])
line.shutdown(socket.SHUT_WR)
told = line.makefile()
child = int(told.readline())
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, lambda number, _: os.kill(child, number))
sys.exit(int(told.readline() or 143))
"""


def write_program(path: Path, address: Path) -> None:
    """Writes the program `equipoise` that speaks to the process at an address."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PROGRAM.format(python=sys.executable, address=str(address)), "utf-8")
    path.chmod(0o755)


def main() -> None:
    """Until it is ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(sys.argv[1])
        door.listen()
        print("ready", flush=True)  # noqa: T201  # whoever started it waits for this
        while True:
            line, _ = door.accept()
            if os.fork() == 0:
                door.close()
                _serve(line)
            line.close()


def _serve(line: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    first, descriptors, _, _ = socket.recv_fds(line, LONGEST_ORDER, len(STANDARD))
    rest = iter(lambda: line.recv(LONGEST_ORDER), b"")
    order = json.loads(first + b"".join(rest))
    for standard, descriptor in zip(STANDARD, descriptors, strict=True):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    line.sendall(f"{os.getpid()}\n".encode())
    code = give(order)
    sys.stdout.flush()
    sys.stderr.flush()
    line.sendall(str(code).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
