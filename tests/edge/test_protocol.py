"""The protocol: kept answers written straight to the socket, everything else uvicorn's own way."""

import socket
from urllib.parse import urlsplit

import httpx

META = "/v1/meta"


def _conversation(client: httpx.Client, sent: bytes, *, answers: int) -> bytes:
    """What a server answers to these bytes on one connection, until so many answers have come."""
    address = urlsplit(str(client.base_url))
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall(sent)
        heard = b""
        while heard.count(b"HTTP/1.1 ") < answers or not heard.endswith((b"}", b"\r\n\r\n")):
            part = connection.recv(65536)
            if not part:
                break
            heard += part
        return heard


def _get(path: str, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode()


def test_pipelined_requests_are_answered_in_their_order(pack: httpx.Client) -> None:
    pack.get(META)
    heard = _conversation(pack, _get(META) + _get("/v1/nothing-here") + _get(META), answers=3)
    assert [part[:3] for part in heard.split(b"HTTP/1.1 ")[1:]] == [b"200", b"404", b"200"]


def test_a_request_in_pieces_is_answered_like_one_in_one(pack: httpx.Client) -> None:
    pack.get(META)
    address = urlsplit(str(pack.base_url))
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        for byte in _get(META):
            connection.sendall(bytes([byte]))
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_connection_is_kept_for_the_next_request(pack: httpx.Client) -> None:
    pack.get(META)
    heard = _conversation(pack, _get(META) + _get(META, "If-None-Match: *"), answers=2)
    assert heard.count(b"HTTP/1.1 200 OK") == 1
    assert heard.count(b"HTTP/1.1 304 Not Modified") == 1


def test_a_reader_that_wants_the_connection_closed_gets_it_closed(pack: httpx.Client) -> None:
    pack.get(META)
    heard = _conversation(pack, _get(META, "Connection: close"), answers=2)
    assert heard.count(b"HTTP/1.1 200") == 1
    assert b"connection: close" in heard.lower()


def test_a_get_with_content_is_refused_and_the_connection_ends(pack: httpx.Client) -> None:
    pack.get(META)
    heard = _conversation(pack, _get(META, "Content-Length: 3") + b"abc" + _get(META), answers=2)
    assert heard.count(b"HTTP/1.1 ") == 1
    assert heard.startswith(b"HTTP/1.1 400 ")


def test_a_get_without_content_that_says_so_is_answered(pack: httpx.Client) -> None:
    pack.get(META)
    heard = _conversation(pack, _get(META, "Content-Length: 0") + _get(META), answers=2)
    assert heard.count(b"HTTP/1.1 200 ") == 2


def test_head_has_the_heads_of_get_and_no_body(pack: httpx.Client) -> None:
    pack.get(META)
    heard = _conversation(pack, _get(META, method="HEAD"), answers=1)
    head, _, body = heard.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    assert b"content-length: " in head
    assert body == b""


def test_every_answer_is_dated(pack: httpx.Client) -> None:
    pack.get(META)
    assert "date" in pack.get(META).headers
