"""The TypeScript client: it compiles under the strictest rules, and works against a running server."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from app.main import create_server
from tests.browser.tools import NODE, NODE_MODULES
from tests.conftest import ROOT, House, serving

PACKAGE = ROOT / "clients" / "typescript"
USE = """
import { Equipoise, ProblemError, UnexpectedAnswer } from "equipoise-client";
const address = process.env.EQUIPOISE;
let asked = 0;
const counting = (...words) => { asked += 1; return fetch(...words); };
const equipoise = new Equipoise({ address, fetch: counting });
const said = {};

const first = await equipoise.readTreatment({ slug: "lunavast" });
said.name = first.name;
said.remembered = first === (await equipoise.readTreatment({ slug: "lunavast" }));
said.asked = asked;
const pinned = new Equipoise({ address, fetch: counting, edition: "2026.11.1" });
await pinned.readTreatment({ slug: "lunavast" });
await pinned.readTreatment({ slug: "lunavast" });
said.askedOfThePinned = asked - said.asked;

said.ids = [];
for await (const finding of equipoise.iterateFindings({ limit: 5 })) said.ids.push(finding.id);
const where = ["time-to-effect:lte:52wk", "time-to-effect:gte:0d"];
said.filtered = (await equipoise.listTreatments({ where })).items.length;
const wanted = { name: "icons", treatments: "lunavast,quellarin" };
said.picture = [...(await equipoise.downloadComposedPicture(wanted))].slice(0, 4);
said.drawn = (await equipoise.drawComposed(wanted)).slice(0, 4);
said.problem = await equipoise.readTreatment({ slug: "lunavats" }).catch((error) => [
  error instanceof ProblemError, error.status, error.kind, error.candidates]);
said.escaped = await equipoise.readTreatment({ slug: "../meta?x=" }).catch((error) => error.status);
const elsewhere = new Equipoise({ address: `${address}/docs/assets/favicon.png?` });
said.unexpected = await elsewhere.readMeta().catch((error) => error instanceof UnexpectedAnswer);
said.passedOver = (await equipoise.verifyText({ text: "Nobody here: 40%." })).passed_over;
console.log(JSON.stringify(said));
"""
WRONG = {
    "a treatment without a name": "await equipoise.readTreatment({});",
    "a parameter that there is not": 'await equipoise.listTreatments({ colour: "red" });',
    "a category that there is not": 'await equipoise.listFindings({ category: "harm" });',
    "a member that there is not": '(await equipoise.readTreatment({ slug: "a" })).nome;',
    "an estimate that may be missing": (
        'const found = await equipoise.readFinding({ slug: "a" });\n'
        'if (found.value.kind === "proportion") found.value.estimate.toFixed();'
    ),
    "a change of what was answered": '(await equipoise.readMeta()).name = "b";',
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the package is built and installed."""
    if not (NODE_MODULES / "typescript").is_dir():
        told = "the TypeScript client needs its compiler: `make test` installs it where npm's registry is in reach"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    folder = tmp_path_factory.mktemp("typescript")
    installed = folder / "node_modules" / "equipoise-client"
    shutil.copytree(PACKAGE, installed, ignore=shutil.ignore_patterns("node_modules", "dist"))
    built = node(folder, str(NODE_MODULES / "typescript" / "bin" / "tsc"), "-p", str(installed))
    assert built.returncode == 0, built.stdout
    return folder


def node(folder: Path, *words: str, address: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "EQUIPOISE": address, "NODE_NO_WARNINGS": "1"}
    return subprocess.run(
        [str(NODE), *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


def address_of(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/")


def test_its_types_let_through_what_is_right_and_nothing_else(folder: Path) -> None:
    head = 'import { Equipoise } from "equipoise-client";\nconst equipoise = new Equipoise({ address: "https://a" });\n'
    for place, wrong in enumerate(WRONG.values()):
        (folder / f"wrong{place}.ts").write_text(f"{head}{wrong}\n", "utf-8")
    shutil.copy(PACKAGE / "examples" / "compare.ts", folder / "compare.ts")
    names = [path.name for path in sorted(folder.glob("*.ts"))]
    options = "--noEmit --strict --exactOptionalPropertyTypes --target es2022 --module nodenext"
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    said = node(folder, str(NODE_MODULES / "typescript" / "bin" / "tsc"), *options.split(), *names).stdout
    assert "compare.ts" not in said, said
    for place, what in enumerate(WRONG):
        assert f"wrong{place}.ts(" in said, what


def test_it_asks_a_running_server(folder: Path, pack_house: House) -> None:
    (folder / "use.mjs").write_text(USE, "utf-8")
    server = create_server(pack_house.settings)
    with serving(pack_house.settings, server) as client:
        ran = node(folder, "use.mjs", address=address_of(client))
        ids = [told["id"] for told in client.get("/v1/findings?limit=100").json()["items"]]
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    assert said["name"] == "Lunavast"
    assert said["remembered"] is True
    assert said["asked"] == 2
    assert server.cache.not_modified == 1
    assert said["askedOfThePinned"] == 1
    assert said["ids"] == ids
    assert said["filtered"] > 0
    assert said["picture"] == [0x89, *b"PNG"]
    assert said["drawn"] == "<svg"
    assert said["problem"] == [True, 404, "not-found", ["lunavast"]]
    assert said["escaped"] in (404, 422)
    assert said["unexpected"] is True
    assert said["passedOver"] == 1


def test_a_page_that_leads_elsewhere_is_not_followed(folder: Path, pack_house: House) -> None:
    program = (
        'import { Equipoise } from "equipoise-client";\n'
        "const asked = new Equipoise({ address: process.env.EQUIPOISE });\n"
        "for await (const _ of asked.iterateFindings({ limit: 5 })) {}\n"
    )
    (folder / "follow.mjs").write_text(program, "utf-8")
    settings = pack_house.settings.model_copy(update={"public_url": "https://elsewhere.example"})
    with serving(settings) as client:
        ran = node(folder, "follow.mjs", address=address_of(client))
    assert "UnexpectedAnswer" in ran.stderr


def test_the_example_runs(folder: Path, content: httpx.Client) -> None:
    (folder / "example.mts").write_text((PACKAGE / "examples" / "compare.ts").read_text("utf-8"), "utf-8")
    ran = node(folder, "example.mts", address=address_of(content))
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 5
    assert "not-found" in ran.stdout
