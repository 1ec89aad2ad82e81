"""Runs something in a child of this process, and decides at each of its calls that change files how it goes on."""

import os
import select
import signal
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass

from tests.faults.system_calls import Call, answer, hand_over, next_call

DIE = -1
GO_ON = 0
Decide = Callable[[Call], int]
"""What becomes of a call: GO_ON, DIE before it is carried out, or an error number that it fails with."""
Acknowledge = Callable[[str], None]
FAILED = 5
_PATIENCE = 60_000


@dataclass(frozen=True, slots=True)
class Ended:
    """How a watched child ended."""

    code: int
    acknowledged: str
    """What it told the world before it ended; empty where it told nothing."""
    error: str
    """The kind of error that it ended with."""


def watched(action: Callable[[Acknowledge], object], decide: Decide, heard: Acknowledge = lambda _: None) -> Ended:
    """Runs an action in a forked child, whose own calls about files are decided on; those of its children are not.

    `heard` is called at the moment at which the child acknowledges something.
    """
    ours, theirs = socket.socketpair()
    read, told = os.pipe()
    child = os.fork()
    if child == 0:
        code = FAILED
        try:
            os.close(read)
            socket.send_fds(theirs, [b"!"], [hand_over()])
            action(lambda what: _tell(told, f"+{what}\n"))
            code = 0
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
            _tell(told, f"-{type(error).__name__}\n")
        finally:
            os._exit(code)
    theirs.close()
    os.close(told)
    with closing(ours):
        _, (listener,), _, _ = socket.recv_fds(ours, 1, 1)
    try:
        _supervise(child, listener, decide, heard)
    finally:
        os.close(listener)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with open(read, "rb") as pipe:  # noqa: PTH123  # a descriptor
            lines = pipe.read().decode().splitlines()
    acknowledged, errors = ([line[1:] for line in lines if line[0] == sign] for sign in "+-")
    return Ended(code, "".join(acknowledged), "".join(errors))


def _tell(pipe: int, what: str) -> None:
    os.write(pipe, what.encode())


def _supervise(child: int, listener: int, decide: Decide, heard: Acknowledge) -> None:
    ending = os.pidfd_open(child)
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    poll.register(ending, select.POLLIN)
    try:
        while ready := dict(poll.poll(_PATIENCE)):
            if not ready.get(listener, 0) & select.POLLIN:
                return
            call = next_call(listener)
            if call is None:
                continue
            decided = decide(call) if call.process == child and call.path else GO_ON
            if call.name == "write" and call.process == child and not call.path:
                said = call.content(call.arguments[2])
                if said.startswith(b"+"):
                    heard(said[1:-1].decode())
            if decided == DIE:
                os.kill(child, signal.SIGKILL)
                return
            answer(listener, call, decided)
    finally:
        os.close(ending)
