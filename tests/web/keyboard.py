"""Somebody who has a keyboard alone, and walks through a page from end to end."""

from playwright.sync_api import Page

# What can be reached, how each looks while it is not, and what is to be seen of the one that is.
PREPARE = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex]";
  const shown = one => one.checkVisibility({visibilityProperty: true}) && !one.disabled
    && one.tabIndex >= 0 && one.type !== "hidden";
  // Of the round buttons of a group the keyboard reaches one, and arrows the others.
  const first = one => one.type !== "radio"
    || one === (document.querySelector(`input[name="${one.name}"]:checked`)
      ?? document.querySelector(`input[name="${one.name}"]`));
  const parts = one => [[one], [one, "::before"], [one, "::after"],
    ...(one.labels?.length ? [[one.labels[0], "::before"], [one.labels[0], "::after"]] : []),
    ...(one.tagName === "A" ? [] : [[one.firstElementChild ?? one]])];
  const looks = one => parts(one).map(([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    return [style.outlineStyle === "none" ? "" : style.outline, style.boxShadow,
      style.backgroundColor, style.borderColor].join();
  }).join("|");
  const named = one => (one.getAttribute("aria-label") || one.textContent.trim() || one.outerHTML)
    .slice(0, 60);
  const stops = [...document.querySelectorAll(kinds)].filter(one => shown(one) && first(one));
  // What was just pressed may have the focus still.
  document.activeElement.blur();
  const before = stops.map(looks);
  const passed = new Set();
  const faults = [];
  let steps = 0;
  let last = null;
  const covered = box => {
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return true;
    return [[.5, .5], [.05, .2], [.95, .2], [.05, .8], [.95, .8]].every(([x, y]) => {
      const hit = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
      const at = document.activeElement, parts = [at, ...(at.labels ?? [])];
      return !hit || !parts.some(one => one.contains(hit) || hit.contains(one));
    });
  };
  const step = pressed => {
    const at = document.activeElement;
    // What is in a frame is a page of its own, and is walked as such.
    if (pressed.key !== "Tab" || at.tagName === "IFRAME") return;
    steps += 1;
    const number = stops.indexOf(at);
    if (number < 0 || passed.has(number)) return;
    passed.add(number);
    const box = at.getBoundingClientRect();
    if (looks(at) === before[number]) faults.push(`no focus to be seen: ${named(at)}`);
    if (covered(box)) faults.push(`focus is out of sight: ${named(at)}`);
    if (last && !at.closest("#map")) {
      const up = box.bottom + scrollY <= last.top && box.left < last.right && box.right > last.left;
      if (up) faults.push(`focus went back up: ${last.named} to ${named(at)}`);
    }
    if (last && number < last.number) faults.push(`out of order: ${named(at)}`);
    last = at.closest("#map") ? null
      : {number, top: box.top + scrollY, left: box.left, right: box.right, named: named(at)};
  };
  // When the key comes up, the focus has moved and is in view. To ask from outside takes longer.
  window.addEventListener("keyup", step, true);
  window.keyboardSteps = () => [passed.size, steps];
  window.keyboardEnd = () => {
    const missed = stops.filter((one, n) => !passed.has(n) && one.isConnected && shown(one));
    return [...faults, ...missed.map(one => `never reached: ${named(one)}`)];
  };
  // Some pages begin at a message. The walk begins at the top.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
  return stops.length;
}"""
# A page may move on its own once or twice; more than so many turns over are a trap.
SPARE = 6
MOST = 1_000


def walk(page: Page) -> list[str]:
    """Press Tab through the whole page; what somebody would stumble over."""
    stops = page.evaluate(PREPARE)
    pressed = passed = steps = 0
    while passed < stops and steps < stops + SPARE and pressed < MOST:
        # So many are needed at least.
        for _ in range(stops - passed):
            page.keyboard.press("Tab")
        pressed += stops - passed
        passed, steps = page.evaluate("keyboardSteps()")
    return page.evaluate("keyboardEnd()")
