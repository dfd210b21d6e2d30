"""The map beside a list: the same answer, drawn whole where it is small and by the view else."""

from math import cos, radians
from urllib.parse import urlencode

from flask import current_app, url_for
from flask_babel import gettext

from asset_map.maps.activity_map import Feed, MapParts, activity_map, box
from asset_map.maps.ground import Ground, Tiles
from asset_map.maps.place import Place
from asset_map.match.reasons import Found
from asset_map.model.ask import Ask
from asset_map.model.place import Point
from asset_map.model.view import View
from asset_map.settings import Settings
from asset_map.store import map_ground, served
from asset_map.store.in_view import FURTHEST_IN, MOST_SPOTS, in_view
from asset_map.store.per_process import Connection
from asset_map.web.cards import Card
from asset_map.web.links import Pairs, pairs
from asset_map.web.map_answers import spot_place
from asset_map.web.words import Teller

# How far the ground reaches beyond the places on every side, as a part of their own spread: the
# map's frame may be taller or wider than they are.
MARGIN = 0.75
# The least that it reaches, in degrees of latitude: about two miles.
LEAST_MARGIN = 0.03
METRES_OF_A_DEGREE = 111_320
# What a search of another area does not take along: where the list began, and where it was.
LEFT_BEHIND = ("near", "reach_metres", "offset")


def drawn(
    places: list[Place],
    here: Point,
    connection: Connection,
    here_words: str = "",
    feed: Feed | None = None,
    frame: tuple[Point, ...] = (),
) -> MapParts:
    """A map of places, over the tiles that the council chose or over our own ground.

    Without words for it, the middle point is not marked. It shows `frame`, else all places.
    """
    tiles = chosen_tiles()
    if tiles is not None:
        return activity_map(places, here, here_words, tiles=tiles, feed=feed, frame=frame)
    around = _around([here, *frame, *(place.point for place in places)])
    return activity_map(places, here, here_words, ground_in(connection, around), None, feed, frame)


def chosen_tiles() -> Tiles | None:
    """The tiles that the council chose; None where the ground is our own."""
    settings: Settings = current_app.extensions["asset-map-settings"]
    if not settings.tile_url:
        return None
    return Tiles(settings.tile_url, settings.tile_attribution or "")


def ground_address() -> str:
    """Where a map asks for the ground of its view; empty where tiles are the ground."""
    return "" if chosen_tiles() else url_for("maps.ground")


def ground_in(connection: Connection, around: map_ground.Box) -> Ground:
    """The outlines and names of a part of the land."""
    return Ground(
        tuple(map_ground.outlines(connection, around)),
        tuple(map_ground.township_names(connection, around)),
        (around.west, around.south, around.east, around.north),
    )


def map_of(cards: tuple[Card, ...], ask: Ask, connection: Connection) -> MapParts | None:
    """The map of the cards of an answer and of nothing else; None where there are none."""
    if not cards:
        return None
    words = gettext("The place you asked about")
    return drawn([card.place() for card in cards], ask.near.point, connection, words)


def answer_map(
    near: str, found: Found, cards: tuple[Card, ...], told: Teller, connection: Connection
) -> MapParts | None:
    """The map of a whole answer, of which the cards are one page; None where it is empty.

    Up to a hundred places are drawn from the page; of more, the cards' own until the view's come.
    """
    if not cards:
        return None
    ask = found.ask
    places = [card.place() for card in cards]
    frame: tuple[Point, ...] = ()
    asked = pairs(near, ask)
    few = found.total <= MOST_SPOTS and not found.more_than_total
    if few and found.total > len(cards):
        listed = {card.activity.id for card in cards}
        seen = in_view(connection, _round(ask), ask, within_reach=True)
        there = {spot.id: spot for spot in (*seen.spots, *served.spots(connection, ask))}
        places += [spot_place(spot, told) for id, spot in there.items() if id not in listed]
    elif not few:
        circle = _round(ask)
        frame = (Point(circle.west, circle.south), Point(circle.east, circle.north))
    words = gettext("The place you asked about")
    feed = _feed(ask, asked, places=not few)
    return drawn(places, ask.near.point, connection, words, feed, frame)


def search_pairs(asked: Pairs) -> Pairs:
    """What a search of another area takes along."""
    return [(name, value) for name, value in asked if name not in LEFT_BEHIND]


def _feed(ask: Ask, asked: Pairs, *, places: bool) -> Feed:
    point = ask.near.point
    return Feed(
        ground=ground_address(),
        area=url_for("residents.activities") + "?" + urlencode(search_pairs(asked)),
        places=f"{url_for('maps.places')}?{urlencode(asked)}" if places else "",
        reach=(point.longitude, point.latitude, ask.reach_metres),
    )


def _round(ask: Ask) -> View:
    """The box round everything within reach."""
    point = ask.near.point
    high = ask.reach_metres / METRES_OF_A_DEGREE
    wide = high / (cos(radians(point.latitude)) or 1.0)
    return View(
        point.longitude - wide,
        point.latitude - high,
        point.longitude + wide,
        point.latitude + high,
        FURTHEST_IN,
    )


def _around(points: list[Point]) -> map_ground.Box:
    (south, west), (north, east) = box(points)
    # A degree of longitude is shorter than one of latitude.
    narrow = cos(radians((south + north) / 2)) or 1.0
    margin = max(LEAST_MARGIN, MARGIN * max(north - south, (east - west) * narrow))
    return map_ground.Box(
        west - margin / narrow, south - margin, east + margin / narrow, north + margin
    )
