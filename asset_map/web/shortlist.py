"""For frontline workers: shortlists. They stay in the browser, and open without a network too."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template, request, url_for
from flask_babel import gettext

from asset_map.web.handout_form import MOST_LISTINGS, ids
from asset_map.web.shortlist_facts import facts
from asset_map.web.store import connect

pages = Blueprint("shortlist", __name__)

# As many as the browser keeps on a list (static/lists.js).
MOST_ITEMS = 20
LARGEST_POST = 4 * 1024
# What the page of the shortlists is made of: kept by the browser for when there is no network.
OFFLINE = (
    "vendor/app.css",
    "vendor/govuk-frontend.js",
    "page.js",
    "near_me.js",
    "lists.js",
    "shortlist.js",
    "shortlist-page.js",
    "favicon.svg",
)


@pages.get("/shortlist")
def shortlist() -> str:
    """An empty page, the same for everyone: the browser fills it with the lists it keeps."""
    return render_template("shortlist/shortlist.html", most_on_paper=MOST_LISTINGS)


@pages.post("/shortlist/facts")
def told() -> Response:
    """What these listings say by now, by their ids, in words."""
    request.max_content_length = LARGEST_POST
    asked = ids(request.form)[:MOST_ITEMS]
    with connect() as connection:
        listings = {str(id): asdict(one) for id, one in facts(connection, asked).items()}
    response = jsonify(listings=listings)
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.get("/service-worker.js")
def service_worker() -> Response:
    """The script that answers for us where there is no network: for the shortlist's page alone."""
    files = [_static_url(name) for name in OFFLINE]
    # The files' address changes whenever any of them does.
    cache = f"asset-map-{files[0].split('/')[2]}"
    script = render_template(
        "shortlist/service-worker.js", files=files, cache=cache, page=url_for("shortlist.shortlist")
    )
    response = Response(script, mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@pages.get("/manifest.webmanifest")
def manifest() -> Response:
    """What a phone needs to keep us on its first screen (W3C, Web Application Manifest)."""
    body: dict[str, Any] = {
        "name": gettext("Community asset map"),
        "short_name": gettext("Asset map"),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#063c40",
        "icons": [{"src": _static_url("favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    response = jsonify(body)
    response.mimetype = "application/manifest+json"
    return response


def _static_url(name: str) -> str:
    return str(current_app.jinja_env.globals["static_url"](name))  # type: ignore[operator]
