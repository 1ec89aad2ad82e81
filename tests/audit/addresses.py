"""The addresses that judges are shown: every kind of page and every kind of answer."""

import httpx

PAGES = (
    *(
        "/",
        "/docs",
        "/embed",
        "/comparisons/{comparison}",
        "/embed/comparisons/{comparison}",
        "/treatments/{treatment}",
    ),
    *("/compare?treatments={pair}", "/embed/compare?treatments={pair}", "/nowhere"),
)
ANSWERS = (
    *(*PAGES, "/openapi.json", "/metrics", "/embed/v1.js", "/favicon.ico", "/embed/comparisons/{comparison}.json"),
    *("/v1/meta", "/v1/rules", "/v1/health/live", "/v1/health/ready", "/v1/editions", "/v1/editions/{edition}"),
    *("/v1/editions/{edition}/changes", "/v1/editions/{edition}/meta", "/v1/search?q=how+long", "/problems/not-found"),
    *("/v1/treatments", "/v1/treatments/{treatment}", "/v1/treatments/{treatment}?fields=slug", "/v1/findings?limit=1"),
    *("/v1/comparisons/{comparison}", "/v1/comparisons/{comparison}/quality", "/v1/compare?treatments={pair}"),
    *("/v1/comparisons/{comparison}/summary-of-findings", "/v1/comparisons/{comparison}/pictures/icons.svg"),
    *("/v1/comparisons/{comparison}/pictures/icons.png", "/v1/comparisons/{comparison}/pictures/icons.txt"),
    *("/v1/treatments/nowhere", "/v1/treatments?limit=0", "/v1/editions/2001.01.1/meta", "/v1/x?" + "a" * 9000),
)


def addresses(client: httpx.Client, templates: tuple[str, ...]) -> list[str]:
    """Addresses with real names in them."""
    names = {
        "comparison": client.get("/v1/comparisons").json()["items"][0]["slug"],
        "edition": client.get("/v1/meta").json()["edition"]["id"],
    }
    slugs = [told["slug"] for told in client.get("/v1/treatments").json()["items"]]
    return [template.format(**names, treatment=slugs[0], pair=",".join(slugs[:2])) for template in templates]
