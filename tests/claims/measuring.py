"""How well numbers are told apart: `python -m tests.claims.measuring` writes the table in docs/verification.md."""

import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.database import OpenEdition, open_edition
from app.queries.verifications import verify
from tests.claims.corpus import Labelled, corpus, publish_both
from tests.conftest import ROOT, build_house

PAGE = ROOT / "docs" / "verification.md"
BETWEEN = re.compile(r"(<!-- measured -->\n).*?(<!-- /measured -->)", re.DOTALL)
SAID = {"different": "wrong", "never_ours": "wrong"}
TOLD_APART = ("matching", "outdated", "wrong")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was said of every sentence."""

    answers: tuple[tuple[Labelled, str], ...]

    def precision(self, status: str) -> float:
        """Of what was called so, the share that is."""
        called = [one.truth for one, said in self.answers if said == status]
        return sum(truth == status for truth in called) / len(called)

    def recall(self, status: str) -> float:
        """Of what is so, the share that was called so."""
        are = [said for one, said in self.answers if one.truth == status]
        return sum(said == status for said in are) / len(are)

    def count(self, status: str) -> int:
        """How many sentences are so."""
        return sum(one.truth == status for one, _ in self.answers)

    def mistakes(self) -> list[str]:
        """Sentences of which something false was said; an `unclear` is none."""
        return [
            f"{one.truth} called {said}: {one.sentence} [{one.number}]"
            for one, said in self.answers
            if said not in (one.truth, "unclear")
        ]


def measure(current: OpenEdition, older: OpenEdition, changed: dict[str, float]) -> Measured:
    """Asks of every sentence of the corpus."""
    answers = []
    for one in corpus(current, changed):
        told = verify(current, one.sentence, older=lambda: [older]).statements
        place = one.sentence.rindex(one.number)
        said = next((s.status.value for s in told if s.number.start <= place < s.number.end), "nothing")
        answers.append((one, SAID.get(said, said)))
    return Measured(tuple(answers))


def table(measured: Measured) -> str:
    """The result in words."""
    made = Counter(one.made for one, _ in measured.answers)
    lines = [
        f"{len(measured.answers)} sentences: {', '.join(f'{number} {how}' for how, number in sorted(made.items()))}.",
        "",
        "| what is right | sentences | precision | recall |",
        "|---|---|---|---|",
    ]
    for status in TOLD_APART:
        name = "different or never ours" if status == "wrong" else status
        lines.append(
            f"| {name} | {measured.count(status)} | {measured.precision(status):.3f} | {measured.recall(status):.3f} |"
        )
    unclear = sum(said == "unclear" for _, said in measured.answers)
    lines += ["", f"{unclear} were called unclear, of which {measured.count('unclear')} are meant to be."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Publishes the content twice, measures, and writes the table."""
    with tempfile.TemporaryDirectory() as folder:
        house = build_house(Path(folder))
        changed = publish_both(house, Path(folder))
        older, current = (open_edition(path) for path in sorted(house.editions.glob("*.edition")))
        measured = measure(current, older, changed)
    print("\n".join(measured.mistakes()))  # noqa: T201  # a command of people
    print(table(measured))  # noqa: T201
    if PAGE.is_file():
        PAGE.write_text(BETWEEN.sub(rf"\1\n{table(measured)}\n\2", PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
