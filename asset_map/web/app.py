"""The web application: its rooms by audience, and what every page stands on."""

from importlib.resources import files
from pathlib import Path

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from asset_map.model.account import Role
from asset_map.settings import Settings
from asset_map.web import (
    account,
    accounts,
    by_name,
    care,
    conversation,
    embeds,
    feeds,
    figures,
    handouts,
    imports,
    map_pages,
    off_the_map,
    officers,
    open_data,
    openid,
    operations,
    records,
    residents,
    review,
    same,
    shortlist,
    sign_in,
    stewards,
    suggest,
    timetable,
)
from asset_map.web.access import guard
from asset_map.web.catalogues import Catalogues
from asset_map.web.compression import compress
from asset_map.web.errors import Site, show_errors
from asset_map.web.gap_desk import EXTENSION as GAP_DESK
from asset_map.web.gap_desk import Desk
from asset_map.web.languages import speak
from asset_map.web.limits import limit
from asset_map.web.openid import offer_openid
from asset_map.web.security import secure
from asset_map.web.static_files import serve_static
from asset_map.web.store import open_store

# Two boxes and a few filters; nobody has more to say to us at once.
LARGEST_POST = 64 * 1024


def create_app(
    settings: Settings | None = None,
    catalogues: Catalogues | None = None,
    desk: Desk | None = None,
) -> Flask:
    """The application for `settings`, else for the environment. It opens the store when asked.

    It speaks the languages of `catalogues`, else of those that come with the package. `desk` is
    where gaps are reckoned; without one, their page says that it cannot. Raises SettingsError.
    """
    settings = settings or Settings.from_environment()
    app = Site("asset_map.web", static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_POST)
    app.extensions["asset-map-settings"] = settings
    app.extensions[GAP_DESK] = desk
    compress(app)
    speak(app, settings, catalogues)
    _prepare_templates(app)
    secure(app, settings)
    limit(app, settings)
    show_errors(app)
    open_store(app, settings)
    # For everyone, unless a route says otherwise.
    public = (
        *(residents, map_pages, by_name, feeds, conversation, handouts),
        *(shortlist, embeds, officers, open_data, operations, sign_in, openid),
        *(care, suggest, stewards),
    )
    # Each of their routes says for whom it is; what does not is for nobody.
    signed_in = (
        *(account, accounts, figures, imports, records, timetable, review, same),
        off_the_map,
    )
    for room in (*public, *signed_in):
        app.register_blueprint(room.pages)
    offer_openid(app, settings)
    guard(app, {room.pages.name: Role.PUBLIC for room in public})
    serve_static(app)
    return app


def _prepare_templates(app: Flask) -> None:
    components = PackageLoader("govuk_frontend_jinja")
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(_folder("templates")),
            PrefixLoader({"govuk_frontend_jinja": components}),
        ]
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _folder(name: str) -> Path:
    return Path(str(files("asset_map") / name))
