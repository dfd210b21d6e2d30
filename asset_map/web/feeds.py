"""What other programs follow: calendars of a listing and of an answer, and what is new."""

from dataclasses import replace

from flask import Blueprint, Response, abort, request

from asset_map.match.find import find
from asset_map.model.ask import MOST, Ask, Sort
from asset_map.model.listing import Kind
from asset_map.store import activities as listings
from asset_map.store.newest import newest
from asset_map.store.per_process import Connection
from asset_map.store.places import find_near
from asset_map.web import calendars, news
from asset_map.web.answer_page import heading
from asset_map.web.asks import understand
from asset_map.web.links import address
from asset_map.web.store import connect

pages = Blueprint("feeds", __name__)

# Enough to look back on; a feed is read every day or so.
NEWS = 50


@pages.get("/listing/<uuid:id>.ics")
def listing_calendar(id: str) -> Response:
    """When a listing is on; of a hub or a group, all that it runs or that happens there too."""
    with connect() as connection:
        found = listings.page_of(connection, id)  # type: ignore[arg-type]
        if found is None:
            abort(404)
        listed = [found.activity, *found.happens_here]
        # A hub's opening hours are no event: what happens there is.
        if found.activity.kind is Kind.HUB and found.happens_here:
            listed = listed[1:]
        when = listings.schedules(connection, [one.id for one in listed])
    events = [(one, when.get(one.id, ())) for one in listed]
    return _calendar(calendars.calendar(found.activity.name, events, _root()), str(id))


@pages.get("/activities.ics")
def answer_calendar() -> Response:
    """When all that an answer lists is on, up to a hundred listings, the soonest first."""
    with connect() as connection:
        near, ask = _asked(connection)
        found = find(
            connection, replace(ask, sort=Sort.SOONEST, limit=MOST, offset=0), counted=False
        )
        listed = [match.activity for match in found.matches if match.activity.next_session]
        when = listings.schedules(connection, [one.id for one in listed])
    events = [(one, when.get(one.id, ())) for one in listed]
    return _calendar(calendars.calendar(heading(near, ask), events, _root()), "activities")


@pages.get("/new.atom")
def new_near() -> Response:
    """What has come onto the map lately near a place, of the interests asked for."""
    with connect() as connection:
        near, ask = _asked(connection)
        seen = dict(newest(connection, ask, NEWS))
        listed = listings.activities(connection, list(seen))
    told = ((one, seen[one.id]) for one in listed)
    page = address(near, ask)
    here = address(near, ask, path="/new.atom")
    return Response(
        news.feed(heading(near, ask), here, page, _root(), told), mimetype=news.MEDIA_TYPE
    )


def _asked(connection: Connection) -> tuple[str, Ask]:
    """The place as it stands in the address, and the ask; 400 without a place that we know."""
    asked = understand(request.args, lambda words: find_near(connection, words))
    if asked.ask is None:
        abort(400)
    return request.args["near"].strip(), asked.ask


def _calendar(made: bytes, name: str) -> Response:
    response = Response(made, mimetype=calendars.MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _root() -> str:
    return request.host_url.rstrip("/")
