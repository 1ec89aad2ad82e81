"""Publishes and kills while a server answers and a reader checks every answer."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.database import check_seal, open_edition, sealed_digest
from app.errors import EquipoiseError
from app.publishing.press import publish, rollback
from app.queries.ledger import current_edition_id, list_ledger
from app.settings import Settings
from tests.conftest import ROOT, House
from tests.editions import rows_of
from tests.faults.servers import Running, server_process
from tests.faults.stages import Place, Stage
from tests.manuscripts import rename_treatment

Progress = Callable[[int], None]


@dataclass(slots=True)
class Race:
    """What was done while answers were checked, and what was wrong."""

    publishes: int = 0
    kills: int = 0
    answers: int = 0
    complaints: list[str] = field(default_factory=list)
    seconds_until_seen: list[float] = field(default_factory=list)
    """How long rollbacks took to be seen by a reader."""


@contextmanager
def _read(port: int, race: Race, place: Place, most: int) -> Iterator["subprocess.Popen[str]"]:
    """A reader who reads meanwhile; what was answered is judged afterwards."""
    command = [sys.executable, "-m", "tests.faults.reading", str(port), str(most)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
        yield reader
        told, _ = reader.communicate("enough\n")
    _judge(json.loads(told), race, place)


def _judge(told: dict[str, Any], race: Race, place: Place) -> None:
    race.answers += told["answers"]
    race.complaints += [f"a reader got {failure}" for failure in told["failed"][:20]]
    for editions, names, count in told["seen"]:
        if len(editions) != 1:
            race.complaints.append(f"{count} answers named the editions {editions}")
            continue
        [[id_, digest]] = editions
        path = place.editions / f"{id_}.edition"
        [[manifest]] = rows_of(path, "SELECT digest FROM manifest")
        query = "SELECT substance FROM record WHERE noun = 'treatments' AND slug = 'quellarin'"
        [[substance]] = rows_of(path, query)
        if digest != manifest or not {*names} <= {json.loads(substance)["name"]}:
            race.complaints.append(f"{count} answers of {id_} said {digest} and {names}")


@contextmanager
def _served(place: Place, *, naive: bool) -> Iterator[Running]:
    settings = Settings(editions=place.editions, office=f"sqlite:///{place.root}/var/office.db")
    with server_process(House(settings, place.office), naive=naive) as running:
        yield running


def race(
    stage: Stage,
    folder: Path,
    *,
    answers: int = 1 << 40,
    publishes: int = 1 << 40,
    naive: bool = False,
    progress: Progress = lambda _: None,
) -> Race:
    """Publishes as fast as it goes, and rolls back now and then, until there were so many publishes or answers."""
    place, data, done = stage.set_up(folder / "raced"), stage.data, Race()
    with _served(place, naive=naive) as running, _read(running.port, done, place, answers) as reader:
        while reader.poll() is None and done.publishes < publishes:
            done.publishes += 1
            rename_treatment(data, f"Quellarin, printing {done.publishes}")
            publish(data, place.editions, place.office)
            if done.publishes % 8 == 0:
                done.seconds_until_seen.append(_rolled_back(place, running))
            progress(done.publishes)
    place.remove()
    return done


def _rolled_back(place: Place, running: Running) -> float:
    """Makes the edition before current again, and waits until a reader sees it."""
    before = list_ledger(place.office)[1].id
    begun = time.monotonic()
    rollback(place.office, place.editions, before)
    while running.client.get("/v1/meta").json()["edition"]["id"] != before:
        assert time.monotonic() - begun < 60
        time.sleep(0.01)
    return time.monotonic() - begun


def kill_by_chance(stage: Stage, folder: Path, kills: int, *, seed: int, progress: Progress = lambda _: None) -> Race:
    """Kills so many publishes at moments of chance, publishes after each, and has every answer checked meanwhile."""
    place, data, done = stage.set_up(folder / "killed"), stage.data, Race()
    chance = random.Random(seed)  # noqa: S311  # moments by chance
    with _served(place, naive=False) as running, _read(running.port, done, place, 1 << 40):
        lasts = 0.3
        for number in range(kills):
            before = current_edition_id(place.office)
            rename_treatment(data, f"Quellarin, kill {number}")
            child, heard = _publish_in_a_child(data, place)
            time.sleep(lasts * chance.random())
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            with open(heard, encoding="ascii") as pipe:  # noqa: PTH123  # a descriptor
                acknowledged = pipe.read()
            done.kills += ended == -signal.SIGKILL
            done.complaints += [f"kill {number}: {told}" for told in _after(place, before, acknowledged)]
            begun = time.monotonic()
            published = publish(data, place.editions, place.office).edition
            lasts = 0.8 * lasts + 0.2 * 1.3 * (time.monotonic() - begun)
            done.publishes += 1
            done.complaints += [f"publish {number}: {told}" for told in _after(place, published, published)]
            done.complaints += [f"publish {number}: {path.name} is left" for path in place.editions.glob(".printing-*")]
            progress(number + 1)
    place.remove()
    return done


def _publish_in_a_child(data: Path, place: Place) -> tuple[int, int]:
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.write(told, publish(data, place.editions, place.office).edition.encode())
            code = 0
        finally:
            os._exit(code)
    os.close(told)
    return child, heard


def _after(place: Place, before: str | None, acknowledged: str) -> list[str]:
    """What is wrong with the ledger and the newest edition."""
    ledger, current = list_ledger(place.office), current_edition_id(place.office)
    newest = ledger[0]
    path, found = place.editions / f"{newest.id}.edition", list[str]()
    try:
        edition = open_edition(path)
        check_seal(path)
        if (edition.digest, sealed_digest(path)) != (newest.digest, newest.file_sha256):
            found.append(f"{newest.id} is not what the ledger says")
    except EquipoiseError as error:
        found.append(f"{newest.id}: {error}")
    if current != newest.id or before not in (newest.id, newest.parent):
        found.append(f"{current} is current after {before}, and the newest is {newest.id}")
    if acknowledged not in ("", current):
        found.append(f"{acknowledged} was acknowledged, and {current} is current")
    if [edition.parent for edition in ledger] != [*(edition.id for edition in ledger[1:]), ""]:
        found.append("the ledger is no chain")
    return found
