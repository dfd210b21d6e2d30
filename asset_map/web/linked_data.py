"""A listing in the words of schema.org, for search engines: JSON-LD on its own page."""

from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from asset_map.model.activity import Activity, ActivityPage
from asset_map.model.first_visit import NO, YES, FirstVisit
from asset_map.model.listing import Kind
from asset_map.model.place import Point
from asset_map.model.schedule import TIMEZONE, Session
from asset_map.model.service_area import ServiceArea
from asset_map.web.cards import phone_href, web_href

ZONE = ZoneInfo(TIMEZONE)
# https://schema.org/docs/full.html: a place, people who meet, a firm, something offered.
TYPES = {
    Kind.HUB: "Place",
    Kind.GROUP: "Organization",
    Kind.MICRO_ENTERPRISE: "LocalBusiness",
    Kind.ACTIVITY: "Service",
}


def linked_data(page: ActivityPage, url: str) -> dict[str, Any]:
    """The listing and its coming sessions. `url` is the address of its page."""
    activity = page.activity
    place = _place(activity)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES[activity.kind],
        "@id": url,
        "url": url,
        "name": activity.name,
        "description": activity.description,
        "telephone": activity.phone if phone_href(activity.phone) else "",
        "sameAs": web_href(activity.website) or "",
        "areaServed": list(_area_served(activity.serves, activity.point)),
    }
    if activity.kind is Kind.ACTIVITY:
        said["provider"] = _named("Organization", activity.organization)
        said["availableChannel"] = {"@type": "ServiceChannel", "serviceLocation": place}
        said.pop("telephone")
    elif activity.kind is Kind.GROUP:
        said["location"] = place
        said["event"] = list(_events(activity, page.coming, place, url))
    else:
        # Its own sessions are opening hours; what happens there are events.
        said |= {name: place.get(name) for name in ("address", "geo", "amenityFeature")}
        root = url.removesuffix(f"/listing/{activity.id}")
        said["event"] = [event for one in page.happens_here for event in _next(one, root)]
    if activity.kind is Kind.ACTIVITY and page.coming:
        # What search engines show as an event needs a date of its own.
        return _without_empty({**next(_events(activity, page.coming, place, url)), **_top(said)})
    return _without_empty(said)


def _next(activity: Activity, root: str) -> Iterator[dict[str, Any]]:
    coming = filter(None, [activity.next_session])
    return _events(activity, coming, _place(activity), f"{root}/listing/{activity.id}")


def _top(said: dict[str, Any]) -> dict[str, Any]:
    kept = {name: said[name] for name in ("@context", "@id", "url", "name", "description")}
    return {**kept, "organizer": said["provider"], "sameAs": said["sameAs"]}


def _events(
    activity: Activity, coming: Iterable[Session], place: dict[str, Any], url: str
) -> Iterator[dict[str, Any]]:
    pence = activity.cost.pence_per_visit
    for session in coming:
        ends = session.ends_at and session.ends_at.astimezone(ZONE).isoformat()
        yield _without_empty(
            {
                "@type": "Event",
                "name": activity.name,
                "url": url,
                "startDate": session.starts_at.astimezone(ZONE).isoformat(),
                "endDate": ends,
                "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                "location": place,
                "isAccessibleForFree": None if pence is None else pence == 0,
            }
        )


def _place(activity: Activity) -> dict[str, Any]:
    place = {
        "@type": "Place",
        "name": activity.venue or activity.name,
        "address": _without_empty(
            {
                "@type": "PostalAddress",
                "streetAddress": activity.address,
                "postalCode": activity.postcode,
                "addressCountry": "GB",
            }
        ),
        "geo": _geo(activity),
        "amenityFeature": list(_amenities(activity.first_visit)),
    }
    return _without_empty(place)


def _geo(activity: Activity) -> dict[str, Any] | None:
    """Its point; an area has none that anybody could go to."""
    if activity.area_only:
        return None
    return {
        "@type": "GeoCoordinates",
        "longitude": activity.point.longitude,
        "latitude": activity.point.latitude,
    }


def _amenities(told: FirstVisit) -> Iterator[dict[str, Any]]:
    """What the place has for those who come: https://schema.org/amenityFeature."""
    named = {
        "Toilets": told.toilets,
        "Quiet space": told.quiet_space,
        "Parking": told.parking,
    }
    for name, words in named.items():
        if words:
            value: bool | str = {YES: True, NO: False}.get(words, words)
            yield {"@type": "LocationFeatureSpecification", "name": name, "value": value}


def _area_served(area: ServiceArea, middle: Point) -> Iterator[dict[str, Any] | str]:
    """Districts by name, and a distance as a circle: https://schema.org/areaServed."""
    yield from area.districts
    if area.metres is not None:
        at = {"longitude": middle.longitude, "latitude": middle.latitude}
        midpoint = {"@type": "GeoCoordinates", **at}
        yield {"@type": "GeoCircle", "geoMidpoint": midpoint, "geoRadius": area.metres}


def _named(kind: str, name: str) -> dict[str, Any] | None:
    return {"@type": kind, "name": name} if name else None


def _without_empty(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in ("", None, [])}
