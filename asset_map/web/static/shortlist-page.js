// The page of the shortlists: choose one, put it in order, note why, compare, and make a handout of it.

import * as kept from "./lists.js";
import { badge, element, label, prepareForOffline, refresh, root } from "./shortlist.js";

const page = document.getElementById("shortlist-page");
const words = page.dataset;
const part = (name) => page.querySelector("[data-part=" + name + "]");
const title = document.getElementById("shortlist-title");
const FACTS = ["phone", "when", "where", "cost", "access", "distance"];

function fact(item, name) {
  if (name === "distance") { return item.distance; }
  return (item.facts && item.facts[name]) || "";
}

function safeLink(href) {
  return /^(\/listing\/|tel:|mailto:)/.test(href || "") ? href : null;
}

function tabs(open) {
  part("lists").hidden = kept.lists().length < 2;
  part("lists").replaceChildren(...kept.lists().map((list) => {
    const tab = element("button", "app-list-tab");
    tab.type = "button";
    tab.setAttribute("aria-pressed", String(list.letter === open.letter));
    tab.append(badge(list), element("span", "", label(list, words) + " (" + list.items.length + ")"));
    tab.addEventListener("click", () => {
      kept.choose(list.letter);
      part("lists").querySelector("[aria-pressed=true]").focus();
    });
    return tab;
  }));
}

function row(list, item, place) {
  const made = document.getElementById("shortlist-item").content.cloneNode(true).firstElementChild;
  made.dataset.item = item.id;
  const link = made.querySelector("[data-name]");
  link.textContent = item.name;
  link.href = root + "/listing/" + encodeURIComponent(item.id);
  FACTS.forEach((name) => {
    const box = made.querySelector("[data-fact=" + name + "]");
    const said = fact(item, name);
    if (!said) { box.remove(); return; }
    const href = name === "phone" && safeLink(item.facts.phone_href);
    const shown = href ? element("a", "govuk-link", said) : document.createTextNode(said);
    if (href) { shown.href = href; }
    box.querySelector("dd").append(shown);
    if (href && href.startsWith("mailto:")) { box.querySelector("dt").textContent = words.email; }
  });
  const box = made.querySelector("textarea");
  box.id = "note-" + item.id;
  made.querySelector("label").htmlFor = box.id;
  box.value = item.note || "";
  box.addEventListener("input", () => kept.note(list.letter, item.id, box.value));
  made.querySelectorAll("[data-act]").forEach((one) => {
    one.appendChild(element("span", "govuk-visually-hidden", " " + item.name));
    one.disabled = (one.dataset.act === "up" && place === 0) || (one.dataset.act === "down" && place === list.items.length - 1);
    one.addEventListener("click", () => act(list, item, one.dataset.act, place));
  });
  return made;
}

function act(list, item, what, place) {
  if (what === "remove") {
    kept.remove(list.letter, item.id);
    say(words.removed.replace("NAME", item.name));
    (part("heading").hidden ? part("nothing") : part("heading")).focus();
    return;
  }
  const by = what === "up" ? -1 : 1;
  kept.move(list.letter, item.id, by);
  say(words.moved.replace("NAME", item.name).replace("PLACE", String(place + by + 1)));
  const row = part("items").querySelector("[data-item='" + CSS.escape(item.id) + "']");
  // At either end, the other way is the one that is left.
  (row.querySelector("[data-act=" + what + "]:enabled") || row.querySelector("[data-act]:enabled")).focus();
}

function say(text) {
  part("said").textContent = text;
}

function compare(list) {
  part("compare").hidden = list.items.length < 2;
  part("rows").replaceChildren(...list.items.map((item) => {
    const line = element("tr");
    const head = line.appendChild(element("th", "", item.name));
    head.scope = "row";
    FACTS.slice(1).forEach((name) => line.appendChild(element("td", "", fact(item, name) || "–")));
    return line;
  }));
}

function hidden(name, value) {
  const made = element("input");
  made.type = "hidden";
  made.name = name;
  made.value = value;
  return made;
}

/** What the handout is made of: ids, and the notes for this one sheet of paper. */
function fillForm(list) {
  const boxes = list.items.flatMap((item) => {
    const said = (item.note || "").trim();
    return [hidden("listing", item.id)].concat(said ? [hidden("note-" + item.id, said)] : []);
  });
  part("sent").replaceChildren(...boxes);
}

function show() {
  const list = kept.openList();
  part("nothing").hidden = Boolean(list);
  part("open").hidden = !list;
  if (!list) { return; }
  tabs(list);
  part("heading").textContent = label(list, words);
  part("clear-all").hidden = kept.lists().length < 2;
  part("empty").hidden = list.items.length > 0;
  part("full").hidden = list.items.length <= Number(words.mostOnPaper);
  part("make").hidden = list.items.length === 0;
  part("items").replaceChildren(...list.items.map((item, place) => row(list, item, place)));
  compare(list);
}

/** Drawn anew, with the focus on the same button or link of the same listing: what a listing says comes when it comes. */
function showAgain() {
  const at = document.activeElement, row = at && at.closest("[data-item]");
  show();
  if (!row) { return; }
  const same = at.dataset.act ? "[data-act=" + at.dataset.act + "]" : "a[href='" + CSS.escape(at.getAttribute("href") || "") + "']";
  const there = part("items").querySelector("[data-item='" + CSS.escape(row.dataset.item) + "'] " + same);
  if (there) { there.focus(); }
}

page.hidden = false;
part("another").addEventListener("click", () => { kept.begin(); part("heading").focus(); });
part("clear").addEventListener("click", () => { kept.clear(kept.openList().letter); title.focus(); });
part("clear-all").addEventListener("click", () => { kept.clearAll(); title.focus(); });
part("make").addEventListener("submit", () => fillForm(kept.openList()));
kept.watch(() => {
  // A box that somebody is writing in stays as it is.
  if (!document.activeElement || document.activeElement.tagName !== "TEXTAREA") { showAgain(); }
});
show();
if (kept.openList()) {
  prepareForOffline();
  refresh(kept.openList());
}
