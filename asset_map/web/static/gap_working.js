// While an answer is being worked on: says for how long by now, and shows the page anew when it is there.

const LOOK_MILLISECONDS = 1500;
const notice = document.getElementById("gap-working");
const words = document.getElementById("gap-working-words");
const bar = notice.querySelector("progress");
const address = new URL(notice.dataset.ask, document.baseURI);
if (notice.dataset.file) { address.searchParams.set("file", notice.dataset.file); }

function end(say) {
  words.textContent = say;
  notice.querySelectorAll("progress, form, .app-gap__meanwhile").forEach(function (one) { one.remove(); });
}

async function look() {
  try {
    const told = await (await fetch(address)).json();
    if (!told.working) {
      // A file is taken away, and leaves the page as it is.
      if (told.words || notice.dataset.file) { end(told.words || notice.dataset.done); }
      if (!told.words) { window.location.reload(); }
      return;
    }
    // Said aloud now and then only: every look would be a chatter.
    if (told.seconds >= Number(bar.value) + 10) { words.textContent = told.words; }
    bar.value = told.seconds;
  } catch (problem) { /* The next look may do better. */ }
  setTimeout(look, LOOK_MILLISECONDS);
}

setTimeout(look, LOOK_MILLISECONDS);
