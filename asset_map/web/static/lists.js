// Shortlists, kept in this browser alone: several side by side, each with a letter, none with anybody's name.
// What is kept of a listing is what its page says; what is kept of a person is nothing but the worker's own notes.

const KEY = "asset-map-lists";
// Which list this tab adds to: two tabs may be about two people.
const OPEN = "asset-map-open-list";
// A working day: a list that nobody has used for so long is gone.
const HOURS_KEPT = 12;
const LETTERS = "ABCDEF";
export const MOST_ITEMS = 20;

const watchers = [];
// Where the browser keeps nothing, the lists last as long as the page.
let instead = "[]";

function read() {
  let text = instead;
  try { text = localStorage.getItem(KEY) || "[]"; } catch (refusal) { /* kept in the page */ }
  let lists = [];
  try { lists = JSON.parse(text); } catch (damage) { /* as good as none */ }
  return Array.isArray(lists) ? lists : [];
}

function write(lists) {
  instead = JSON.stringify(lists);
  try {
    if (lists.length) { localStorage.setItem(KEY, instead); } else { localStorage.removeItem(KEY); }
  } catch (refusal) { /* kept in the page */ }
}

function chosen(letter) {
  try {
    if (letter) { sessionStorage.setItem(OPEN, letter); }
    return sessionStorage.getItem(OPEN);
  } catch (refusal) { return letter; }
}

/** Every list that is not over, the oldest first. */
export function lists() {
  const kept = read();
  const since = Date.now() - HOURS_KEPT * 3600 * 1000;
  const fresh = kept.filter((list) => list.used > since);
  if (fresh.length < kept.length) { write(fresh); }
  return fresh;
}

/** The list that this tab adds to: the one chosen here, else the one used last; undefined without any. */
export function openList() {
  const all = lists();
  const letter = chosen();
  return all.find((list) => list.letter === letter) || all.reduce((last, list) => (!last || list.used > last.used ? list : last), undefined);
}

/** Add to another list from now on. */
export function choose(letter) {
  chosen(letter);
  change(letter, () => {});
}

/** Begin a list, with the first letter that is free; false where every letter is taken. */
export function begin() {
  const all = lists();
  const letter = LETTERS.split("").find((one) => !all.some((list) => list.letter === one));
  if (!letter) { return false; }
  const now = Date.now();
  write(all.concat({ letter: letter, began: now, used: now, items: [] }));
  choose(letter);
  return true;
}

function change(letter, how) {
  const all = lists();
  const list = all.find((one) => one.letter === letter);
  if (list) {
    how(list);
    list.used = Date.now();
  }
  write(all);
  watchers.forEach((told) => told());
}

/** Put a listing on a list; where there is none, a list is begun for it. */
export function add(item) {
  if (!openList()) { begin(); }
  change(openList().letter, (list) => {
    if (list.items.length < MOST_ITEMS && !list.items.some((one) => one.id === item.id)) { list.items.push(item); }
  });
}

export function remove(letter, id) {
  change(letter, (list) => { list.items = list.items.filter((one) => one.id !== id); });
}

/** Move a listing up (-1) or down (1) its list. */
export function move(letter, id, by) {
  change(letter, (list) => {
    const from = list.items.findIndex((one) => one.id === id);
    const to = from + by;
    if (from >= 0 && to >= 0 && to < list.items.length) { list.items.splice(to, 0, list.items.splice(from, 1)[0]); }
  });
}

/** Note why. Nothing on the page is made anew: somebody is typing. */
export function note(letter, id, words) {
  const all = lists();
  all.forEach((list) => {
    if (list.letter !== letter) { return; }
    list.used = Date.now();
    list.items.forEach((one) => { if (one.id === id) { one.note = words; } });
  });
  write(all);
}

/** Remember what those asked for say, for when there is no network. What is no longer published says nothing. */
export function remember(letter, asked, told) {
  change(letter, (list) => {
    list.items.filter((one) => asked.includes(one.id)).forEach((one) => { one.facts = told[one.id] || null; });
  });
}

export function clear(letter) {
  write(lists().filter((list) => list.letter !== letter));
  watchers.forEach((told) => told());
}

export function clearAll() {
  write([]);
  try { sessionStorage.removeItem(OPEN); } catch (refusal) { /* nothing was kept */ }
  watchers.forEach((told) => told());
}

/** Ask to be told of every change, in this tab or another, and when time has run out for a list. */
export function watch(told) {
  watchers.push(told);
  window.addEventListener("storage", (event) => { if (event.key === KEY || event.key === null) { told(); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { told(); } });
}
