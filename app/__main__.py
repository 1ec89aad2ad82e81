"""`python -m app` is the command line. A process that only serves is spared the press and all that comes with it."""

import gc
import sys

import typer


def main() -> None:
    """The command line."""
    if sys.argv[1:2] == ["serve"]:
        gc.disable()  # until it serves: see look_for_garbage
        from app.serving import serve  # noqa: PLC0415  # the point is what is not imported

        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command()(serve)
        alone(args=sys.argv[2:], prog_name="equipoise serve")
    else:
        from app.cli import app  # noqa: PLC0415  # as above

        app(prog_name="equipoise")


if __name__ == "__main__":
    main()
