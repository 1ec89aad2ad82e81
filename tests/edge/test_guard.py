"""The guard: deadlines, limits and exactly one Host, each on a real socket; and for what is refused an honest end."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from app.edge.guard import LARGEST_CONTENT, LARGEST_HEAD, LONGEST_ADDRESS, MOST_HEADERS, MOST_IGNORED
from app.edge.watch import Limits
from app.problems import ALLOWED
from app.settings import Settings
from tests.conftest import serving
from tests.edge.sockets import Line, Small, asking, line_to

META = "/v1/meta"
KEPT = asking(META)
UNKNOWN = asking("/v1/nothing-here")
POST = asking("/", "Content-Length: 3", method="POST")
CHUNKED = asking("/reads", "Transfer-Encoding: chunked", method="POST")


@pytest.fixture(scope="module")
def small() -> Iterator[httpx.Client]:
    """A client of the small app, whose seconds are long."""
    with serving(Settings(), Small(second=1)) as client:
        yield client


def many_headers(number: int) -> list[str]:
    return [f"X-{place}: y" for place in range(number)]


REFUSED = [
    ("no host", asking(host=""), 400),
    ("two hosts", asking("/", "Host: y"), 400),
    ("the same host twice", asking("/", "Host: x"), 400),
    ("an empty host", asking(host="Host:"), 400),
    ("a host with a path", asking(host="Host: x/y"), 400),
    ("a host with a user", asking(host="Host: me@x"), 400),
    ("a host with a space", asking(host="Host: x y"), 400),
    ("a host that is too long", asking(host="Host: " + "x" * 300), 400),
    ("two hosts in one", asking(host="Host: x, y"), 400),
    ("an absolute target", asking("http://y/"), 400),
    ("a fragment", asking("/a#b"), 400),
    ("a star", asking("*"), 400),
    ("no slash", asking("a"), 400),
    ("a space in the target", asking("/a b"), 400),
    ("a null in the target", b"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    ("a high byte in the target", b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    ("a tunnel", asking("x:443", method="CONNECT"), 501),
    ("an unknown method", asking(method="FOO"), 501),
    ("a method in small letters", asking(method="get"), 501),
    ("HTTP/0.9", b"GET /\r\n\r\n", 400),
    ("HTTP/1.2", b"GET / HTTP/1.2\r\nHost: x\r\n\r\n", 505),
    ("HTTP/2.0", b"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
    ("HTTP/9.9", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505),
    ("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    ("a TLS greeting", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    ("bare line feeds", b"GET / HTTP/1.1\nHost: x\n\n", 400),
    ("a folded header", b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400),
    ("a space before the colon", b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
    ("no colon", b"GET / HTTP/1.1\r\nHost: x\r\nabc\r\n\r\n", 400),
    ("no name", b"GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400),
    ("a null in a header", b"GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", 400),
    ("a return in a header", b"GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", 400),
    ("a length and chunks", asking("/", "Content-Length: 3", "Transfer-Encoding: chunked", method="POST"), 400),
    ("two lengths", asking("/", "Content-Length: 3", "Content-Length: 4", method="POST"), 400),
    ("two equal lengths", asking("/", "Content-Length: 3", "Content-Length: 3", method="POST"), 400),
    ("a negative length", asking("/", "Content-Length: -3", method="POST"), 400),
    ("a length with a plus", asking("/", "Content-Length: +3", method="POST"), 400),
    ("a length beyond measure", asking("/", "Content-Length: " + "9" * 30, method="POST"), 400),
    ("a length that is too large", asking("/", f"Content-Length: {LARGEST_CONTENT + 1}", method="POST"), 413),
    ("another coding than chunked", asking("/", "Transfer-Encoding: gzip", method="POST"), 501),
    ("two codings", asking("/", "Transfer-Encoding: gzip, chunked", method="POST"), 501),
    ("chunks twice", asking("/", "Transfer-Encoding: chunked, chunked", method="POST"), 400),
    ("almost chunked", asking("/", "Transfer-Encoding: xchunked", method="POST"), 501),
    ("chunks in HTTP/1.0", CHUNKED.replace(b"/1.1", b"/1.0") + b"0\r\n\r\n", 400),
    ("a chunk beyond measure", CHUNKED + b"1" * 17 + b"\r\n", 400),
    ("a chunk that is none", CHUNKED + b"zz\r\n", 400),
    ("compressed content", asking("/", "Content-Encoding: gzip", "Content-Length: 3", method="POST"), 415),
    ("another expectation", asking("/", "Expect: a-miracle"), 417),
    ("content in a GET", asking("/", "Content-Length: 3") + b"abc", 400),
    ("chunks in a GET", asking("/", "Transfer-Encoding: chunked") + b"0\r\n\r\n", 400),
    ("too long an address", asking("/" + "a" * LONGEST_ADDRESS), 414),
    ("an address without end", b"GET /" + b"a" * (LARGEST_HEAD + 1), 414),
    ("too many headers", asking("/", *many_headers(MOST_HEADERS)), 431),
    ("too large a header", asking("/", "A: " + "b" * LARGEST_HEAD), 431),
    ("a header without end", asking("/")[:-2] + b"A: " + b"b" * LARGEST_HEAD, 431),
    ("headers without end", asking("/", *many_headers(3000))[:-2], 431),
]


@pytest.mark.parametrize(("sent", "status"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_not_a_request_of_ours_is_answered_with_a_problem_and_an_end(
    pack: httpx.Client, sent: bytes, status: int
) -> None:
    with line_to(pack) as line:
        line.say(sent)
        heard = line.hear()
        assert heard.status == status
        assert heard.closes
        assert heard.problem().type.startswith("/problems/")
        line.hear_nothing_more()


@pytest.mark.parametrize(("sent", "status"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused_is_refused_in_pieces_too(small: httpx.Client, sent: bytes, status: int) -> None:
    with line_to(small) as line:
        try:
            for place in range(0, len(sent), 1 + len(sent) // 60):
                line.say(sent[place : place + 1 + len(sent) // 60])
        except ConnectionError:
            pass  # it was refused before all of it was sent
        assert line.hear().status == status


ANSWERED = [
    ("a port", asking(META, host="Host: x:8000")),
    ("an address of IPv6", asking(META, host="Host: [::1]:8000")),
    ("capital letters", asking(META, host="HOST: EXAMPLE.org")),
    ("empty lines before", b"\r\n\r\n" + KEPT),
    ("as many headers as may be", asking(META, *many_headers(MOST_HEADERS - 1))),
    ("a header as large as may be", asking(META, "A: " + "b" * (LARGEST_HEAD - 200))),
    ("no content, and a word of it", asking(META, "Content-Length: 0")),
    ("an expectation", asking(META, "Expect: 100-continue")),
    ("another protocol offered", asking(META, "Connection: Upgrade", "Upgrade: h2c")),
    ("HTTP/1.0 with a host", KEPT.replace(b"/1.1", b"/1.0")),
    ("HTTP/1.0 without one", asking(META, host="").replace(b"/1.1", b"/1.0")),
    ("high bytes in a header", b"GET /v1/meta HTTP/1.1\r\nHost: x\r\nA: \xff\r\n\r\n"),
]


@pytest.mark.parametrize("sent", [case[1] for case in ANSWERED], ids=[case[0] for case in ANSWERED])
def test_what_is_allowed_is_answered(pack: httpx.Client, sent: bytes) -> None:
    with line_to(pack) as line:
        line.say(sent)
        assert line.hear().status == 200


def test_options_may_ask_the_server_as_a_whole(pack: httpx.Client) -> None:
    with line_to(pack) as line:
        line.say(asking("*", method="OPTIONS"))
        heard = line.hear()
        assert (heard.status, heard.headers["allow"]) == (204, ALLOWED)


def test_an_offer_of_another_protocol_and_an_expectation_end_the_connection(pack: httpx.Client) -> None:
    for header in ("Expect: 100-continue", "Connection: Upgrade\r\nUpgrade: h2c"):
        with line_to(pack) as line:
            line.say(asking(META, header) + KEPT)
            assert line.hear().closes
            line.hear_nothing_more()


def test_content_up_to_the_limit_is_read_and_the_connection_goes_on(small: httpx.Client) -> None:
    with line_to(small) as line:
        content = b"x" * LARGEST_CONTENT
        line.say(asking("/reads", f"Content-Length: {LARGEST_CONTENT}", method="POST"), content, asking("/next"))
        assert line.hear().body == b"/reads"
        assert line.hear().body == b"/next"


@pytest.mark.parametrize("path", ["/", "/reads"])
def test_chunks_beyond_the_limit_are_refused_whether_they_are_read_or_not(small: httpx.Client, path: str) -> None:
    with line_to(small) as line:
        line.say(asking(path, "Transfer-Encoding: chunked", method="POST"))
        chunk = b"1000\r\n" + b"x" * 0x1000 + b"\r\n"
        line.say(*[chunk] * 17)
        heard = line.hear()
        assert heard.status == (413 if path == "/reads" else 200)
        line.hear_nothing_more()


def test_a_flood_after_a_refusal_is_not_kept_and_ends(small: httpx.Client) -> None:
    with line_to(small) as line:
        line.say(asking("/reads", "Content-Length: 200000000", method="POST"))
        assert line.hear().status == 413
        with pytest.raises(ConnectionError):
            line.say(*[b"x" * 65_536] * (64 * MOST_IGNORED // 65_536))


def test_sizes_and_extensions_of_chunks_count_too(small: httpx.Client) -> None:
    with line_to(small) as line:
        line.say(asking("/reads", "Transfer-Encoding: chunked", method="POST"))
        try:
            for _ in range(40):
                line.say(b"1;" + b"e" * 8000 + b"\r\nx\r\n")
        except ConnectionError:
            pass
        assert line.hear().status == 413


def test_trailers_are_no_headers() -> None:
    app = Small()
    with serving(Settings(), app) as client, line_to(client) as line:
        line.say(asking("/reads", "Transfer-Encoding: chunked", method="POST"), b"1\r\nx\r\n0\r\nX-Late: 1\r\n\r\n")
        assert line.hear().body == b"/reads"
    assert app.trailers == [(b"host", b"x"), (b"transfer-encoding", b"chunked")]


def test_what_was_asked_before_a_refusal_is_answered_first_and_nothing_after_it(pack: httpx.Client) -> None:
    pack.get(META)
    bad = asking("/", "Host: y")
    for before in ([KEPT, UNKNOWN], [UNKNOWN, KEPT], [UNKNOWN, UNKNOWN, UNKNOWN]):
        with line_to(pack) as line:
            line.say(b"".join([*before, bad, KEPT]))
            heard = line.hear_all()
        assert [one.status for one in heard] == [*(200 if one is KEPT else 404 for one in before), 400]
        assert [one.closes for one in heard] == [False] * len(before) + [True]


def test_content_refused_behind_other_requests_does_not_disturb_their_answers(small: httpx.Client) -> None:
    with line_to(small) as line:
        bad = asking("/reads", "Transfer-Encoding: chunked", method="POST") + b"zz\r\n"
        line.say(asking("/a") + asking("/b") + bad)
        assert [one.body for one in (line.hear(), line.hear())] == [b"/a", b"/b"]
        assert line.hear().status == 400
        line.hear_nothing_more()


def test_a_large_bundle_of_small_requests_is_answered_whole(pack: httpx.Client) -> None:
    pack.get(META)
    number = 2 * LARGEST_HEAD // len(KEPT)
    with line_to(pack) as line:
        line.say(KEPT * number + KEPT[:10])
        assert {line.hear().status for _ in range(number)} == {200}
        line.say(KEPT[10:])
        assert line.hear().status == 200


def test_only_named_hosts_are_answered_for_where_some_are_named() -> None:
    with serving(Settings(), Small(hosts=("example.org", " API.example.org ", ""))) as client:
        for host in ("example.org", "EXAMPLE.ORG:443", "api.example.org", "example.org."):
            with line_to(client) as line:
                line.say(asking(host=f"Host: {host}"))
                assert line.hear().status == 200
        for host in ("example.com", "org", "x.example.org", "127.0.0.1"):
            with line_to(client) as line:
                line.say(asking(host=f"Host: {host}"))
                heard = line.hear()
                assert heard.status == 421
                assert "location" not in heard.headers
                assert host.encode() not in heard.body


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        (b"G", 408),
        (asking()[:-1], 408),
        (asking("/reads", "Content-Length: 3", method="POST") + b"ab", 408),
        (asking("/reads", "Transfer-Encoding: chunked", method="POST") + b"1\r\nx\r\n", 408),
    ],
    ids=["the first letter", "all but the last", "two of three", "one chunk"],
)
def test_a_request_that_does_not_arrive_in_time_is_given_up(begun: bytes, status: int) -> None:
    with serving(Settings(), Small(Limits(head=3, content=3))) as client, line_to(client) as line:
        line.say(begun)
        heard = line.hear()
        assert heard.status == status
        assert heard.closes
        assert heard.problem().type == "/problems/request-timeout"
        line.hear_nothing_more()


def drip(line: Line) -> None:
    """A byte now and then, for four seconds."""
    for _ in range(400):
        line.say(b"x")
        time.sleep(0.01)


@pytest.mark.parametrize("begun", [asking()[:-4], asking("/reads", "Content-Length: 999", method="POST")])
def test_a_drip_does_not_put_a_deadline_off(begun: bytes) -> None:
    with serving(Settings(), Small(Limits(head=5, content=5))) as client, line_to(client) as line:
        line.say(begun)
        with pytest.raises(ConnectionError):
            drip(line)


def test_content_that_does_not_arrive_after_its_answer_ends_without_a_second_answer() -> None:
    with serving(Settings(), Small(Limits(content=3))) as client, line_to(client) as line:
        line.say(asking("/", "Content-Length: 3", method="POST"))
        assert line.hear().status == 200
        line.hear_nothing_more()


@pytest.mark.parametrize("said", [b"", b"\r\n\r\n"])
def test_a_connection_that_asks_nothing_ends_without_a_word(said: bytes) -> None:
    with serving(Settings(), Small(Limits(first=2))) as client, line_to(client) as line:
        line.say(said)
        line.hear_nothing_more()


def test_a_connection_between_requests_ends_when_it_is_idle_too_long() -> None:
    with serving(Settings(), Small(Limits(first=100, idle=3))) as client, line_to(client) as line:
        line.say(asking("/a"))
        assert line.hear().body == b"/a"
        line.hear_nothing_more()


def test_a_connection_that_keeps_asking_is_kept() -> None:
    app = Small(Limits(first=3, idle=30, head=3, content=3, unread=3))
    with serving(Settings(), app) as client, line_to(client) as line:
        for _ in range(40):
            line.say(asking("/a"))
            assert line.hear().body == b"/a"
            time.sleep(0.01)


LARGE = 8_000_000


def test_a_reader_who_does_not_read_is_cut_off() -> None:
    app = Small(Limits(unread=3))
    with serving(Settings(), app) as client, line_to(client, receives=4096) as line:
        line.say(asking(f"/size/{LARGE}"))
        until(lambda: app.watch.cut_off == 1)
        with pytest.raises(AssertionError, match="ended within an answer"):
            line.hear()


def test_a_reader_who_reads_slowly_gets_everything() -> None:
    app = Small(Limits(unread=4), second=0.05)
    with serving(Settings(), app) as client, line_to(client, receives=65_536) as line:
        line.say(asking(f"/size/{LARGE}"))
        heard = 0
        while heard < LARGE:
            heard += len(line._receive())
            time.sleep(0.002)
    assert app.watch.cut_off == 0


def until(is_so: Callable[[], bool]) -> None:
    """Waits for something that must come."""
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_idle_connections_make_room_and_busy_ones_are_kept() -> None:
    app = Small(second=1)
    app.watch.most = 20
    with serving(Settings(), app) as client, ExitStack() as stack:
        busy = stack.enter_context(line_to(client))
        busy.say(asking("/reads", "Content-Length: 3", method="POST"))
        until(lambda: app.asked == ["/reads"])
        lines: list[Line] = []
        for _ in range(100):
            lines.append(stack.enter_context(line_to(client)))
            lines[-1].say(asking("/a"))
            assert lines[-1].hear().body == b"/a"
            assert len(app.watch) <= app.watch.most + 2
        assert app.watch.evicted >= 80
        assert not app.watch.refused
        busy.say(b"abc")
        assert busy.hear().body == b"/reads"
        lines[0].hear_nothing_more()


def test_half_requests_make_room_where_nothing_is_idle() -> None:
    app = Small(second=1)
    app.watch.most = 20
    with serving(Settings(), app) as client, ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(line_to(client)).say(asking()[:-1])
        line = stack.enter_context(line_to(client))
        line.say(asking("/a"))
        assert line.hear().body == b"/a"


def test_one_too_many_is_turned_away_where_every_other_is_busy() -> None:
    app = Small(second=1)
    app.watch.most = 16
    with serving(Settings(), app) as client, ExitStack() as stack:
        for _ in range(16):
            stack.enter_context(line_to(client)).say(asking("/reads", "Content-Length: 3", method="POST"))
        until(lambda: len(app.asked) == 16)
        line = stack.enter_context(line_to(client))
        heard = line.hear()
        assert heard.status == 503
        assert heard.headers["retry-after"] == "5"
        assert heard.problem().type == "/problems/crowded"
        line.hear_nothing_more()


@pytest.mark.timeout(120)
def test_nine_hundred_slow_strangers_are_all_gone_in_time_and_a_reader_is_answered_meanwhile() -> None:
    app = Small(Limits(first=8, head=8, content=8), second=0.1)
    with serving(Settings(), app) as client, ExitStack() as stack:
        lines = [stack.enter_context(line_to(client)) for _ in range(900)]
        for place, line in enumerate(lines):
            line.say((b"G", asking()[:-1], asking("/reads", "Content-Length: 9", method="POST") + b"x")[place % 3])
        assert client.get("/size/10").content == b"x" * 10
        until(lambda: app.watch.refused[408] == 900)
        for line in lines:
            assert line.hear().status == 408
            line.hear_nothing_more()
        assert client.get("/size/10").content == b"x" * 10


def test_a_request_without_end_after_half_a_close_is_no_trouble(small: httpx.Client) -> None:
    with line_to(small) as line:
        line.say(asking()[:-1])
        line.hang_up()
        line.hear_nothing_more()


def test_a_reset_in_the_middle_is_no_trouble(small: httpx.Client) -> None:
    for sent in (b"", b"G", POST, POST + b"a", asking("/size/900000")):
        with line_to(small) as line:
            line.say(sent)
            line._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert small.get("/a").content == b"/a"
