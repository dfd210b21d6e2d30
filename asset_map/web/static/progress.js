// A page about work that goes on: says how far it is, and shows what came of it when it is over.

const AGAIN_MILLISECONDS = 1000;
const place = document.querySelector("[data-progress]");
const bar = document.getElementById("progress");
const words = document.getElementById("how-far");

async function look() {
  try {
    const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
    const far = await answer.json();
    if (far.over) {
      location.reload();
      return;
    }
    if (far.share !== null) { bar.value = far.share; }
    if (words.textContent !== far.words) { words.textContent = far.words; }
  } catch {
    // The server may be starting again: the next look tells.
  }
  setTimeout(look, AGAIN_MILLISECONDS);
}

setTimeout(look, AGAIN_MILLISECONDS);
