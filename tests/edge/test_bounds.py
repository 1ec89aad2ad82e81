"""A flood of things that were never seen before leaves every memory of a server as small as it may be."""

from itertools import permutations
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.edge import codings, hosts
from app.edge.keys import canonical_key
from app.main import create_server
from tests.conftest import PACK, build_house, serving
from tests.edge.sockets import asking, line_to

FLOOD = 700
ROOM = 200_000


@pytest.mark.timeout(240)
def test_distinct_addresses_hosts_and_codings_fill_no_memory(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    server = create_server(house.settings.model_copy(update={"cache_bytes": ROOM, "warm_up": False}))
    with serving(house.settings, server) as client, line_to(client) as line:
        for number in range(FLOOD):
            coding, host = f"Accept-Encoding: x{number}", f"Host: h{number}.example"
            line.say(asking(f"/v1/search?q=a{number}", coding, host=host))
            assert line.hear().status == 200
            line.say(asking(f"/v1/treatments/lunavast?utm{number}=1", host=host))
            assert line.hear().status == 422
            line.say(asking(f"/nowhere{number}", host=host))
            assert line.hear().status == 404
            assert server.cache.store.bytes <= ROOM
        assert len(server.watch.hosts.known) <= hosts.MOST_REMEMBERED
        assert len(server.cache.preferences._remembered) <= codings.MOST_REMEMBERED
        assert len(server.watch) == 1
        line.say(asking("/v1/treatments/lunavast"))
        assert line.hear().status == 200


QUERIES = some.dictionaries(
    some.text(alphabet="abcq_é", min_size=1, max_size=4), some.text(alphabet="az09-,é &=+%", max_size=6), max_size=4
)


@given(query=QUERIES, lower=some.booleans(), plus=some.booleans())
def test_every_way_of_writing_a_query_has_the_same_key(query: dict[str, str], *, lower: bool, plus: bool) -> None:
    plain = [(quote(name, safe=""), quote(value, safe="")) for name, value in query.items()]
    key = canonical_key(b"/v1/search", "&".join(f"{name}={value}" for name, value in plain).encode())
    for shuffled in list(permutations(plain))[:24]:
        written = "&".join(f"{_respelled(name)}={value}" for name, value in shuffled)
        written = written.replace("%20", "+") if plus else written
        written = _lowered(written) if lower else written
        assert canonical_key(b"/v1/search", written.encode()) == key


def _respelled(name: str) -> str:
    """The name with its first letter escaped although it need not be."""
    return name if name.startswith("%") else f"%{ord(name[0]):02X}{name[1:]}"


def _lowered(text: str) -> str:
    """The escapes in small letters."""
    first, *rest = text.split("%")
    return "%".join([first, *(part[:2].lower() + part[2:] for part in rest)])
