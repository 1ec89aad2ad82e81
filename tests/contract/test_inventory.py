"""Every address that a server answers stands in a list that a change must touch: nothing is forgotten, or added unseen.

Write it anew with `python -m tests.contract.test_inventory`, and read what changed.
"""

from pathlib import Path

from fastapi.routing import iter_route_contexts

from app.main import create_app
from app.settings import Settings

LIST = Path(__file__).parent / "inventory.txt"


def inventory() -> list[str]:
    """Every route: its path, and how it may be asked."""
    app = create_app(Settings())
    described = app.openapi()["paths"]
    return sorted(
        f"{told.path} {'described' if told.path in described else 'for people'}"
        for told in iter_route_contexts(app.routes)
        if getattr(told, "path", None)
    )


def test_every_address_stands_in_the_list() -> None:
    assert inventory() == LIST.read_text("utf-8").splitlines()


if __name__ == "__main__":
    LIST.write_text("\n".join(inventory()) + "\n", "utf-8")
