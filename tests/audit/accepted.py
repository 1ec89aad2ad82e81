"""Findings that stay, each with its reason. What is not named here is open, and fails the audit."""

ACCEPTED: dict[str, dict[str, str]] = {
    "bandit": {
        "B101": "an assert tells the type checker what an enclosing rule has made sure of; nothing is guarded by it",
        "B404": "two modules start processes of ours",
        "B406": "escapes text for XML and parses none",
        "B603": "the program and its arguments are ours, and no shell reads them",
        "B608": "names of our own tables and question marks; every value is bound, which a rule of ours checks",
        "B704": "JSON in a script, in which every < is an escape, held by tests/browser/test_hostile_content.py",
    },
    "detect-secrets": {
        "bench/results.json": "digests of what was measured",
        "docs/operating.md": "a digest of an edition, as an example",
        "tests/browser/test_wordpress.py": "the password of a site that lives as long as a test",
        "tests/contract/test_parsers.py": "an address that must be refused",
        "tests/publishing/seeds.py": "an address that must be refused",
        "tests/routers/test_metrics.py": "a marker that must not be found in any metric",
        "tests/test_database.py": "an address that must be kept out of a message",
    },
    "regexploit": {
        "unread": "it does not know possessive repeats, which cannot be slow; tests/contract/test_lint.py reads them",
    },
    "csp_evaluator": {
        "script-src: 'self' can be problematic if you host JSONP, AngularJS or us": "this host has no callbacks and no "
        "libraries but the documentation page's; what it serves as a script is fixed by its digest",
    },
    "httplint": {
        "[BAD] The server won't accept a URI this long .": "that is what was asked",
        "[WARN] This response allows caches to assign their own freshness lifetimes to ": "the description of the API, "
        "which no harm comes from keeping",
        "[WARN] The content doesn't match the declared Content-Type.": "it is shown heads alone",
    },
    "schemathesis": {
        "ST204 Wrong response to undeclared method: GET /v1/verify": "content in a request that only reads is refused "
        "before anything looks at the method of its address",
    },
    "wapiti": {
        "Internal Server Error, /oembed": "oEmbed asks for 501 where a format is asked for that there is not; the "
        "scanner calls every status from 500 on an internal error",
    },
    "redbot": {
        "STATUS_URI_TOO_LONG": "that is what was asked",
        "FRESHNESS_HEURISTIC": "the description of the API, which no harm comes from keeping",
    },
    "lighthouse": {
        "is-crawlable, /compare?treatments={pair}": "a composed comparison is kept from search engines: there are "
        "as many as there are sets of treatments",
        "seo, /compare?treatments={pair}": "lowered by that; any other failed audit is a finding of its own",
    },
    "structured-data-testing-tool": {
        "Twitter: should have account username": "there is no account",
        "Twitter: should have username of content creator": "there is no account",
        "Facebook: should have locale": "the text is English of no one country, and the tag wants a country",
        **{
            f"{preset}: must have image {part}, {page}": "it has no picture, and its card is the small one"
            for preset in ("Twitter", "Facebook")
            for part in ("url", "alt text")
            for page in ("/", "/treatments/{treatment}")
        },
    },
    "vacuum": {
        "oas3-api-servers": "the root of this host, which cannot be written without its slash",
        "oas3-missing-example": "it asks for one at every parameter, member and media type, and does not read the "
        "lists of them that 3.1 has",
        "oas3-valid-schema-example": "the list of examples of 3.1 is held to be one example",
        "no-$ref-siblings": "3.1 allows them beside each other",
        "circular-references": "an included record includes records, as far as it is asked to",
        "component-description": "a page of a list, told of by its members",
        "description-duplication": "the same parameter and the same answer of many operations, in the same words",
    },
}
