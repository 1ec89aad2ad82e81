"""A comparison as a matrix: one row an attribute, one column a treatment, with the verdict and how sure it is."""

from app.documents.gatherings import Gathering, Plain
from app.renderers.tables.columns import Scalar


def matrix_of(gathering: Gathering) -> tuple[list[str], list[list[Scalar]]]:
    """The head and the rows."""
    record = gathering.record
    head = ["", *(told["name"] for told in record["treatments"]), "What can be said", "Certainty"]
    rows: list[list[Scalar]] = [
        [
            row["attribute"]["name"],
            *(cell_words(cell) for cell in row["cells"]),
            row["sentence"],
            str(row["certainty"]["level"]).replace("_", " "),
        ]
        for row in record["rows"]
    ]
    return head, rows


def cell_words(cell: Plain) -> str:
    """What a cell says, with its people, its time and its source; or why it is empty and where somebody looked."""
    if cell["state"] == "absent":
        absence = cell["absence"]
        return f"{cell['display']} (looked in {absence['looked_in']} on {absence['looked_on']})"
    headline = cell["headline"]
    told = [headline["population"], headline.get("time_point", "")]
    if headline["is_variant"]:
        told.insert(0, headline.get("variant_name", headline["treatment"]))
    about = "; ".join(one.rstrip(".") for one in told if one)
    return f"{cell['display']} ({about}) [{headline['source_number']}]"
