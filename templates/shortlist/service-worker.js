// Opens the shortlist where there is no network: it keeps our style, our scripts and the empty page of the shortlists.
// It looks at nothing else: no answer, no conversation and no handout ever passes through it.

const CACHE = {{ cache | tojson }};
const PAGE = {{ page | tojson }};
const FILES = {{ files | tojson }};
// After so long, a weak signal counts as none.
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.concat(PAGE))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("asset-map-") && name !== CACHE;
  const removed = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(removed.then(() => self.clients.claim()));
});

function fromNetwork(request) {
  return Promise.race([
    fetch(request),
    new Promise((_, refuse) => setTimeout(() => refuse(new Error("slow")), PATIENCE))
  ]);
}

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== self.location.origin) { return; }
  if (FILES.includes(path)) {
    event.respondWith(caches.match(path).then((kept) => kept || fetch(event.request)));
  } else if (path === PAGE && event.request.mode === "navigate") {
    event.respondWith(fromNetwork(event.request).catch(() => caches.match(PAGE)));
  }
});
