"""The other forms of a record: what each suffix answers, opened with the libraries that readers use."""

import csv
import io
import json
import re
from itertools import product

import httpx
import openpyxl
import pytest

from app.database import open_edition
from app.queries.gatherings import gather_comparison, gather_finding, gather_source, gather_treatment
from app.renderers.formats import ELSEWHERE, FORMS, FormAddresses, suffixes_of
from app.renderers.record_heads import CURRENT, PINNED
from tests.conftest import House
from tests.readers import Plain, every_item, name_of, read, read_refusal

RECORDS = {
    "comparisons": "preventing-migraine",
    "treatments": "neck-cooling",
    "findings": "lunavast-001",
    "sources": "moonrise-trial-2023",
}
COMPOSED = "treatments=lunavast,neck-cooling,quellarin&condition=migraine"
MADE = [(noun, suffix) for noun in RECORDS for suffix in FORMS[noun]]
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
WRITTEN = {"xlsx"}


def form(client: httpx.Client, noun: str, suffix: str) -> httpx.Response:
    """A record in a form."""
    answer = client.get(f"/v1/{noun}/{RECORDS[noun]}.{suffix}")
    assert answer.status_code == 200, answer.text
    return answer


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    """The rows of a CSV, as a program reads them that knows of the byte order mark."""
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(("noun", "suffix"), MADE)
def test_every_form_says_what_it_is_and_where_the_record_and_its_other_forms_are(
    pack: httpx.Client, noun: str, suffix: str
) -> None:
    answer, record = form(pack, noun, suffix), read(pack, f"/v1/{noun}/{RECORDS[noun]}")
    assert answer.headers["content-type"] == FORMS[noun][suffix].media_type
    assert answer.headers["cache-control"] == CURRENT
    assert answer.headers["etag"].startswith('W/"')
    link = answer.headers["link"]
    assert f'</v1/{noun}/{RECORDS[noun]}>; rel="canonical"' in link
    assert f'<{record["links"]["pinned"]}>; rel="cite-as"' in link
    others = [one for one in FORMS[noun] if one != suffix]
    assert all(f'</v1/{noun}/{RECORDS[noun]}.{one}>; rel="alternate"' in link for one in others)
    assert f'.{suffix}>; rel="alternate"' not in link
    keys = answer.headers["surrogate-key"].split()
    assert keys == [f"edition/{record['edition']['id']}", f"{noun}/{RECORDS[noun]}", "gathered"]


@pytest.mark.parametrize(("noun", "suffix"), [pair for pair in MADE if pair[1] not in WRITTEN])
def test_every_form_carries_its_edition_and_a_digest(pack: httpx.Client, noun: str, suffix: str) -> None:
    text = form(pack, noun, suffix).text
    assert read(pack, "/v1/meta")["edition"]["id"] in text
    assert DIGEST.search(text)


@pytest.mark.parametrize(("noun", "suffix"), MADE)
def test_a_form_of_a_named_edition_is_the_same_and_never_changes(pack: httpx.Client, noun: str, suffix: str) -> None:
    edition = read(pack, "/v1/meta")["edition"]["id"]
    pinned = pack.get(f"/v1/editions/{edition}/{noun}/{RECORDS[noun]}.{suffix}")
    assert pinned.content == form(pack, noun, suffix).content
    assert pinned.headers["cache-control"] == PINNED
    assert f"</v1/editions/{edition}/{noun}/" in pinned.headers["link"]


def test_a_reader_who_has_a_form_is_told_so_and_the_cache_keeps_it(pack: httpx.Client) -> None:
    first = form(pack, "treatments", "csv")
    again = pack.get(first.request.url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert pack.get(first.request.url).headers["cache-status"] == "equipoise; hit"
    assert pack.get(first.request.url).headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("noun", RECORDS)
def test_the_suffix_json_is_the_record_itself(pack: httpx.Client, noun: str) -> None:
    plain, suffixed = pack.get(f"/v1/{noun}/{RECORDS[noun]}"), pack.get(f"/v1/{noun}/{RECORDS[noun]}.json")
    assert suffixed.content == plain.content
    assert suffixed.headers["etag"] == plain.headers["etag"]
    assert suffixed.headers["link"] == plain.headers["link"]


@pytest.mark.parametrize("noun", RECORDS)
def test_an_unknown_suffix_is_answered_with_those_there_are(pack: httpx.Client, noun: str) -> None:
    problem = read_refusal(pack, f"/v1/{noun}/{RECORDS[noun]}.docx", 404)
    (fault,) = problem.errors
    assert (fault.parameter, fault.code) == ("suffix", "unknown_suffix")
    assert sorted(fault.candidates or ()) == sorted(suffixes_of(noun))


def test_an_unknown_record_is_answered_with_the_nearest_names_in_any_form(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/treatments/lunavas.csv", 404)
    assert problem.errors[0].candidates == ["lunavast"]


@pytest.mark.parametrize(
    ("noun", "suffix"), [(noun, suffix) for noun, suffixes in ELSEWHERE.items() for suffix in suffixes]
)
def test_pages_and_pictures_have_one_address_to_which_the_suffix_leads(
    pack: httpx.Client, noun: str, suffix: str
) -> None:
    edition = read(pack, "/v1/meta")["edition"]["id"]
    for mount in ("/v1", f"/v1/editions/{edition}"):
        leading = pack.get(f"{mount}/{noun}/{RECORDS[noun]}.{suffix}")
        assert leading.status_code == 308
        found = pack.get(leading.headers["location"])
        assert found.status_code == 200
        assert found.headers["content-type"].startswith(ELSEWHERE[noun][suffix])
        assert (edition in leading.headers["location"]) == (mount != "/v1")


@pytest.mark.parametrize("suffix", suffixes_of("comparisons"))
def test_a_composed_comparison_has_the_forms_of_a_curated_one(pack: httpx.Client, suffix: str) -> None:
    answer = pack.get(f"/v1/compare.{suffix}?{COMPOSED}", follow_redirects=True)
    assert answer.status_code == 200, answer.text
    if suffix in FORMS["comparisons"]:
        assert answer.headers["content-type"] == FORMS["comparisons"][suffix].media_type
        spelled = COMPOSED.replace(",", "%2C")
        assert f'</v1/compare?{spelled}>; rel="canonical"' in answer.headers["link"]


def test_a_composed_form_refuses_what_composing_refuses(pack: httpx.Client) -> None:
    assert read_refusal(pack, "/v1/compare.csv?treatments=lunavast", 422).errors[0].code == "wrong_number"
    assert read_refusal(pack, "/v1/compare.doc?treatments=lunavast,quellarin", 404).errors[0].code == "unknown_suffix"
    assert read_refusal(pack, f"/v1/compare.csv?{COMPOSED}&fields=slug", 422).errors[0].code == "unknown_parameter"


# -- tables ------------------------------------------------------------------------------------------------------------


def test_a_comparison_s_table_has_one_row_for_each_finding_of_a_cell_and_one_for_each_gap(pack: httpx.Client) -> None:
    rows, record = rows_of(form(pack, "comparisons", "csv")), read(pack, "/v1/comparisons/preventing-migraine")
    expected = [
        (row["attribute"]["slug"], cell["treatment"], role, id_)
        for row in record["rows"]
        for cell in row["cells"]
        for role, id_ in shown(cell)
    ]
    assert [(row["attribute"], row["compared"], row["role"], row["id"]) for row in rows] == expected
    assert {role for *_, role, _ in expected} == {"headline", "other", "absent"}


def shown(cell: Plain) -> list[tuple[str, str]]:
    """What a cell shows: its findings by role, or nothing."""
    if cell["state"] == "absent":
        return [("absent", "")]
    return [("headline", cell["headline"]["id"]), *(("other", one["id"]) for one in cell["others"])]


def test_a_row_says_what_its_finding_says(pack: httpx.Client) -> None:
    (row,) = rows_of(form(pack, "findings", "csv"))
    record = read(pack, "/v1/findings/lunavast-001")
    assert row["id"] == record["id"]
    assert float(row["value_estimate"]) == record["value"]["estimate"]
    assert row["value_unit"] == record["value"]["unit"]
    assert row["display"] == record["display"]
    assert row["certainty"] == record["certainty"]["level"]
    assert (row["source"], row["locator"]) == (record["source"]["slug"], record["locator"])
    assert row["digest"] == record["digest"]


def test_the_table_begins_with_a_byte_order_mark_and_ends_its_lines_as_the_standard_says(pack: httpx.Client) -> None:
    content = form(pack, "treatments", "csv").content
    assert content.startswith(b"\xef\xbb\xbfrole,category,")
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("noun", ["comparisons", "treatments", "findings"])
def test_the_data_dictionary_tells_every_column_of_its_table_in_order(pack: httpx.Client, noun: str) -> None:
    table, dictionary = form(pack, noun, "csv"), form(pack, noun, "csv-metadata.json").json()
    named = [column["titles"] for column in dictionary["tableSchema"]["columns"]]
    assert named == next(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert all(column["dc:description"] for column in dictionary["tableSchema"]["columns"])
    assert dictionary["url"] == f"{RECORDS[noun]}.csv"
    assert f'/{RECORDS[noun]}.csv-metadata.json>; rel="describedby"' in table.headers["link"]
    for row in rows_of(table):
        for column in dictionary["tableSchema"]["columns"]:
            assert reads_as(row[column["name"]], column["datatype"]), (column["name"], row[column["name"]])


def reads_as(cell: str, datatype: str) -> bool:
    """Whether a cell is of its datatype."""
    patterns = {"number": r"-?\d+(\.\d+)?(e-?\d+)?", "integer": r"-?\d+", "boolean": "true|false"}
    pattern = {**patterns, "date": r"\d{4}-\d{2}-\d{2}"}.get(datatype)
    return cell == "" or pattern is None or re.fullmatch(pattern, cell) is not None


def test_a_workbook_has_the_same_rows_as_the_table_and_says_what_it_is(pack: httpx.Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form(pack, "comparisons", "xlsx").content))
    assert book.sheetnames == ["About", "Comparison", "Findings", "Sources", "Columns"]
    rows = rows_of(form(pack, "comparisons", "csv"))
    head, *lines = book["Findings"].iter_rows(values_only=True)
    assert len(lines) == len(rows)
    place = head.index("Finding")
    assert [line[place] or "" for line in lines] == [row["id"] for row in rows]
    about = {line[0]: line[1] for line in book["About"].iter_rows(values_only=True)}
    record = read(pack, "/v1/comparisons/preventing-migraine")
    assert about["Edition"] == record["edition"]["id"]
    assert about["Record's digest"] == record["digest"]
    assert about["Please read"] == record["disclaimer"]
    assert book["Sources"].max_row == len(record["sources"]) + 1
    assert book["Comparison"].max_row == len(record["rows"]) + 1


def test_nothing_in_a_workbook_is_a_formula_or_a_link(pack: httpx.Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(form(pack, "comparisons", "xlsx").content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_workbook_of_an_edition_is_the_same_every_time(pack_house: House) -> None:
    edition = open_edition(next(pack_house.editions.glob("*.edition")))
    gathering = gather_comparison(edition, RECORDS["comparisons"])
    one, two = (FORMS["comparisons"]["xlsx"].render(gathering, FormAddresses("a", "b", "c")) for _ in range(2))
    assert one == two


# -- texts and references ----------------------------------------------------------------------------------------------


def test_a_text_begins_with_its_caveats_and_ends_with_sources_and_edition(pack: httpx.Client) -> None:
    text, record = form(pack, "comparisons", "md").text, read(pack, "/v1/comparisons/preventing-migraine")
    assert text.startswith(f"# {record['title']}\n")
    assert text.index(f"> {record['disclaimer']}") < text.index("## Side by side") < text.index("## Sources")
    assert f"> {record['review']['statement']}" in text
    for source in record["sources"]:
        assert f"- [{source['number']}] " in text
    assert f"Edition {record['edition']['id']} ({record['edition']['digest']})" in text
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == len(record["rows"]) + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {len(record["treatments"]) + 4}


def test_references_are_read_by_what_reads_references(pack: httpx.Client) -> None:
    source = read(pack, "/v1/sources/moonrise-trial-2023")
    (item,) = form(pack, "sources", "csl.json").json()
    assert (item["id"], item["title"]) == (source["slug"], source["title"])
    assert {"id", "type"} <= item.keys() <= CSL_MEMBERS
    lines = form(pack, "sources", "ris").text.split("\r\n")
    assert re.fullmatch(r"TY  - [A-Z]+", lines[0])
    assert f"TI  - {source['title']}" in lines
    assert "ER  - " in lines
    bib = form(pack, "sources", "bib").text
    assert re.match(r"@\w+\{moonrise-trial-2023,\n", bib)
    assert bib.count("{") == bib.count("}")
    for style in ("vancouver", "apa", "ama"):
        assert source["title"].rstrip(".") in form(pack, "sources", f"{style}.txt").text


CSL_MEMBERS = {
    *("id", "type", "title", "author", "issued", "container-title", "publisher", "volume", "issue", "page"),
    *("DOI", "PMID", "PMCID", "URL", "accessed", "custom"),
}


def test_a_comparison_s_references_are_its_sources_in_their_order(pack: httpx.Client) -> None:
    items = form(pack, "comparisons", "csl.json").json()
    sources = read(pack, "/v1/comparisons/preventing-migraine")["sources"]
    assert [item["id"] for item in items][: len(sources)] == [source["slug"] for source in sources]


# -- the real content --------------------------------------------------------------------------------------------------


def test_every_real_record_has_every_form(content_house: House, content: httpx.Client) -> None:
    """Every comparison in each form, treatments as table and text too, and all others in one form after another."""
    edition = open_edition(next(content_house.editions.glob("*.edition")))
    gather = {
        "comparisons": gather_comparison,
        "treatments": gather_treatment,
        "findings": gather_finding,
        "sources": gather_source,
    }
    slow = {("sources", "apa.txt"), ("findings", "xlsx")}
    for noun, question in gather.items():
        names = [name_of(one) for one in every_item(content, f"/v1/{noun}?limit=100")]
        suffixes = [suffix for suffix in FORMS[noun] if (noun, suffix) not in slow]
        always = {"comparisons": suffixes, "treatments": ["csv", "md"]}.get(noun, [])
        pairs = sorted({*product(names, always), *zip_round(names, suffixes)})
        gathered = (None, None)
        for slug, suffix in pairs:
            if gathered[0] != slug:
                gathered = (slug, question(edition, slug))  # type: ignore[assignment]  # a pair either way
            body = FORMS[noun][suffix].render(gathered[1], FormAddresses("/a", "/b", "c.csv"))  # type: ignore[arg-type]
            assert body, f"{noun}/{slug}.{suffix}"
            if suffix.endswith("json"):
                json.loads(body)


def zip_round(names: list[str], suffixes: list[str]) -> list[tuple[str, str]]:
    """Each name with a suffix, which go round."""
    return [(name, suffixes[place % len(suffixes)]) for place, name in enumerate(names)]


# -- how forms are found -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "noun"),
    [
        ("/comparisons/preventing-migraine", "comparisons"),
        (f"/compare?{COMPOSED}", "comparisons"),
        ("/treatments/neck-cooling", "treatments"),
    ],
)
def test_a_page_names_every_form_of_its_record_and_each_can_be_read(pack: httpx.Client, page: str, noun: str) -> None:
    html = pack.get(page).text
    found = re.findall(r'<link rel="alternate" type="([^"]+)" href="(/v1/[^"]+)" title="[^"]+">', html)
    told = {
        address.replace("&amp;", "&"): media_type for media_type, address in found if media_type != "application/json"
    }
    assert len(told) == len(FORMS[noun])
    for address, media_type in told.items():
        answer = pack.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].partition(";")[0] == media_type
    shown = re.findall(r'<a href="(/v1/[^"]+)">(CSV|XLSX|Markdown|RIS|FHIR)</a>', html)
    assert len(shown) == 5
    assert {address.replace("&amp;", "&") for address, _ in shown} <= told.keys()


def test_the_description_has_every_suffix_with_its_media_type_and_an_example(pack: httpx.Client) -> None:
    paths = read(pack, "/openapi.json")["paths"]
    for noun in RECORDS:
        operation = paths[f"/v1/{noun}/{{slug}}.{{suffix}}"]["get"]
        [suffix] = [told for told in operation["parameters"] if told["name"] == "suffix"]
        assert suffix["schema"]["enum"] == suffixes_of(noun)
        content = operation["responses"]["200"]["content"]
        assert {form.media_type.partition(";")[0] for form in FORMS[noun].values()} <= content.keys()
        assert all(told["example"] for told in content.values())
