"""Asks axe-core what is wrong with a page."""

from functools import cache

from playwright.sync_api import Frame, Page

from tests.browser.tools import NODE_MODULES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = """
async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"], iframes: false});
  return found.violations.map((one) => `${one.id} (${one.impact}): ` + one.nodes.slice(0, 3).map((node) =>
    `${node.target.join(" ")} ${node.any.concat(node.all).map((check) => check.message).join("; ")}`).join(" | "));
}
"""


@cache
def _axe() -> str:
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(shown: Page | Frame) -> list[str]:
    """Every rule that the page breaks, with where and why; a frame in it is a page of its own."""
    shown.evaluate(_axe())
    found: list[str] = shown.evaluate(ASK, RULES)
    return found
