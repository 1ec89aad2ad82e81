"""The nginx example of the operators' guide, run as it stands but for its addresses: it does what it says."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from app.documents.problems import Problem
from app.problems import MEDIA_TYPE
from tests.conftest import ROOT, House, serving
from tests.edge.sockets import Line, asking, line_to
from tests.edge.test_guard import REFUSED

NGINX, OPENSSL = shutil.which("nginx"), shutil.which("openssl")
EXAMPLE = ROOT / "docs" / "examples" / "nginx.conf"
NAME = "treatments.example"
PATIENCE = 60.0

pytestmark = [
    pytest.mark.skipif(NGINX is None or OPENSSL is None, reason="nginx or openssl is not installed"),
    pytest.mark.timeout(300),
]
AROUND = """
daemon off;
worker_processes 1;
{user}
pid {folder}/nginx.pid;
error_log {folder}/start.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/example.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Proxy:
    """nginx in front of a server, and how to reach it."""

    client: httpx.Client
    port: int
    trust: ssl.SSLContext
    folder: Path

    @contextmanager
    def line(self) -> Iterator[Line]:
        """A connection to nginx, in bytes."""
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=30) as plain,
            self.trust.wrap_socket(plain, server_hostname=NAME) as connection,
        ):
            yield Line(connection)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def example(folder: Path, *, port: int, origin: int, **other: str) -> str:
    """The example with its addresses changed; each must stand in it."""
    changes = {
        "127.0.0.1:8000": f"127.0.0.1:{origin}",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "/etc/nginx/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "/var/cache/nginx/": f"{folder}/",
        **other,
    }
    text = EXAMPLE.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def make_certificate(folder: Path) -> None:
    subject = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    files = ["-keyout", f"{folder}/{NAME}.key", "-out", f"{folder}/{NAME}.crt"]
    command = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    subprocess.run([str(OPENSSL), *command, *subject, *files], check=True, capture_output=True)


@contextmanager
def proxied(folder: Path, origin: int, **other: str) -> Iterator[Proxy]:
    """nginx with the example, in front of a server."""
    make_certificate(folder)
    port = free_port()
    (folder / "example.conf").write_text(example(folder, port=port, origin=origin, **other), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    around = folder / "nginx.conf"
    around.write_text(AROUND.format(folder=folder, user=user), "utf-8")
    trust = ssl.create_default_context(cafile=f"{folder}/{NAME}.crt")
    with subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(around)], stderr=subprocess.PIPE) as process:
        try:
            until_listening(process, port)
            with httpx.Client(
                base_url=f"https://127.0.0.1:{port}", verify=trust, headers={"Host": NAME}, timeout=60
            ) as client:
                client.get("/v1/meta", extensions={"sni_hostname": NAME})
                yield Proxy(client, port, trust, folder)
        finally:
            process.terminate()


def until_listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="module")
def proxy(pack: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """nginx in front of a server that reads the stranger's pack."""
    assert pack.base_url.port
    with proxied(tmp_path_factory.mktemp("nginx"), pack.base_url.port) as proxy:
        yield proxy


def get(proxy: Proxy, address: str, **headers: str) -> httpx.Response:
    return proxy.client.get(address, headers=headers, extensions={"sni_hostname": NAME})


def problem_of(answer: httpx.Response) -> Problem:
    assert answer.headers["content-type"] == MEDIA_TYPE
    told = Problem.model_validate_json(answer.content)
    assert told.status == answer.status_code
    return told


def test_readers_get_what_the_server_says_byte_for_byte(proxy: Proxy, pack: httpx.Client) -> None:
    for address in ("/v1/meta", "/v1/treatments?limit=2", "/comparisons/preventing-migraine"):
        for coding in ("", "gzip", "br", "zstd"):
            ours = pack.get(address, headers={"Accept-Encoding": coding})
            theirs = get(proxy, address, **{"Accept-Encoding": coding})
            assert theirs.content == ours.content
            assert theirs.headers["etag"] == ours.headers["etag"]
            assert theirs.headers["strict-transport-security"]
            assert theirs.headers["content-security-policy"] == ours.headers["content-security-policy"]
            assert "version" not in theirs.headers.get("server", "")


def test_problems_of_the_server_pass_as_they_are(proxy: Proxy) -> None:
    assert problem_of(get(proxy, "/v1/nowhere")).type == "/problems/not-found"
    assert problem_of(get(proxy, "/v1/treatments?limit=0")).type == "/problems/bad-parameter"


def test_an_answer_that_a_reader_has_is_not_sent_again(proxy: Proxy) -> None:
    tag = get(proxy, "/v1/meta").headers["etag"]
    assert get(proxy, "/v1/meta", **{"If-None-Match": tag}).status_code == 304


def test_the_operators_addresses_are_closed(proxy: Proxy) -> None:
    assert get(proxy, "/metrics").status_code == 404


@pytest.mark.parametrize(
    "path", ["//v1/meta", "/v1//meta", "/v1/./meta", "/v1/meta/", "/V1/meta", "/v1/%6deta", "/a%2Fb"]
)
def test_other_ways_to_write_an_address_are_judged_by_the_server_alone(
    proxy: Proxy, pack: httpx.Client, path: str
) -> None:
    assert get(proxy, "/v1/meta").status_code == 200
    with proxy.line() as line, line_to(pack) as direct:
        line.say(asking(path, host=f"Host: {NAME}"))
        direct.say(asking(path))
        assert line.hear().status == direct.hear().status


@pytest.mark.parametrize(
    ("sent", "statuses"),
    [
        (asking(host=f"Host: {NAME}", method="GE T"), {400}),
        (asking(host=""), {400}),
        (asking("/", f"Host: {NAME}", host=f"Host: {NAME}"), {400}),
        (asking("/", "Content-Length: 3", "Transfer-Encoding: chunked", host=f"Host: {NAME}", method="POST"), {400}),
        (asking("/" + "a" * 9000, host=f"Host: {NAME}"), {414}),
        (asking("/", "A: " + "b" * 9000, host=f"Host: {NAME}"), {431}),
        (asking("/", "Content-Length: 65537", host=f"Host: {NAME}", method="POST"), {413}),
    ],
)
def test_what_nginx_refuses_is_a_problem_document(proxy: Proxy, sent: bytes, statuses: set[int]) -> None:
    with proxy.line() as line:
        line.say(sent)
        heard = line.hear()
    assert heard.status in statuses
    assert heard.headers["content-type"] == MEDIA_TYPE
    assert Problem.model_validate_json(heard.body).status == heard.status


def test_as_many_answers_as_requests_whatever_is_smuggled(proxy: Proxy) -> None:
    """What nginx takes for one request the server takes for one too: nothing is answered out of turn."""
    with proxy.line() as line:
        for smuggled in ("Content-Length: 0", "X: GET /v1/nowhere HTTP/1.1", "Connection: X-Secret"):
            line.say(asking("/v1/meta?", smuggled, host=f"Host: {NAME}"))
            assert line.hear().status == 200
        line.say(asking("/v1/nowhere", "Connection: close", host=f"Host: {NAME}"))
        assert line.hear().status == 404
        line.hear_nothing_more()


def test_the_logs_say_nothing_of_readers(proxy: Proxy) -> None:
    canary = "xqcanaryqx"
    get(proxy, f"/v1/search?q={canary}", Referer=canary, Cookie=canary, **{"User-Agent": canary})
    get(proxy, f"/{canary}")
    with proxy.line() as line:
        line.say(asking("/" + canary, f"Host: {canary}", host=""))
        line.hear()
    path = proxy.folder / "equipoise.log"
    deadline = time.monotonic() + PATIENCE
    while len(lines := path.read_text("utf-8").splitlines()) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    told = [json.loads(line) for line in lines]
    assert {"status", "bytes", "seconds", "cache", "request"} <= told[-1].keys()
    written = "".join(file.read_text("utf-8") for file in proxy.folder.glob("*.log"))
    assert canary not in written
    assert "127.0.0.1" not in written


def test_readers_are_answered_while_the_server_is_away(pack_house: House, tmp_path: Path) -> None:
    with ExitStack() as server:
        port = server.enter_context(serving(pack_house.settings)).base_url.port
        assert port
        with proxied(tmp_path, port) as proxy:
            kept = get(proxy, "/v1/treatments/lunavast")
            assert kept.status_code == 200
            server.close()
            assert get(proxy, "/v1/treatments/lunavast").content == kept.content
            missing = get(proxy, "/v1/treatments/quellarin")
            assert missing.status_code in (502, 503)
            assert problem_of(missing).type == "about:blank"


def test_too_many_requests_are_told_so(pack: httpx.Client, tmp_path: Path) -> None:
    assert pack.base_url.port
    with proxied(tmp_path, pack.base_url.port, **{"rate=50r/s": "rate=1r/s"}) as proxy:
        answers = [get(proxy, "/v1/meta") for _ in range(160)]
    refused = [answer for answer in answers if answer.status_code != 200]
    assert {answer.status_code for answer in refused} == {429}
    assert problem_of(refused[0]).detail


REFUSALS = frozenset({400, 414, 431, 501, 505})
"""What a proxy may say of such a request; or nothing, when it ends the connection before that is read."""


def through(proxy: Proxy, sent: bytes) -> list[int]:
    """The statuses of everything that comes back for some bytes and a question after them, until the end."""
    with proxy.line() as line:
        try:
            line.say(sent, asking("/v1/meta", "Connection: close", host=f"Host: {NAME}"))
            return [heard.status for heard in line.hear_all()]
        except (ConnectionError, ssl.SSLError):
            return []
        except AssertionError:
            return [9]  # no head, as HTTP/0.9 has none


BATTERY = Path(__file__).parent / "through_nginx.txt"
"""What comes back for each request that we refuse, and for the question after it, through nginx 1.22."""


def named(sent: bytes) -> bytes:
    """The same request, to a host that nginx answers for."""
    return sent.replace(b"Host: x\r\n", f"Host: {NAME}\r\n".encode())


@pytest.mark.parametrize(("name", "sent"), [case[:2] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_we_refuse_is_refused_or_mended_by_a_proxy(proxy: Proxy, name: str, sent: bytes) -> None:
    """It is never taken for two requests, and what is behind it is answered in its turn or not at all."""
    golden = dict(line.split(": ", 1) for line in BATTERY.read_text("utf-8").splitlines())
    heard = through(proxy, named(sent))
    assert " ".join(map(str, heard)) == golden[name] or (len(heard) <= 1 and set(heard) <= REFUSALS)


def test_the_battery_is_whole() -> None:
    assert [line.split(": ", 1)[0] for line in BATTERY.read_text("utf-8").splitlines()] == [case[0] for case in REFUSED]
    assert len(REFUSED) >= 46
