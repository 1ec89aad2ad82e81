"""How long a server's loop is held up while others ask for what costs most: told, not judged, as machines differ."""

import threading
import time

import httpx

from app.settings import Settings
from tests.audit.verdicts import Verdict
from tests.conftest import serving

SECONDS = 6.0


def held_up(settings: Settings) -> Verdict:
    """Asks the lightest question again and again while two others ask for comparisons that nobody asked before."""
    with serving(settings.model_copy(update={"cache_bytes": 0, "warm_up": False})) as client:
        slugs = [told["slug"] for told in client.get("/v1/treatments?limit=100").json()["items"]]
        pairs = [f"{one},{other}" for one in slugs for other in slugs if one < other]
        ends = time.monotonic() + SECONDS

        def ask(first: int) -> None:
            with httpx.Client(base_url=client.base_url, timeout=30) as reader:
                for number in range(first, 100_000, 2):
                    if time.monotonic() > ends:
                        return
                    reader.get("/v1/compare", params={"treatments": pairs[number % len(pairs)]})

        readers = [threading.Thread(target=ask, args=(first,)) for first in (0, 1)]
        for reader in readers:
            reader.start()
        waits: list[float] = []
        while time.monotonic() < ends:
            begun = time.monotonic()
            client.get("/v1/health/live")
            waits.append(time.monotonic() - begun)
        for reader in readers:
            reader.join()
    waits.sort()
    middle, late = (1000 * waits[int(len(waits) * part)] for part in (0.5, 0.99))
    shown = f"{len(waits)} light questions beside heavy ones: half within {middle:.0f} ms, 99 % within {late:.0f} ms"
    return Verdict("loop probe", "ours", shown)
