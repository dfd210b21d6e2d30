"""What every answer tells the browser to refuse, and which posts we refuse ourselves."""

import re
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, request

from asset_map.settings import Settings

HEADERS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NOBODY = "'none'"
# These change nothing, and browsers send them without saying where from.
SAFE = ("GET", "HEAD", "OPTIONS")
# Nothing that is not a page may load, frame or run anything.
NOT_A_PAGE = "default-src 'none'; frame-ancestors 'none'"
# The service worker fetches what it keeps, from here alone.
WORKER = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"


def secure(app: Flask, settings: Settings) -> None:
    """Give every answer its headers, and every page a nonce for its scripts."""
    images = " ".join(filter(None, ("'self' data:", tile_source(settings.tile_url))))

    @app.before_request
    def refuse_posts_from_elsewhere() -> None:
        if request.method not in SAFE and not _from_here(unsaid=True):
            abort(403)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        page = response.mimetype == "text/html"
        other = WORKER if response.mimetype == "text/javascript" else NOT_A_PAGE
        response.headers["Content-Security-Policy"] = _policy(nonce(), images) if page else other
        if page and "framed_by" not in g:
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    app.jinja_env.globals["csp_nonce"] = nonce


def nonce() -> str:
    """The one-time word that this page's own scripts carry."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def let_be_framed() -> None:
    """The page being made may stand within pages of the sites that the settings name."""
    named: str = current_app.extensions["asset-map-settings"].embed_ancestors
    # Our own page shows how it will look.
    g.framed_by = f"'self' {named}" if may_be_framed() and named != "*" else named


def may_be_framed() -> bool:
    """Whether any site may show an answer within a page of its own."""
    return bool(current_app.extensions["asset-map-settings"].embed_ancestors != "'none'")


def let_frame_ours() -> None:
    """The page being made may hold a frame with another page of this site."""
    g.frames = "'self'"


def tile_source(tile_url: str | None) -> str | None:
    """The tiles' host as a policy names it. A placeholder in its name stands for any subdomain."""
    if tile_url is None:
        return None
    parts = urlsplit(tile_url)
    host = parts.netloc
    if "{" in host:
        host = "*." + re.sub(r"^.*}[^.]*\.", "", host)
    return f"{parts.scheme}://{host}"


def surely_from_here() -> bool:
    """Whether the browser says that a post comes from our own page. All do, since 2020."""
    return _from_here(unsaid=False)


def _from_here(*, unsaid: bool) -> bool:
    """Whether a post comes from our own page; `unsaid` where nothing says so."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return unsaid if origin is None else urlsplit(origin).netloc == request.host


def _policy(nonce: str, images: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}'",
            "style-src 'self'",
            f"img-src {images}",
            "connect-src 'self'",
            "font-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-src {g.get('frames', NOBODY)}",
            f"frame-ancestors {g.get('framed_by', NOBODY)}",
        )
    )
