"""The pages and the public API: one module for each audience, and the ground they stand on."""

from typing import TYPE_CHECKING

from asset_map.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

    from asset_map.web.gap_desk import Desk


def create_app(settings: Settings | None = None, desk: "Desk | None" = None) -> "Flask":
    """The application for `settings`, else for the environment. Raises SettingsError.

    `desk` is where gaps are reckoned; without one, their page says that it cannot.
    """
    # The command line borrows our words, and need not wait for our pages.
    from asset_map.web import app

    return app.create_app(settings, desk=desk)
