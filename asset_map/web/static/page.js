// What scripts add to a page that already works without them.

import { initAll } from "./vendor/govuk-frontend.js";
import { offerLocation } from "./near_me.js";
import "./shortlist.js";

initAll();
document.querySelectorAll(".app-boxes").forEach(offerLocation);
