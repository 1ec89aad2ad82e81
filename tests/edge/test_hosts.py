"""Hosts: those a server answers for, however they are written, and the few that it remembers."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.edge.hosts import LONGEST_HOST, MOST_REMEMBERED, Hosts


@pytest.mark.parametrize("host", [b"x", b"example.org", b"EXAMPLE.org.", b"x:", b"x:8000", b"127.0.0.1:1", b"[::1]:8"])
def test_without_names_every_host_is_ours(host: bytes) -> None:
    hosts = Hosts()
    assert hosts.are_ours(host)
    assert host in hosts.known


@pytest.mark.parametrize(
    "host",
    [b"", b":80", b"x/y", b"me@x", b"x y", b"x,y", b"x:8:9", b"x:123456", b"[::1", b"[]", b"\xff", b"x\n", b"%41"],
)
def test_what_is_no_host_is_nobodys(host: bytes) -> None:
    hosts = Hosts()
    assert not hosts.is_written_right(host)
    assert not hosts.are_ours(host)
    assert not hosts.known


def test_with_names_only_those_are_ours_whatever_their_port() -> None:
    hosts = Hosts([" Example.org", "", "[::1]"])
    assert all(hosts.are_ours(host) for host in (b"example.org", b"EXAMPLE.ORG.:443", b"[::1]:80"))
    assert not any(hosts.are_ours(host) for host in (b"example.com", b"a.example.org", b"example.org.evil", b"::1"))


def test_no_more_than_a_few_spellings_are_remembered() -> None:
    hosts = Hosts()
    for number in range(3 * MOST_REMEMBERED):
        assert hosts.are_ours(b"x:%d" % number)
        assert len(hosts.known) <= MOST_REMEMBERED


@given(some.binary(max_size=LONGEST_HOST + 10))
def test_no_bytes_confuse_it(host: bytes) -> None:
    if Hosts(["example.org"]).are_ours(host):
        assert host.lower().startswith(b"example.org")
