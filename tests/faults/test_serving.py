"""Servers that are told to end, killed or replaced: what was being answered is answered, and others go on."""

import os
import signal
import socket
import time
from collections.abc import Iterator, Set
from contextlib import ExitStack, contextmanager, suppress

import pytest

from app.edge.serving import SECONDS_TO_END
from tests.conftest import House
from tests.edge.sockets import Line, asking, line_to
from tests.faults.servers import LARGE, Running, server_process, wait

pytestmark = pytest.mark.timeout(600)
ENDED_WHEN_TOLD = (0, -signal.SIGTERM)


@contextmanager
def asked(running: Running, address: str) -> Iterator[Line]:
    """A request under way, on a connection of its own."""
    with line_to(running.client) as line:
        line.say(asking(address))
        yield line


def is_refused(running: Running) -> bool:
    """Whether nobody listens any more."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", running.port)) != 0


def test_a_server_told_to_end_finishes_what_it_answers_and_takes_no_more(pack_house: House) -> None:
    with (
        server_process(pack_house) as running,
        line_to(running.client) as idle,
        asked(running, "/large") as large,
        asked(running, "/slowly/2") as slow,
    ):
        idle.say(asking("/v1/meta"))
        assert idle.hear().status == 200
        time.sleep(0.5)
        running.process.send_signal(signal.SIGTERM)
        idle.hear_nothing_more()
        wait(lambda: is_refused(running))
        assert len(large.hear().body) == LARGE
        answer = slow.hear()
        assert (answer.status, answer.body, answer.closes) == (200, b"at last", True)
        assert running.ended() == ""
        assert running.process.returncode in ENDED_WHEN_TOLD


def test_what_was_asked_in_one_breath_before_the_end_is_answered(pack_house: House) -> None:
    with server_process(pack_house) as running, line_to(running.client) as line:
        line.say(asking("/slowly/1") + asking("/slowly/0") + asking("/v1/meta"))
        time.sleep(0.3)
        running.process.send_signal(signal.SIGTERM)
        heard = line.hear_all()
        assert [one.status for one in heard] == [200, 200, 200]
        assert [one.closes for one in heard] == [False, False, True]


def test_half_a_request_and_a_reader_who_does_not_read_do_not_keep_a_server_from_ending(pack_house: House) -> None:
    with server_process(pack_house) as running, line_to(running.client) as half, line_to(running.client) as deaf:
        half.say(asking("/v1/meta")[:-1])
        deaf.say(asking("/large"))
        time.sleep(0.3)
        begun = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        half.hear_nothing_more()
        running.ended()
        assert time.monotonic() - begun < SECONDS_TO_END + 20
        assert running.process.returncode in ENDED_WHEN_TOLD


def test_what_takes_too_long_is_given_up_at_the_end(pack_house: House) -> None:
    with server_process(pack_house) as running, asked(running, "/slowly/300") as slow:
        time.sleep(0.3)
        running.process.send_signal(signal.SIGTERM)
        running.ended()
        assert all(heard.status >= 500 for heard in slow.hear_all())


def workers_of(running: Running, *, many: int, without: Set[int] = frozenset()) -> set[int]:
    """So many processes that answer; which of them takes a new connection is up to the kernel."""
    found: set[int] = set()

    def ask() -> bool:
        with suppress(OSError, AssertionError), line_to(running.client) as line:
            line.say(asking("/who", "Connection: close"))
            found.add(int(line.hear().body))
        found.difference_update(without)
        return len(found) >= many

    wait(ask)
    return found


def is_alive(process: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_is_killed_is_replaced_and_the_others_answer_meanwhile(pack_house: House) -> None:
    with server_process(pack_house, workers=2) as running:
        victim, survivor = workers_of(running, many=2)
        os.kill(victim, signal.SIGKILL)
        workers = workers_of(running, many=2, without={victim})
        assert survivor in workers
        running.process.send_signal(signal.SIGTERM)
        running.ended()
        assert not any(is_alive(worker) for worker in workers)


def test_a_worker_that_hangs_is_replaced_and_the_others_answer_meanwhile(pack_house: House) -> None:
    with server_process(pack_house, workers=2, silence=15) as running:
        victim, survivor = workers_of(running, many=2)
        os.kill(victim, signal.SIGSTOP)
        assert survivor in workers_of(running, many=2, without={victim})
        assert not is_alive(victim)
        assert running.client.get("/v1/treatments/quellarin").status_code == 200


def test_workers_are_replaced_one_by_one_without_a_request_that_fails(pack_house: House) -> None:
    with server_process(pack_house, workers=2) as running:
        before = workers_of(running, many=2)
        with asked(running, "/slowly/2") as slow:
            time.sleep(0.3)
            running.process.send_signal(signal.SIGHUP)
            assert slow.hear().body == b"at last"
        wait(lambda: not any(is_alive(worker) for worker in before))
        assert len(workers_of(running, many=2, without=before)) == 2
        assert running.client.get("/v1/health/ready").status_code == 200


def test_a_server_that_may_open_few_files_goes_on_when_more_readers_connect(pack_house: House) -> None:
    with server_process(pack_house, files=110) as running, ExitStack() as stack:
        for _ in range(200):
            idle = stack.enter_context(line_to(running.client))
            idle.say(asking("/v1/meta"))
            assert idle.hear().status == 200
        assert running.client.get("/v1/search?q=collar").status_code == 200
        running.process.send_signal(signal.SIGTERM)
        assert running.ended() == ""
