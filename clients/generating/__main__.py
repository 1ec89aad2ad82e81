"""`python -m clients.generating` writes the generated part of both clients."""

import json
from pathlib import Path

from clients.generating import python, typescript

ROOT = Path(__file__).parents[2]
DESCRIPTION = ROOT / "docs" / "openapi.json"


def generated() -> dict[Path, str]:
    """Every generated file and what is in it."""
    openapi = json.loads(DESCRIPTION.read_text("utf-8"))
    package, sources = ROOT / "clients/python/src/equipoise_client", ROOT / "clients/typescript/src"
    return {
        package / "documents.py": python.write_documents(openapi),
        package / "questions.py": python.write_questions(openapi),
        sources / "documents.ts": typescript.write_documents(openapi),
        sources / "questions.ts": typescript.write_questions(openapi),
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, "utf-8")
