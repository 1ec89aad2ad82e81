"""Our own rules for the code, which no general linter knows: each finds the lines of a module that break it."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.contract.patterns import is_linear

Found = Iterator[tuple[int, str]]
Rule = Callable[[ast.Module, str], Found]
ROOT = Path(__file__).parents[2]
APP = ROOT / "app"

NET = {
    "httpx",
    "httpx2",
    "requests",
    "urllib3",
    "aiohttp",
    "urllib.request",
    "http.client",
    "ftplib",
    "smtplib",
    "socket",
}
LIVE = {"pickle", "cPickle", "marshal", "shelve", "dill"}
UNSAFE_PARTS = {
    "BaseHTTPMiddleware": "loses context, and cancels what comes after an answer",
    "BackgroundTasks": "is lost when the process ends",
    "BackgroundTask": "is lost when the process ends",
    "CORSMiddleware": "varies every answer by Origin",
    "GZipMiddleware": "gives two bodies one strong tag",
    "TrustedHostMiddleware": "redirects, and stands behind the cache",
    "HTTPSRedirectMiddleware": "redirects by Host",
    "ProxyHeadersMiddleware": "believes headers that readers send",
    "SessionMiddleware": "sets cookies",
    "StaticFiles": "reads files by names that readers send",
    "FileResponse": "answers ranges and reads files while it answers",
    "ORJSONResponse": "is deprecated",
    "UJSONResponse": "is deprecated",
}
OF_THE_REQUEST = {"url_for", "url_path_for", "base_url", "client", "cookies", "url"}
"""What a request says of its address, which readers choose, and of its reader, whom we do not want to know."""
HEADERS_OF_READERS = {"user-agent", "referer", "cookie", "authorization", "x-forwarded-for", "forwarded", "x-real-ip"}
SECRETIVE = {"secret", "signature", "password", "hmac", "api_key", "credential"}
BROAD = {"Exception", "BaseException"}


def names_in(node: ast.AST) -> set[str]:
    """Every name and attribute below a node."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} | {
        part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)
    }


def called(node: ast.AST) -> str:
    """What is called, by its last name; nothing where nothing is."""
    if not isinstance(node, ast.Call):
        return ""
    target = node.func
    return target.attr if isinstance(target, ast.Attribute) else target.id if isinstance(target, ast.Name) else ""


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that is imported, and every name from one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, told.name) for told in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{told.name}") for told in node.names)


def is_constant(node: ast.AST) -> bool:
    """Whether a text is written out, or a module's constant."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.strip("_").isupper())


ESCAPERS = {
    "renderers/guide_format.py": "our own Markdown, rendered with HTML turned off: nothing that anybody sent is in it",
    "renderers/linked_data_format.py": "JSON in a script, in which every < is escaped",
}


def makes_no_html_by_hand(tree: ast.Module, path: str) -> Found:
    """Pages come from templates, which escape."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in ("HTMLResponse", "Markup") or not node.args:
            continue
        if not is_constant(node.args[0]) and path not in ESCAPERS:
            yield node.lineno, f"{called(node)} of a text that was put together"


ASSEMBLERS = {"publishing/printing.py": "four pragmas, from constants"}


def binds_every_value(tree: ast.Module, path: str) -> Found:
    """SQL is a constant of its module; values are bound."""
    if path in ASSEMBLERS:
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in ("text", "exec_driver_sql") or not node.args:
            continue
        if not all(is_constant(part) for part in _alternatives(node.args[0])):
            yield node.lineno, "SQL that is put together where it is asked"


def _alternatives(node: ast.AST) -> list[ast.AST]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def searches_by_bound_words(tree: ast.Module, _: str) -> Found:
    """A reader's text never stands behind MATCH."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "SELECT" in node.value:
            words = node.value.split()
            behind = [words[place + 1] for place, word in enumerate(words[:-1]) if word == "MATCH"]
            if any(word != "?" and not word.startswith(":match") for word in behind):
                yield node.lineno, "MATCH of something that is not bound"


def reads_yaml_in_one_place(tree: ast.Module, path: str) -> Found:
    """What parses YAML runs in a process of its own; what only writes it may import that and nothing else."""
    written = {"yaml", "yaml.safe_dump"} if path == "publishing/importing/writing.py" else set()
    if path == "publishing/parsing.py":
        return
    yield from ((line, name) for line, name in imported(tree) if name.split(".")[0] == "yaml" and name not in written)


def asks_nobody_else(tree: ast.Module, path: str) -> Found:
    """Nothing here opens a connection; whoever begins to serve looks whether a port is free."""
    for line, name in imported(tree):
        if name in NET and not (name == "socket" and path == "serving.py"):
            yield line, name


def follows_no_redirect(tree: ast.Module, _: str) -> Found:
    """An address that leads elsewhere is not followed."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.keyword) or node.arg not in ("follow_redirects", "allow_redirects"):
            continue
        if not (isinstance(node.value, ast.Constant) and node.value.value is False):
            yield node.value.lineno, node.arg


def compares_secrets_in_constant_time(tree: ast.Module, _: str) -> Found:
    """`hmac.compare_digest`, because == tells by its time how much was right."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(how, ast.Eq | ast.NotEq) for how in node.ops):
            words = {word for name in names_in(node) for word in SECRETIVE if word in name.lower()}
            if words:
                yield node.lineno, f"== on a {min(words)}"


def uses_no_unsafe_part(tree: ast.Module, _: str) -> Found:
    """Parts of the frameworks that do harm here."""
    for line, name in imported(tree):
        if name.rpartition(".")[2] in UNSAFE_PARTS:
            yield line, f"{name} {UNSAFE_PARTS[name.rpartition('.')[2]]}"


def takes_nothing_from_the_reader(tree: ast.Module, path: str) -> Found:
    """No address comes from the request, and nobody asks who the reader is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in OF_THE_REQUEST and "request" in names_in(node.value):
            yield node.lineno, f"request.{node.attr}"
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == "client":
            yield node.lineno, 'scope["client"]'
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and path != "openapi.py":
            value = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
            if value.lower() in HEADERS_OF_READERS:
                yield node.lineno, value


def sets_no_cookie(tree: ast.Module, _: str) -> Found:
    """A reader is told nothing that comes back."""
    for node in ast.walk(tree):
        if called(node) == "set_cookie":
            yield getattr(node, "lineno", 0), "set_cookie"
        if isinstance(node, ast.Constant) and str(node.value).lower() == "set-cookie":
            yield node.lineno, "set-cookie"


CLOCKS = {"edge/access_log.py", "edge/front.py", "edge/measures.py", "edge/protocol.py"}


def measures_with_a_clock_that_only_goes_forward(tree: ast.Module, path: str) -> Found:
    """The time of day jumps; it is for people, in logs and metrics."""
    if path not in CLOCKS:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "time" and names_in(node.value) == {"time"}:
                yield node.lineno, "time.time"
            if isinstance(node, ast.Attribute) and node.attr in ("utcnow", "utcfromtimestamp"):
                yield node.lineno, node.attr


WRITERS = {
    "archives/csv_file.py": "into a folder that is renamed into place",
    "archives/making.py": "the seal, into the same folder",
    "archives/ndjson_file.py": "into that folder too",
    "cli.py": "export, to a file that its user names",
    "importing.py": "new files of the manuscript, which its editor then proofs",
    "main.py": "the key of cursors, whole or not at all",
    "edge/access_log.py": "appends lines",
    "publishing/printing.py": "seals, and is put into place by a rename",
    "publishing/schemas.py": "schemas for editors, made anew at will",
}


def writes_files_in_few_places(tree: ast.Module, path: str) -> Found:
    """Whoever writes a file says how it is whole."""
    if path in WRITERS:
        return
    for node in ast.walk(tree):
        if called(node) in ("write_text", "write_bytes"):
            yield getattr(node, "lineno", 0), called(node)
        if called(node) in ("open", "fdopen") and isinstance(node, ast.Call):
            modes = [part.value for part in [*node.args, *(one.value for one in node.keywords)] if _is_text(part)]  # type: ignore[attr-defined]  # a constant
            if any(set(mode) & set("wax+") and set(mode) <= set("rwabtx+") for mode in modes):
                yield node.lineno, "open for writing"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def hides_no_error(tree: ast.Module, _: str) -> Found:
    """Who catches everything raises again or logs it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or names_in(node.type) & BROAD):
            told = {called(part) for statement in node.body for part in ast.walk(statement)}
            raises = any(isinstance(part, ast.Raise) for statement in node.body for part in ast.walk(statement))
            if not raises and not told & {"exception", "error", "warning", "log_mistake"}:
                yield node.lineno, "an error that nobody hears of"
        if called(node) == "suppress" and names_in(node) & BROAD:
            yield getattr(node, "lineno", 0), "an error that nobody hears of"


METHODS = {"get", "head", "options", "post", "put", "patch", "delete"}


def says_what_it_answers(tree: ast.Module, path: str) -> Found:
    """A route that the description shows names its document, or its other form."""
    if not path.startswith("routers/") or "include_in_schema=False" in ast.unparse(tree):
        return
    for node in ast.walk(tree):
        for mark in getattr(node, "decorator_list", []):
            if not isinstance(mark, ast.Call) or called(mark) not in METHODS:
                continue
            if not {told.arg for told in mark.keywords} & {"response_model", "response_class", "responses"}:
                yield mark.lineno, "a route without response_model or responses"


OPENERS = {"database.py", "publishing/galley.py", "archives/sqlite_file.py"}


def opens_databases_in_two_places(tree: ast.Module, path: str) -> Found:
    """A question asks the edition that it was given, and never another."""
    if path in OPENERS or path.startswith("migrations/"):
        return
    for node in ast.walk(tree):
        if called(node) in ("create_engine", "connect", "Session", "sessionmaker"):
            yield getattr(node, "lineno", 0), called(node)


PROCESSES = {"publishing/parsing_process.py", "serving.py"}


def starts_no_process(tree: ast.Module, path: str) -> Found:
    """Two modules start one program of ours each, and no shell reads anything."""
    for line, name in imported(tree):
        if name.split(".")[0] in ("subprocess", "multiprocessing") and path not in PROCESSES:
            yield line, name
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in ("system", "popen", "eval", "exec", "compile"):
            is_a_method = isinstance(node.func, ast.Attribute) and node.func.attr in ("exec", "compile")
            if not is_a_method:  # `session.exec(…)` asks, and `re.compile(…)` reads a pattern
                yield node.lineno, called(node)
        if isinstance(node, ast.keyword) and node.arg == "shell":
            yield node.value.lineno, "shell"


def revives_nothing(tree: ast.Module, _: str) -> Found:
    """What comes from elsewhere is read as data; these run it."""
    yield from ((line, name) for line, name in imported(tree) if name.split(".")[0] in LIVE)


MATCHERS = {"compile", "match", "search", "findall", "fullmatch", "sub", "split", "finditer"}


def matches_in_linear_time(tree: ast.Module, _: str) -> Found:
    """No pattern can be made to take long by what it is matched against."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in MATCHERS and node.args and "re" in names_in(node.func):
            yield from _slow(node.args[0])
        is_named = isinstance(node, ast.keyword) and node.arg in ("pattern", "regex")
        is_kept = isinstance(node, ast.Assign) and any(_is_a_pattern(target) for target in node.targets)
        if is_named or is_kept:
            yield from _slow(node.value)  # type: ignore[attr-defined]  # both have one


def _is_a_pattern(target: ast.AST) -> bool:
    return isinstance(target, ast.Name) and target.id.endswith("_PATTERN")


def _slow(node: ast.AST) -> Found:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str | bytes) and not is_linear(part.value):
            yield part.lineno, f"a pattern that may take long: {part.value!r}"


RULES: tuple[Rule, ...] = (
    makes_no_html_by_hand,
    binds_every_value,
    searches_by_bound_words,
    reads_yaml_in_one_place,
    asks_nobody_else,
    follows_no_redirect,
    compares_secrets_in_constant_time,
    uses_no_unsafe_part,
    takes_nothing_from_the_reader,
    sets_no_cookie,
    measures_with_a_clock_that_only_goes_forward,
    writes_files_in_few_places,
    hides_no_error,
    says_what_it_answers,
    opens_databases_in_two_places,
    starts_no_process,
    revives_nothing,
    matches_in_linear_time,
)
