// Buttons that put the listings of a page on a shortlist, and a bar that says what is on it. Words come from the page.

import * as kept from "./lists.js";

// What the addresses of a page in another language begin with.
export const root = document.documentElement.dataset.root || "";

/** "List A · today 10:40". */
export function label(list, words) {
  const began = new Date(list.began);
  const time = began.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit", hour12: true });
  const day = began.toDateString() === new Date().toDateString() ? words.today : words.yesterday;
  return words.list.replace("LETTER", list.letter) + " · " + day.replace("TIME", time);
}

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) { made.className = className; }
  if (text) { made.textContent = text; }
  return made;
}

export function badge(list) {
  const made = element("span", "app-list-badge app-list-badge--" + list.letter.toLowerCase(), list.letter);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** Ask what the listings of a list say by now, by their ids alone. What is kept of them stays, where there is no answer. */
export async function refresh(list) {
  const ids = list.items.map((one) => one.id);
  const asked = new URLSearchParams(ids.map((id) => ["listing", id]));
  try {
    const answer = await fetch(root + "/shortlist/facts", { method: "POST", body: asked });
    if (answer.ok) { kept.remember(list.letter, ids, (await answer.json()).listings); }
  } catch (offline) { /* the network is not there: no matter */ }
}

/** Whoever keeps a list may open it where there is no network; nobody else is sent the means to. */
export function prepareForOffline() {
  if ("serviceWorker" in navigator) { navigator.serviceWorker.register(root + "/service-worker.js").catch(() => {}); }
}

const bar = document.getElementById("shortlist");

function button(place) {
  const made = element("button", "app-pick-button");
  made.type = "button";
  const words = made.appendChild(element("span"));
  made.appendChild(element("span", "govuk-visually-hidden", " " + place.dataset.name));
  made.addEventListener("click", () => press(place));
  place.replaceChildren(made);
  return () => {
    const list = kept.openList();
    const on = Boolean(list) && list.items.some((one) => one.id === place.dataset.tick);
    const full = Boolean(list) && list.items.length >= kept.MOST_ITEMS;
    const said = list ? (on ? bar.dataset.takeOff : bar.dataset.putOn) : bar.dataset.first;
    words.textContent = full && !on ? bar.dataset.full : said.replace("LETTER", list ? list.letter : "");
    made.disabled = full && !on;
    made.classList.toggle("app-pick-button--on", on);
  };
}

function press(place) {
  const list = kept.openList();
  if (list && list.items.some((one) => one.id === place.dataset.tick)) {
    kept.remove(list.letter, place.dataset.tick);
    return;
  }
  kept.add({ id: place.dataset.tick, name: place.dataset.name, distance: place.dataset.distance || "", note: "" });
  prepareForOffline();
  refresh(kept.openList());
}

function fillBar() {
  const list = kept.openList();
  bar.hidden = !list;
  if (!list) { return; }
  const words = bar.dataset;
  bar.querySelector("[data-badge]").replaceChildren(badge(list));
  bar.querySelector("[data-label]").textContent = label(list, words);
  const count = list.items.length;
  bar.querySelector("[data-count]").textContent = "· " + (count === 1 ? words.one : words.many).replace("NUMBER", String(count));
}

if (bar) {
  const buttons = Array.from(document.querySelectorAll("[data-tick]"), button);
  const show = () => { buttons.forEach((one) => one()); fillBar(); };
  bar.querySelector("[data-another]").addEventListener("click", () => { kept.begin(); });
  kept.watch(show);
  show();
} else {
  // Lists whose time is over go, whatever page is open.
  kept.lists();
}
