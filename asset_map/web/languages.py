"""Which language a page speaks: each has addresses of its own, such as /cy/about, and no cookie.

An address says the same to everyone who opens it, so that a page can be sent on as it is seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from babel import Locale
from flask import Flask, Response, current_app, request
from flask_babel import Babel, get_locale, gettext

from asset_map.settings import Settings, SettingsError
from asset_map.web.catalogues import DEFAULT_LANGUAGE, Catalogues, Words
from asset_map.web.chosen import label
from asset_map.web.departure import as_it_leaves

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

EXTENSION = "asset-map-languages"


@dataclass(frozen=True, slots=True)
class Language:
    """A language to choose: `tag` as HTML names it, `root` what its addresses begin with."""

    tag: str
    name: str
    direction: str
    root: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The page that is being made, in another language, or in its own."""

    language: Language
    href: str
    chosen: bool


class _ByAddress:
    """Moves a language from the front of an address to where the application is said to be."""

    def __init__(self, inner: "WSGIApplication", codes: Iterable[str]) -> None:
        self.inner, self.codes = inner, frozenset(codes)

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        first, slash, rest = environ.get("PATH_INFO", "").lstrip("/").partition("/")
        if first in self.codes:
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + f"/{first}"
            environ["PATH_INFO"] = slash + rest or "/"
        return self.inner(environ, start)


class _Babel(Babel):
    """Flask-Babel with our catalogues."""

    catalogues: Catalogues

    @property
    def domain_instance(self) -> Words:
        """Where its words come from."""
        return Words(self.catalogues)


def speak(app: Flask, settings: Settings, catalogues: Catalogues | None = None) -> None:
    """Let the pages speak every language that is offered. Raises SettingsError."""
    catalogues = catalogues or Catalogues(Path(str(files("asset_map") / "translations")))
    offered = _offered(settings, catalogues)
    app.extensions[EXTENSION] = (_language(DEFAULT_LANGUAGE, ""), *map(_language, offered))
    babel = _Babel()  # type: ignore[no-untyped-call]
    babel.catalogues = catalogues
    babel.init_app(  # type: ignore[no-untyped-call]
        app, default_locale=DEFAULT_LANGUAGE, locale_selector=_chosen
    )
    by_address = _ByAddress(app.wsgi_app, offered)
    app.wsgi_app = by_address  # type: ignore[assignment,method-assign]
    app.jinja_env.globals["page_language"] = lambda: spoken().tag
    app.jinja_env.globals["page_direction"] = lambda: spoken().direction
    app.jinja_env.globals["language_root"] = lambda: spoken().root
    app.jinja_env.globals["language_choices"] = choices
    app.jinja_env.globals["interest_label"] = label
    app.after_request(_leave)


def spoken() -> Language:
    """The language of the page being made."""
    code = str(get_locale()).replace("_", "-")
    offered = languages()
    return next((one for one in offered if one.tag == code), offered[0])


def languages() -> tuple[Language, ...]:
    """Every language that is offered, English first."""
    offered: tuple[Language, ...] = current_app.extensions[EXTENSION]
    return offered


def choices(with_query: bool = True) -> list[Choice]:
    """The page that is being made in every language, each at its address."""
    here = "/" + quote(request.path.lstrip("/"))
    query = request.query_string.decode("latin-1") if with_query else ""
    where = f"{here}?{query}" if query else here
    return [Choice(one, one.root + where, one == spoken()) for one in languages()]


def drafts() -> list[tuple[Language, str]]:
    """Every language beside English, and how much of our own words it has: "about 60%"."""
    catalogues: Catalogues = current_app.extensions["babel"].instance.catalogues
    return [(one, _about(catalogues.share(one.tag))) for one in languages() if one.root]


def _about(share: float) -> str:
    if share == 1:
        return "100%"
    return gettext("about %(percent)d%%", percent=round(share * 20) * 5)


def _offered(settings: Settings, catalogues: Catalogues) -> tuple[str, ...]:
    there = catalogues.codes()
    if settings.languages is None:
        return there
    for code in settings.languages:
        if code not in there:
            raise SettingsError(
                "ASSET_MAP_LANGUAGES",
                f"there is no catalogue of {code!r}.",
                f"some of these, with commas between: {', '.join(there)}; or en for English alone.",
            )
    return settings.languages


def _language(code: str, root: str | None = None) -> Language:
    locale = Locale.parse(code)
    name = locale.get_language_name(code.partition("_")[0]) or code
    tag = code.replace("_", "-")
    return Language(
        tag,
        name[:1].upper() + name[1:],
        locale.text_direction,
        f"/{code}" if root is None else root,
    )


def _chosen() -> Locale:
    code = request.script_root.rpartition("/")[2]
    known = code and any(one.tag == code for one in languages())
    return _locale(code if known else DEFAULT_LANGUAGE)


# Asked at each request, of few languages.
_locale = lru_cache(maxsize=64)(Locale.parse)


def _leave(response: Response) -> Response:
    """Say which language it is in, and lead from there to pages in the same."""
    text = (response.mimetype or "").startswith("text/")
    if not text and not request.script_root:
        return response
    language = spoken()
    if text:
        response.headers["Content-Language"] = language.tag
    if not language.root:
        return response
    return as_it_leaves(response, language.root, language.direction)
