"""The first page: what can be read here, and the ways in for partners and developers."""

from collections.abc import Sequence

from app.documents.comparisons import ComparisonBrief
from app.documents.meta import Meta
from app.documents.treatments import TreatmentBrief
from app.documents.views import View
from app.renderers.assets import asset
from app.renderers.page_format import render_template


def render_home(
    *, meta: Meta, comparisons: Sequence[ComparisonBrief], treatments: Sequence[TreatmentBrief], address: str
) -> str:
    """The page. Variants stand with the treatment they are a form of."""
    slugs = {told.slug for told in treatments}
    heads = [told for told in treatments if told.variant_of is None or told.variant_of.slug not in slugs]
    return render_template(
        "home.html.j2",
        meta=meta,
        comparisons=comparisons,
        treatments=[(told, [one for one in treatments if _is_form(one, told)]) for told in heads],
        address=address,
        view=View(),
        stylesheet=asset("page.css").address,
    )


def _is_form(treatment: TreatmentBrief, of: TreatmentBrief) -> bool:
    return treatment.variant_of is not None and treatment.variant_of.slug == of.slug
