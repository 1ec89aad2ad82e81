"""Our own systems: from memory, with the real content, and with nothing kept in memory."""

from bench import cases
from bench.cases import Case
from bench.catalogue.names import BRIEF_COMPARISON
from bench.houses import House
from bench.preparing import Prepared
from bench.questions import LIST_FOR_CODING
from bench.servers import Command
from bench.systems import System

BRIEF = f"/v1/comparisons/{BRIEF_COMPARISON}"
_FEWEST_ROWS = 18


def our_systems(prepared: Prepared) -> list[System]:
    """What is measured of Equipoise."""
    brief = prepared.comparisons[BRIEF_COMPARISON]
    asked, ok = prepared.questions, cases.status(200)
    hot, cold = cases.all_of(ok, cases.hit), cases.all_of(ok, cases.miss)
    rows = cases.holds(
        lambda told: len(told["rows"]) >= _FEWEST_ROWS and all(row["verdicts"] for row in told["rows"]),
        "a composed comparison without its rows or verdicts",
    )
    curated = [f"/v1/comparisons/{slug}" for slug in asked.curated]
    found = cases.holds(lambda told: bool(told["items"]), "an empty list")
    return [
        System(
            "equipoise",
            prepared.house.serve(BRIEF),
            [
                Case("hot", [BRIEF], cases.all_of(hot, cases.same_facts(brief))),
                Case("hot 304", [BRIEF], cases.all_of(cases.status(304), cases.hit), is_conditional=True),
            ],
        ),
        System(
            "equipoise content",
            prepared.content.serve(prepared.content_address),
            [
                Case("hot content", [prepared.content_address], hot),
                _coded("hot content zstd", prepared.content_address, "zstd"),
                *(_coded(f"hot list {coding}", LIST_FOR_CODING, coding) for coding in ("zstd", "br", "gzip")),
            ],
        ),
        System(
            "equipoise cold",
            cold_server(prepared.house),
            [
                Case("cold curated", curated, cases.all_of(cold, cases.one_of(prepared.comparisons))),
                Case("cold single", asked.singles, cold),
                Case("cold finding", asked.findings, cold),
                Case("cold list", asked.pages, cases.all_of(cold, found)),
                Case("cold deep page", asked.deep_pages, cases.all_of(cold, found)),
                Case("cold filtered", asked.filtered, cold),
                Case("cold composed", asked.pairs, cases.all_of(cold, rows)),
                Case("cold composed 8", asked.eights, cases.all_of(cold, rows)),
                Case("cold search rare", asked.rare_words, cases.all_of(cold, found)),
                Case("cold search common", asked.common_word, cases.all_of(cold, found), connections=1),
            ],
        ),
    ]


def cold_server(house: House) -> Command:
    """Ours with a cache that can keep nothing."""
    return house.serve(BRIEF, EQUIPOISE_CACHE_BYTES="0", EQUIPOISE_WARM_UP="false")


def _coded(name: str, address: str, coding: str) -> Case:
    check = cases.all_of(cases.status(200), cases.hit, cases.coded(coding))
    return Case(name, [address], check, {"Accept-Encoding": coding})
