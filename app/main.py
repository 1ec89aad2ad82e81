"""create_app(): the one place that knows every part."""

import re
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import Receive, Scope, Send

from app import VERSION
from app.archives.making import Archives
from app.database import open_office
from app.deprecations import DEPRECATED, Deprecation
from app.description.openapi import TAGS, add_openapi
from app.edge.access_log import AccessLog
from app.edge.cache import Cache
from app.edge.deprecations import DeprecatedAddresses, Deprecations
from app.edge.front import Front
from app.edge.headers import CLOSED_POLICY, EVERY_ANSWER, Headers
from app.edge.last_resort import LastResort
from app.edge.measures import measure_cache, measure_process, measure_readers, measure_shelf
from app.edge.memory import keep_memory_small, look_for_garbage
from app.edge.methods import Methods
from app.edge.printed import PrintedRecords
from app.edge.warming import keeping_warm
from app.edge.watch import Limits, Watch
from app.folders import make_folder
from app.parameters import check_path, check_query
from app.problems import UNEXPECTED, add_problem_handlers, problem, unforeseen
from app.routers import (
    assets,
    attributes,
    comparison_pages,
    comparisons,
    conditions,
    contexts,
    datasets,
    discovery,
    downloads,
    editions,
    embedding,
    feeds,
    finding_pages,
    findings,
    forms,
    guides,
    meta,
    metrics,
    oembed,
    pages,
    pictures,
    qualities,
    rules,
    schedules,
    schemas,
    searches,
    sources,
    summaries,
    treatment_pages,
    treatments,
    verifications,
)
from app.scrubbing import scrubbing
from app.settings import Settings
from app.shelf import Shelf

CURSOR_KEY_FILE = ".cursor-key"


class Server:
    """The app behind its cache. The protocol answers from `cache` and keeps to the limits of `watch`."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        settings: Settings = app.state.settings
        self.cache = Cache(
            app,
            most_bytes=settings.cache_bytes,
            current=lambda: app.state.shelf.current_id,
            printed=PrintedRecords(lambda: app.state.shelf, base=settings.public_url, deprecated=app.state.deprecated),
        )
        app.state.cache = self.cache
        self.watch = Watch(Limits(connections=settings.connections), settings.hosts.split(","))
        self.log = AccessLog(settings.access_log, app.state.templates)
        self.watch.on_refusal = self.log.note_refusal
        self._front = Front(self.cache, log=self.log, answer=_last_word)
        app.state.measures += [
            lambda: measure_cache(self.cache),
            lambda: measure_readers(self.cache, self.watch),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the lifespan."""
        await self._front(scope, receive, send)


def create_server(settings: Settings | None = None) -> Server:
    """The reading room with its edge in front: what a process serves."""
    return Server(create_app(settings))


def create_app(settings: Settings | None = None, *, deprecated: Mapping[str, Deprecation] = DEPRECATED) -> FastAPI:
    """The reading room: every route, on the editions that the settings name, and which of them will go."""
    settings = settings or Settings()
    app = FastAPI(
        title="Equipoise",
        summary="Treatment comparisons served as data: a source for every value, a reason for every gap.",
        version=VERSION,
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        lifespan=_lifespan,
        dependencies=[Depends(check_path), Depends(check_query)],
    )
    app.state.settings = settings
    app.state.cache = None
    app.state.archives = Archives(settings.downloads)
    app.state.measures = [measure_process, lambda: measure_shelf(app.state.shelf)]
    app.state.cursor_key = settings.cursor_key or _shared_key(settings.editions)
    nouns = [
        forms,
        attributes,
        comparisons,
        conditions,
        findings,
        pictures,
        qualities,
        schedules,
        searches,
        sources,
        summaries,
        treatments,
    ]
    for prefix in ("/v1", "/v1/editions/{edition_id}"):
        for noun in nouns:
            app.include_router(noun.router, prefix=prefix)
        app.include_router(meta.meta_router, prefix=prefix)
        app.include_router(rules.router, prefix=prefix)
    app.include_router(contexts.router, prefix="/v1")
    app.include_router(datasets.router, prefix="/v1")
    app.include_router(downloads.router, prefix="/v1")
    app.include_router(editions.router, prefix="/v1")
    app.include_router(schemas.router, prefix="/v1")
    app.include_router(verifications.router, prefix="/v1")
    for router in (
        meta.health_router,
        meta.problems_router,
        discovery.router,
        feeds.router,
        guides.router,
        pages.router,
        assets.router,
        embedding.router,
        oembed.router,
        comparison_pages.router,
        finding_pages.router,
        treatment_pages.router,
    ):
        app.include_router(router)
    if settings.metrics:
        app.include_router(metrics.router)
    add_problem_handlers(app)
    add_openapi(app)
    app.state.templates = _templates(app)
    app.state.deprecated = DeprecatedAddresses(deprecated, app.state.templates)
    app.add_middleware(LastResort, answer=unforeseen)
    app.add_middleware(
        Methods,
        knows=lambda path: any(pattern.match(path) for pattern, _ in app.state.templates),
        takes_content=_with_content(app).__contains__,
    )
    app.add_middleware(Deprecations, addresses=app.state.deprecated)
    app.add_middleware(Headers)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    keep_memory_small()
    office = open_office(settings.office)
    shelf = Shelf(settings.editions, office, most_pinned=settings.pinned_editions, poll_seconds=settings.poll_seconds)
    shelf.open()
    app.state.shelf = shelf
    async with AsyncExitStack() as chores:
        if app.state.cache is not None:
            await chores.enter_async_context(keeping_warm(app.state.cache, shelf, asks_first=settings.warm_up))
        if settings.scrub_seconds:
            chores.enter_context(scrubbing(shelf, seconds=settings.scrub_seconds))
        look_for_garbage()
        yield
    shelf.close()
    office.engine.dispose()


def _last_word() -> Response:
    """The answer where a mistake of ours left none; it comes from before any header was added."""
    headers = {**EVERY_ANSWER, "content-security-policy": CLOSED_POLICY}
    return problem(UNEXPECTED, UNEXPECTED.meaning, path="/", headers=headers)


def _operation_id(route: APIRoute) -> str:
    """`listTreatments`; in the mount that names an edition, `listTreatmentsOfEdition`."""
    words = route.name.split("_")
    pinned = "OfEdition" if "{edition_id}/" in route.path and "editions" not in route.tags else ""
    return words[0] + "".join(word.capitalize() for word in words[1:]) + pinned


def _templates(app: FastAPI) -> list[tuple[re.Pattern[str], str]]:
    """Every address this server has, as a pattern and as it is written."""
    paths = [context.path for context in iter_route_contexts(app.routes) if context.path]
    return [(compile_path(path)[0], path) for path in paths]


def _with_content(app: FastAPI) -> frozenset[str]:
    """The addresses that answer what they are sent."""
    told = ((context.path, context.methods or ()) for context in iter_route_contexts(app.routes) if context.path)
    return frozenset(path for path, methods in told if "POST" in methods)


def _shared_key(folder: Path) -> str:
    """The key that every worker of this folder signs cursors with; one of its own where none can be kept."""
    path = folder / CURSOR_KEY_FILE
    try:
        make_folder(folder)
        if not path.exists():
            _write_once(path, secrets.token_hex(32))
        return path.read_text("ascii") or secrets.token_hex(32)
    except OSError:
        return secrets.token_hex(32)


def _write_once(path: Path, text: str) -> None:
    """Writes a private file, whole or not at all, unless another worker was first."""
    made = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        made.touch(0o600, exist_ok=False)
        made.write_text(text, "ascii")
        path.hardlink_to(made)
    except FileExistsError:
        pass
    finally:
        made.unlink(missing_ok=True)
