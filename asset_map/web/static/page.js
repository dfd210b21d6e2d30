// What GOV.UK Frontend adds to a page that already works without it.

import { initAll } from "./vendor/govuk-frontend.js";

initAll();
