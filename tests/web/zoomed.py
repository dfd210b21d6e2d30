"""A page at 400 %, as somebody finds it who needs large words, or who has a keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.web.keyboard import walk
from tests.web.watched import DESKTOP, violations

# A window of 1280 by 1024, four times as large (WCAG 2.2, 1.4.10).
ZOOMED = (320, 256)
# What is there to be read or pressed, wherever it stands; a map's own markers change with its size.
THERE = """() => [...document.querySelectorAll(
    "h1, h2, h3, a, button, label, summary, dt, dd, th, td, p, li")]
  .filter(one => !one.closest("#map, [role=status], .govuk-service-navigation"))
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => one.textContent.trim().replace(/\\s+/g, " ")).filter(Boolean)"""
# Words cut off by their own box. What is hidden from the eye on purpose is one pixel high, and what
# is typed into a box moves along in it.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one);
  return !one.closest("#map, svg, input") && one.clientHeight > 1 && one.clientWidth > 1
    && /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 80))"""


@dataclass(frozen=True)
class Zoomed:
    """What was found on a page at 400 %, with all unfolded that folds."""

    violations: list[str]
    wide: int
    cut: list[str]
    lost: set[str]
    stumbles: list[str]


def look_closely(page: Page) -> Zoomed:
    """What there is at 400 %, and what a wide screen shows besides."""
    resize(page, ZOOMED)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth")
    cut, small, faults = page.evaluate(CUT), set(page.evaluate(THERE)), violations(page)
    stumbles = walk(page)
    resize(page, DESKTOP)
    return Zoomed(faults, wide, cut, set(page.evaluate(THERE)) - small, stumbles)


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
