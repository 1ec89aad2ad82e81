"""One address, one answer: whatever is written in another way than the address itself names nothing."""

import httpx
import pytest

from tests.edge.sockets import asking, line_to

ADDRESS = "/v1/treatments/lunavast"
OTHER_WAYS = [
    "//v1/treatments/lunavast",
    "/v1//treatments/lunavast",
    "/v1/treatments//lunavast",
    "/v1/treatments/lunavast/",
    "/v1/treatments/lunavast//",
    "/v1/./treatments/lunavast",
    "/v1/../v1/treatments/lunavast",
    "/./v1/treatments/lunavast",
    "/x/../v1/treatments/lunavast",
    "/v1/treatments/lunavast/.",
    "/v1/treatments/lunavast/..",
    "/v1/%2e/treatments/lunavast",
    "/v1/%2e%2e/v1/treatments/lunavast",
    "/%76%31/treatments/lunavast",
    "/v1/%74reatments/lunavast",
    "/v1/treatments/%6cunavast",
    "/v1/treatments/%6Cunavast",
    "/v1/treatments/lunavas%74",
    "/v1%2ftreatments%2flunavast",
    "/v1%2Ftreatments/lunavast",
    "/v1/treatments%2flunavast",
    "/v1%5ctreatments%5clunavast",
    "/v1\\treatments\\lunavast",
    "/V1/treatments/lunavast",
    "/v1/Treatments/lunavast",
    "/v1/treatments/Lunavast",
    "/v1/treatments/LUNAVAST",
    "/v1/treatments/lunavast%00",
    "/v1/treatments/lunavast%00.json",
    "/v1/treatments/lunavast%0a",
    "/v1/treatments/lunavast%0d%0aX:%20y",
    "/v1/treatments/lunavast%20",
    "/v1/treatments/%20lunavast",
    "/v1/treatments/lunavast+",
    "/v1/treatments/lunavast%09",
    "/v1/treatments/lunavast;x=1",
    "/v1/treatments;x=1/lunavast",
    "/v1/treatments/lunavast%3bx=1",
    "/v1/treatments/lunavast%3fx=1",
    "/v1/treatments/lunavast%23x",
    "/v1/treatments/lunavast%252f",
    "/v1/treatments/%25%36%63unavast",
    "/v1/treatments/%c0%acunavast",
    "/v1/treatments/%ef%bd%8cunavast",
    "/v1/treatments/%e2%84%93unavast",
    "/v1/treatments/lunavast%cc%81",
    "/v1/treatments/lunav%c3%a1st",
    "/v1/treatments/lunava%cc%81st",
    "/v1/treatments/lunavast%e2%80%8b",
    "/v1/treatments/lunavast%ff",
    "/v1/treatments/lunavast%",
    "/v1/treatments/lunavast%4",
    "/v1/treatments/lunavast%zz",
    "/v1/treatments/lunavast%u006c",
    "/v1/treatments/lunavast.JSON",
    "/v1/treatments/lunavast.json.json",
    "/v1/treatments/lunavast.css",
    "/v1/treatments/lunavast/x.css",
    "/v1/treatments/lunavast/..%2fx.css",
    "/v1/treatments/lunavast,",
    "/v1/treatments/lunavast'",
    "/v1/treatments/lunavast~",
    "/v1/treatments/lunavast*",
]


def test_the_address_itself_is_answered(pack: httpx.Client) -> None:
    with line_to(pack) as line:
        line.say(asking(ADDRESS))
        assert line.hear().status == 200


@pytest.mark.parametrize("path", OTHER_WAYS)
def test_another_way_of_writing_it_names_nothing(pack: httpx.Client, path: str) -> None:
    with line_to(pack) as line:
        for _ in range(2):
            line.say(asking(path))
            heard = line.hear()
            assert heard.status == 404
            assert "location" not in heard.headers
            assert heard.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/docs/", "/%64ocs", "/docs/assets/%73tart.js", "/%63omparisons/preventing-migraine"])
def test_so_it_is_with_pages_and_files(pack: httpx.Client, path: str) -> None:
    with line_to(pack) as line:
        line.say(asking(path))
        assert line.hear().status == 404
