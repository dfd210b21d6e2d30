// Makes what the pages serve from the packages that package-lock.json names: one style sheet, three scripts, Leaflet's
// images, and their licences. `npm run build` writes them afresh to asset_map/web/static/vendor, which git ignores.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const top = join(dirname(fileURLToPath(import.meta.url)), "..");
const packages = join(top, "node_modules");
const vendor = join(top, "asset_map", "web", "static", "vendor");

const scripts = {
  "govuk-frontend.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js",
  "leaflet.js": "leaflet/dist/leaflet.js",
  "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
};

const read = (path) => readFileSync(join(packages, path), "utf8");

// GOV.UK Frontend's package says its licence in its README alone.
const licences = {
  "GOV.UK Frontend": read("govuk-frontend/README.md").match(/## Licence\n([\s\S]*?)\n## /)[1],
  "Leaflet": read("leaflet/LICENSE"),
  "Leaflet.markercluster": read("leaflet.markercluster/MIT-LICENCE.txt"),
};

// The maps they name are not served: left in, each opened developer console would ask for a missing file.
const withoutSourceMap = (script) => script.replace(/\/\/# sourceMappingURL=.*\s*$/, "");

rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });

const sheet = compile(join(top, "frontend", "app.scss"), {
  loadPaths: [packages],
  style: "compressed",
  quietDeps: true,
});
writeFileSync(join(vendor, "app.css"), sheet.css);

for (const [name, path] of Object.entries(scripts)) {
  writeFileSync(join(vendor, name), withoutSourceMap(read(path)));
}
cpSync(join(packages, "leaflet", "dist", "images"), join(vendor, "images"), { recursive: true });

const texts = Object.entries(licences).map(([name, text]) => `${name}\n\n${text.trim()}\n`);
writeFileSync(join(vendor, "LICENCES.txt"), texts.join("\n\n"));
