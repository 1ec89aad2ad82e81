"""Equal detail: whether one treatment of a comparison is told as fully as the others, and the bound that is used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.aids import Aid, Option, Shortfall

ONE_THIRD = 1 / 3
ONE_FIFTH = 1 / 5


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted for each treatment, and how small the least may be beside the most."""

    name: str
    words: str
    bound: float | None = None
    """The least share of the fullest treatment's count; None where the measure is only shown."""
    place: str = "treatments"
    """The member of the record to look at where the bound is broken."""


MEASURES: tuple[Measure, ...] = (
    Measure("benefits", "rows of benefits with a value", ONE_THIRD),
    Measure("harms", "rows of harms with a value", ONE_THIRD),
    Measure("benefit_figures", "benefits told in figures", ONE_FIFTH),
    Measure("harm_figures", "harms told in figures", ONE_FIFTH),
    Measure("experience_words", "words of what it is like", ONE_THIRD, "experiences"),
    Measure("findings", "findings shown"),
    Measure("statistics", "headline values that are numbers"),
    Measure("words", "words shown"),
)
"""What is counted.

A third, because treatments are studied unequally and an honest comparison shows that: a newer or narrower treatment has
fewer findings, and a harm that belongs to one has no counterpart in another. What a reader meets row by row may differ
that much and no more. Figures may differ further, since whether a trial printed a number is not the editor's to choose;
a treatment whose harms stand in words alone beside another's numbers is stopped all the same. How many findings stand
behind the headlines, and how many words, depends on the literature: both are shown and not bounded.
"""


LEAST_SHARE_OF_A_SIDE = ONE_FIFTH
"""Of one treatment's benefits and harms, the rows of the side with fewer as a share of the other's.

Loose, because how many rows a side has is first of all a matter of the condition; it stops a treatment that is praised
without a word of harm, or blamed without a word of benefit, also where all are told alike.
"""


@dataclass(frozen=True, slots=True)
class Weight:
    """One measure over all treatments: the least, the most, and the share that the one is of the other."""

    measure: Measure
    least: Option
    most: Option

    @property
    def share(self) -> float:
        """The least count as a share of the most; 1 where nobody has any."""
        most = self.count(self.most)
        return self.count(self.least) / most if most else 1.0

    @property
    def is_within(self) -> bool:
        """Whether the bound is kept."""
        return self.measure.bound is None or self.share >= self.measure.bound

    def count(self, option: Option) -> int:
        """How many an option has."""
        number: int = getattr(option, self.measure.name)
        return number


def weights(options: Sequence[Option]) -> list[Weight]:
    """Every measure over these treatments. The first named is the least or the most where several are."""
    return [
        Weight(
            measure,
            min(options, key=lambda option: getattr(option, measure.name)),
            max(options, key=lambda option: getattr(option, measure.name)),
        )
        for measure in MEASURES
    ]


def share_of_a_side(option: Option) -> float:
    """The rows of benefits or of harms, whichever has fewer, as a share of the other's; 1 where there are none."""
    fewer, more = sorted((option.benefits, option.harms))
    return fewer / more if more else 1.0


def imbalances(aid: Aid) -> Iterator[Shortfall]:
    """Every bound that is broken, with the treatment that is told too briefly or from one side, and one-sided outcomes.

    A summary of findings tells of what people hope for and of what they fear (Cochrane Handbook, chapter 14).
    """
    if bool(aid.wanted_outcomes) != bool(aid.unwanted_outcomes):
        what = "the outcomes are all harms" if aid.unwanted_outcomes else "no outcome is a harm"
        yield Shortfall(("outcomes",), what, "name outcomes that people hope for and ones that they fear")
    for option in aid.options:
        if share_of_a_side(option) < LEAST_SHARE_OF_A_SIDE:
            what = f"{option.slug} has {option.benefits} rows of benefits with a value and {option.harms} of harms"
            right = f"tell both sides: at least {100 * LEAST_SHARE_OF_A_SIDE:.0f} % of the other"
            yield Shortfall(("treatments", option.position), what, right)
    for weight in weights(aid.options):
        if weight.is_within:
            continue
        measure, least, most = weight.measure, weight.least, weight.most
        position = least.position if measure.place == "treatments" else least.experience_position
        yield Shortfall(
            (measure.place,) if position is None else (measure.place, position),
            f"{least.slug} has {weight.count(least)} {measure.words} and {most.slug} has {weight.count(most)}",
            f"tell both in equal detail: at least {100 * (measure.bound or 0):.0f} % of the other",
        )
