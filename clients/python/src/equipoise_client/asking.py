"""How questions are asked: addresses, memory, and what an answer is. Waiting and awaiting differ in one line each."""

from collections.abc import AsyncIterator, Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlencode

import httpx

from equipoise_client.memory import Kept, Memory
from equipoise_client.problems import ProblemError, UnexpectedAnswer


class _Asker:
    """What both have in common; nothing here waits."""

    def __init__(self, address: str, *, edition: str | None = None, remembers: int = 200) -> None:
        self._address = address.rstrip("/")
        self._edition = edition
        self._memory = Memory(remembers)

    def _address_of(self, path: str, asked: Mapping[str, Any], *, has_editions: bool) -> str:
        if self._edition is not None and has_editions:
            path = path.replace("/v1/", f"/v1/editions/{self._edition}/", 1)
        query: list[tuple[str, str]] = []
        for name, value in asked.items():
            if f"{{{name}}}" in path:
                path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
            elif value is not None:
                query += [(name, _written(one)) for one in (value if isinstance(value, list) else [value])]
        return f"{self._address}{path}{'?' if query else ''}{urlencode(query)}"

    def _prepared(self, method: str, address: str, body: Any) -> tuple[Kept | None, dict[str, Any]]:
        """What is kept of an address, and how to ask for what is there now."""
        kept = self._memory.get(address) if method == "GET" else None
        return kept, {
            "method": method,
            "url": address,
            "headers": {"If-None-Match": kept.etag} if kept else {},
            "json": body,
        }

    def _understood(self, response: httpx.Response, form: str, kept: Kept | None) -> Any:
        if response.status_code == httpx.codes.NOT_MODIFIED and kept is not None:
            return kept.answer
        address, told = str(response.url), response.headers.get("content-type", "")
        if not response.is_success:
            if not told.startswith("application/problem+json"):
                raise UnexpectedAnswer(response.status_code, address)
            wait = response.headers.get("retry-after", "")
            raise ProblemError(response.json(), int(wait) if wait.isdecimal() else None)
        if form == "json" and "json" not in told:
            raise UnexpectedAnswer(response.status_code, address)
        answer = response.json() if form == "json" else response.content if form == "bytes" else response.text
        if response.request.method == "GET":
            self._memory.put(address, response.headers, answer)
        return answer

    def _following(self, following: str) -> str:
        """The next page's address. A server tells its own; one that leads elsewhere is not followed."""
        address = f"{self._address}{following}" if following.startswith("/") else following
        if not address.startswith(f"{self._address}/"):
            raise UnexpectedAnswer(httpx.codes.OK, following)
        return address


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class SyncAsker(_Asker):
    """Asks and waits. Close it, or use it in a `with`."""

    def __init__(self, address: str, *, edition: str | None = None, timeout: float = 10, remembers: int = 200) -> None:
        super().__init__(address, edition=edition, remembers=remembers)
        self._http = httpx.Client(timeout=timeout, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connections."""
        self._http.close()

    def _ask(
        self, method: str, path: str, form: str, has_editions: bool, asked: Mapping[str, Any], body: Any = None
    ) -> Any:
        return self._answer(method, self._address_of(path, asked, has_editions=has_editions), form, body)

    def _iterate(
        self, method: str, path: str, form: str, has_editions: bool, asked: Mapping[str, Any]
    ) -> Iterator[Any]:
        address = self._address_of(path, asked, has_editions=has_editions)
        while True:
            page = self._answer(method, address, form)
            yield from page["items"]
            if page["next"] is None:
                return
            address = self._following(page["next"])

    def _answer(self, method: str, address: str, form: str, body: Any = None) -> Any:
        kept, request = self._prepared(method, address, body)
        if kept is not None and kept.is_for_ever:
            return kept.answer
        return self._understood(self._http.request(**request), form, kept)


class AsyncAsker(_Asker):
    """Asks, and is awaited. Close it, or use it in an `async with`."""

    def __init__(self, address: str, *, edition: str | None = None, timeout: float = 10, remembers: int = 200) -> None:
        super().__init__(address, edition=edition, remembers=remembers)
        self._http = httpx.AsyncClient(timeout=timeout, follow_redirects=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Ends the connections."""
        await self._http.aclose()

    async def _ask(
        self, method: str, path: str, form: str, has_editions: bool, asked: Mapping[str, Any], body: Any = None
    ) -> Any:
        return await self._answer(method, self._address_of(path, asked, has_editions=has_editions), form, body)

    async def _iterate(
        self, method: str, path: str, form: str, has_editions: bool, asked: Mapping[str, Any]
    ) -> AsyncIterator[Any]:
        address = self._address_of(path, asked, has_editions=has_editions)
        while True:
            page = await self._answer(method, address, form)
            for item in page["items"]:
                yield item
            if page["next"] is None:
                return
            address = self._following(page["next"])

    async def _answer(self, method: str, address: str, form: str, body: Any = None) -> Any:
        kept, request = self._prepared(method, address, body)
        if kept is not None and kept.is_for_ever:
            return kept.answer
        return self._understood(await self._http.request(**request), form, kept)
