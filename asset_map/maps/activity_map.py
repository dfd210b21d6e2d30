"""The map of an answer: folium builds it, and we keep only its element and its script."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

import folium
from branca.element import Element, Figure
from folium.map import FitBounds
from folium.plugins import MarkerCluster
from folium.utilities import JsCode
from jinja2.utils import htmlsafe_json_dumps

from asset_map.maps.ground import Ground, Tiles, backdrop
from asset_map.maps.place import Place, collection
from asset_map.model.place import Point

# Street by street; without a furthest zoom, clusters over no tiles never open.
FURTHEST_IN = 18
# One lonely place is shown with the streets round it, not with its own roof.
CLOSEST_FIT = 15
# Places nearer one another than this many pixels share a cluster: fingers need the room.
CLUSTER_PIXELS = 48
# Empty border round the places, in pixels, so that no marker is cut by the edge; and round a frame.
PADDING = 36
FRAME_PADDING = 8
# Without pictures that blur between two zooms, a map can fill its frame more closely.
FINEST_ZOOM_STEP = 0.25
# What must keep still for people who asked their system for that.
ANIMATIONS = ("zoom_animation", "fade_animation", "marker_zoom_animation")
# Our own last words, in map.js: they give the layers their data.
FILL = "assetMap.fill(map_places, geo_json_ground, geo_json_places, marker_cluster_places);"

E = TypeVar("E", bound=Element)


@dataclass(frozen=True, slots=True)
class MapParts:
    """A map for a page: an element, the script that draws in it, and what it draws.

    `script` goes inside one script element with the page's nonce, after Leaflet, its clusters and
    our own map.js. `data` holds the places and the ground, each as GeoJSON, and goes into a JSON
    element before it: branca reads what its elements say once more as a template, so no text of
    a listing may ever pass through folium.
    """

    html: str
    script: str
    data: dict[str, Any] = field(repr=False)

    @property
    def follows(self) -> bool:
        """Whether it goes on asking as it is moved."""
        return self.data.get("feed") is not None

    @property
    def follows_places(self) -> bool:
        """Whether its places, too, are those of the view."""
        return self.follows and bool(self.data["feed"]["places"])

    @property
    def json(self) -> str:
        """The data, escaped for the inside of a script element."""
        return str(htmlsafe_json_dumps(self.data))


@dataclass(frozen=True, slots=True)
class Feed:
    """Addresses that a map asks when it is moved; an empty one is never asked.

    `ground` and `places` answer for a view, `area` is the list of an area; `reach` is how far the
    answer reaches: longitude, latitude and metres. `listed`: the area is worth a list at once.
    """

    ground: str = ""
    places: str = ""
    area: str = ""
    reach: tuple[float, float, float] | None = None
    listed: bool = False


def activity_map(
    places: Sequence[Place],
    here: Point,
    here_words: str,
    ground: Ground | None = None,
    tiles: Tiles | None = None,
    feed: Feed | None = None,
    frame: Sequence[Point] = (),
) -> MapParts:
    """A map of `places` round the point that was asked about, which is marked `here_words`.

    It shows `frame`, or else every place. With a feed it goes on asking as it is moved.
    """
    drawing = canvas(here)
    if tiles is None:
        drawing.options["zoom_snap"] = FINEST_ZOOM_STEP
    else:
        drawing.add_child(tiles.layer(FURTHEST_IN))
    drawing.add_child(_ground_layer())
    drawing.add_child(_clusters())
    drawing.add_child(_fit(frame or (here, *(place.point for place in places)), bool(frame)))
    html, script = parts_of(drawing, FILL)
    data = {
        "places": collection([place.feature() for place in places]),
        "ground": backdrop(ground or Ground(), here, here_words),
        "feed": None if feed is None else asdict(feed),
    }
    return MapParts(html, script, data)


def box(points: Sequence[Point]) -> list[tuple[float, float]]:
    """The south-west and north-east corners round `points`, latitude first as Leaflet wants."""
    longitudes = [point.longitude for point in points]
    latitudes = [point.latitude for point in points]
    return [(min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))]


def _fit(points: Sequence[Point], closely: bool) -> FitBounds:
    fit = FitBounds(
        box(points),
        padding=(FRAME_PADDING,) * 2 if closely else (PADDING,) * 2,
        max_zoom=CLOSEST_FIT,
    )
    # At once, or the places would be asked for of a view that nobody means.
    fit.options["animate"] = False
    return fit


def canvas(here: Point) -> folium.Map:
    """An empty map with our manners, its middle at a point."""
    drawing = folium.Map(
        location=(here.latitude, here.longitude),
        tiles=None,
        zoom_start=CLOSEST_FIT,
        # A wheel that turns over the map scrolls the page, as its reader meant.
        scroll_wheel_zoom=False,
    )
    drawing.options["max_zoom"] = FURTHEST_IN
    # folium's types know plain values only; its templates write code as well.
    options: dict[str, Any] = drawing.options
    options.update(dict.fromkeys(ANIMATIONS, JsCode("assetMap.motion")))
    return named(drawing)


def _ground_layer() -> folium.GeoJson:
    layer = folium.GeoJson(
        collection([]),
        interactive=False,
        style=JsCode("assetMap.areaStyle"),
        point_to_layer=JsCode("assetMap.groundMark"),
        control=False,
    )
    return named(layer, "ground")


def _clusters() -> MarkerCluster:
    clusters = named(
        MarkerCluster(
            control=False,
            icon_create_function="assetMap.cluster",
            max_cluster_radius=CLUSTER_PIXELS,
            show_coverage_on_hover=False,
            animate=JsCode("assetMap.motion"),
        )
    )
    layer = folium.GeoJson(
        collection([]), point_to_layer=JsCode("assetMap.marker"), control=False, show=False
    )
    clusters.add_child(named(layer))
    return clusters


def named(element: E, name: str = "places") -> E:
    """The element with an id that does not change from one page to the next."""
    element._id = name
    return element


def parts_of(drawing: folium.Map, last_words: str) -> tuple[str, str]:
    """The element and script alone: folium's header holds only other people's files and styles."""
    figure = drawing.get_root()
    assert isinstance(figure, Figure)
    for child in figure._children.values():
        child.render()
    return figure.html.render(), f"{figure.script.render()}\n{last_words}"
