"""What is raised where there is no answer."""

from equipoise_client.documents import Problem


class ProblemError(Exception):
    """The server understood that it cannot answer, and says why and what would be right."""

    def __init__(self, problem: Problem, retry_after: int | None = None) -> None:
        super().__init__(f"{problem['status']} {problem['title']}: {problem['detail']}")
        self.problem = problem
        self.retry_after = retry_after
        """Seconds after which it is worth asking again, where the server says so."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.problem["status"]

    @property
    def kind(self) -> str:
        """The last part of the problem's `type`: `not-found`, `bad-parameter` and so on."""
        return self.problem["type"].rpartition("/")[2]

    @property
    def candidates(self) -> list[str]:
        """Real names that look like a misspelt one, the nearest first."""
        return [name for fault in self.problem["errors"] for name in fault["candidates"]]


class UnexpectedAnswer(Exception):
    """Something answered that is not Equipoise: a proxy's error page, an address of somebody else."""

    def __init__(self, status: int, address: str) -> None:
        super().__init__(f"{address} answered {status}, and not as Equipoise does")
        self.status, self.address = status, address
