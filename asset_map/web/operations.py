"""For whoever runs the service: is it alive, and can it answer?"""

from flask import Blueprint, Response, current_app

from asset_map.store.instance import assert_answers
from asset_map.web.store import connect

pages = Blueprint("operations", __name__)


@pages.get("/healthz")
def alive() -> Response:
    """The process answers. The store is not asked, so that its rest does not restart us."""
    return Response("ok\n", mimetype="text/plain")


@pages.get("/readyz")
def ready() -> Response:
    """The store answers too."""
    try:
        with connect() as connection:
            assert_answers(connection)
    except Exception as error:  # whatever the reason, the answer is: not now
        current_app.logger.warning("not ready: %s", type(error).__name__)
        return Response("the store does not answer\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
