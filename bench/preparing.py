"""Makes everything ready before anything is measured: editions, our recorded answers, and the stores of the others."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.answers import Answer, ask
from bench.cases import WrongAnswer
from bench.catalogue.names import BRIEF_COMPARISON, treatment_slug
from bench.catalogue.records import UNSCHEDULED
from bench.facts import write_json_database, write_tables
from bench.houses import House, export
from bench.places import WORK
from bench.questions import LIST_FOR_CODING, Questions, find_questions
from bench.recording import Recorded, recorded, write_recorded
from bench.servers import running

_BRIEF = f"/v1/comparisons/{BRIEF_COMPARISON}"
_SINGLES_RECORDED = 200
TWO_TREATMENTS = [treatment_slug(number) for number in UNSCHEDULED]
"""The treatments of the brief comparison."""
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the systems are started with and asked."""

    house: House
    content: House
    content_address: str
    questions: Questions
    recorded: dict[str, Recorded]
    folder: Path
    """Of the recorded answers."""
    facts: Path
    """The tables of the naive server, of Litestar and of Datasette."""
    database: Path
    """The file of json-server."""
    comparisons: dict[str, Plain]
    """The curated comparisons as they were printed, by slug."""
    displays: dict[str, str]
    """The sixty values of the brief comparison's treatments in words, by finding."""
    first_page: list[Plain]
    """The first twenty treatments as lists show them."""


def prepare(house: House, content: House, treatments: int, say: Callable[[str], None]) -> Prepared:
    """Records our answers, and gives the others the same facts. Both houses must have been published."""
    folder = WORK / "recorded"
    say("recording our answers")
    with running(content.serve("/v1/comparisons?limit=1")):
        first = ask("/v1/comparisons?limit=1").json()["items"][0]["slug"]
        address = f"/v1/comparisons/{first}"
        answers = {
            "content": recorded("content", address, _hit(address)),
            "content zstd": recorded("content zstd", address, _hit(address, "zstd")),
            "list zstd": recorded("list zstd", LIST_FOR_CODING, _hit(LIST_FOR_CODING, "zstd")),
        }
    with running(house.serve(_BRIEF)):
        questions = find_questions(treatments)
        answers["brief"] = recorded("brief", _BRIEF, _hit(_BRIEF))
        for place, single in enumerate(questions.singles[:_SINGLES_RECORDED]):
            answers[f"single {place}"] = recorded(f"single {place}", single, _hit(single))
        first_page = ask("/v1/treatments?limit=20").json()["items"]
    write_recorded(folder, answers)
    say("giving the others the same facts")
    whole = WORK / "edition.json"
    export(house, whole)
    edition = json.loads(whole.read_bytes())
    facts, database = WORK / "facts.db", WORK / "database.json"
    write_tables(edition, facts)
    write_json_database(edition, database)
    return Prepared(
        house=house,
        content=content,
        content_address=address,
        questions=questions,
        recorded=answers,
        folder=folder,
        facts=facts,
        database=database,
        comparisons={told["slug"]: told for told in edition["comparisons"]},
        displays={
            told["id"]: told["display"] for told in edition["findings"] if told["treatment"]["slug"] in TWO_TREATMENTS
        },
        first_page=first_page,
    )


def _hit(address: str, coding: str = "") -> Answer:
    """Our answer once it comes from the cache, in this coding."""
    headers = {"Accept-Encoding": coding} if coding else {}
    for _ in range(100):
        answer = ask(address, headers)
        if "hit" in answer.header("cache-status") and answer.header("content-encoding") == coding:
            return answer
        time.sleep(0.1)
    raise WrongAnswer(f"{address} never came from the cache{' in ' + coding if coding else ''}")
