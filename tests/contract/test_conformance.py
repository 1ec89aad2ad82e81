"""An outside judge finds nothing that the description does not promise. `make audit` asks it far more."""

from pathlib import Path

import httpx
import pytest

from tests.contract.conformance import judge


@pytest.mark.timeout(300)
def test_an_outside_judge_finds_nothing_that_was_not_promised(content: httpx.Client, tmp_path: Path) -> None:
    verdict = judge(str(content.base_url).rstrip("/"), tmp_path, examples=2, seed=1, phases="examples,fuzzing")
    assert verdict.findings == ()
    assert verdict.finished
    assert verdict.operations == len(content.get("/openapi.json").json()["paths"])
    assert verdict.cases > 200
