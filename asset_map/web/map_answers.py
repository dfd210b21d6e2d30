"""What a view of the map is told: places and clusters as GeoJSON, with their words made."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import format_decimal, gettext, ngettext

from asset_map.maps.place import Feature, Place, collection, point_feature
from asset_map.model.view import Cluster, Seen, Spot
from asset_map.web.words import Teller


def view_answer(seen: Seen, told: Teller) -> dict[str, Any]:
    """Places to draw one by one, clusters, and what to say beneath the map."""
    return {
        "places": collection([spot_place(spot, told).feature() for spot in seen.spots]),
        "clusters": collection([_cluster(cluster, told) for cluster in seen.clusters]),
        "say": " ".join(_said(seen)),
    }


def spot_place(spot: Spot, told: Teller) -> Place:
    """A place that is drawn with its name and its kind alone."""
    kind = told.phrases.kinds[spot.kind]
    href = url_for("residents.listing", id=spot.id)
    return Place(spot.point, spot.name, spot.kind, kind, (kind,), href)


def _cluster(cluster: Cluster, told: Teller) -> Feature:
    kinds = [(told.phrases.kinds[kind], count) for kind, count in cluster.kinds]
    counts = ", ".join(f"{words} {format_decimal(count)}" for words, count in kinds)
    return point_feature(
        cluster.point,
        {"count": cluster.listings, "label": _label(cluster), "kinds": counts},
    )


def _label(cluster: Cluster) -> str:
    count, number = cluster.listings, format_decimal(cluster.listings)
    if not cluster.town:
        return ngettext("%(number)s place", "%(number)s places", count, number=number)
    return ngettext(
        "%(number)s place near %(town)s",
        "%(number)s places near %(town)s",
        count,
        number=number,
        town=cluster.town,
    )


def _said(seen: Seen) -> Iterator[str]:
    """Where the map shows other than the list, that it does."""
    if not seen.narrowed:
        yield gettext(
            "From this far out, the map shows interests and kinds only. Zoom in, and it keeps to "
            "all you chose."
        )
    if seen.left_out:
        yield ngettext(
            "%(number)s more comes to you than the map has room for. The list has it.",
            "%(number)s more come to you than the map has room for. The list has them all.",
            seen.left_out,
            number=format_decimal(seen.left_out),
        )
