"""The watch: how many connections there may be, and that it rests where there are none."""

import resource

import pytest

from app.edge.refusals import NO_ROOM, Refusal
from app.edge.watch import SPARE_FILES, Limits, Watch
from app.settings import Settings
from tests.conftest import serving
from tests.edge.sockets import Small, asking, line_to


@pytest.mark.parametrize(("files", "wanted", "most"), [(1024, 4000, 872), (1024, 100, 100), (10, 4000, 16)])
def test_no_more_connections_than_files_may_be_open(
    monkeypatch: pytest.MonkeyPatch, files: int, wanted: int, most: int
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    watch = Watch(Limits(connections=wanted))
    assert watch.most == most
    if files > SPARE_FILES:
        assert watch.most * 1.1 + SPARE_FILES <= files


def test_files_without_limit_leave_the_number_as_it_was_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY,) * 2)
    assert Watch(Limits(connections=12_345)).most == 12_345


def test_a_listener_is_told_of_every_refusal() -> None:
    watch = Watch()
    heard: list[Refusal] = []
    watch.note_refusal(NO_ROOM)
    watch.on_refusal = heard.append
    watch.note_refusal(NO_ROOM)
    assert watch.refused == {503: 2}
    assert heard == [NO_ROOM]


def test_the_watch_forgets_connections_that_ended() -> None:
    app = Small()
    with serving(Settings(), app) as client:
        for _ in range(5):
            with line_to(client) as line:
                line.say(asking("/a", "Connection: close"))
                assert line.hear().closes
                line.hear_nothing_more()
        assert len(app.watch) == 0
        beat = app.watch.beat
        with line_to(client) as line:
            line.say(asking("/a"))
            line.hear()
            assert len(app.watch) == 1
        assert app.watch.beat - beat < 100
