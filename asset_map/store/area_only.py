"""Places that are shown as their area alone: where they really are stands apart, for officers.

The map, every list and every file are made from a location. That of such a listing is its area's
own point under its area's name, so that nothing made from it can tell more.
"""

from sqlalchemy import Connection

from asset_map.store.copy_format import copy_rows
from asset_map.store.driver import driver_connection
from asset_map.store.staging import WITHHELD_PLACE, Staged

# A township further away than this, in degrees of latitude, is not where a place is: 11 km.
TOWNSHIP_DEGREES = 0.1
# Where nothing names the area, a point is moved to the corners of squares of this size: 3 to 5 km.
ROUNDED_DEGREES = 0.05

# A ward that covers it; else the nearest township; else a point that is far from exact.
_TO_AREAS = f"""
UPDATE incoming_location AS incoming
SET address = shown.name, longitude = shown.longitude, latitude = shown.latitude
FROM (
  SELECT i.number, coalesce(ward.name, town.name, '') AS name,
         coalesce(ward.longitude, town.longitude,
                  round(i.longitude / {ROUNDED_DEGREES}) * {ROUNDED_DEGREES}) AS longitude,
         coalesce(ward.latitude, town.latitude,
                  round(i.latitude / {ROUNDED_DEGREES}) * {ROUNDED_DEGREES}) AS latitude
  FROM incoming_location AS i
  LEFT JOIN LATERAL (
    SELECT name, ST_X(middle) AS longitude, ST_Y(middle) AS latitude
    FROM area, ST_Transform(ST_PointOnSurface(boundary), 4326) AS middle
    WHERE level = 'ward' AND ST_Covers(boundary, to_metres(i.longitude, i.latitude))
    ORDER BY gss_code LIMIT 1
  ) AS ward ON true
  LEFT JOIN LATERAL (
    SELECT name, longitude, latitude FROM place
    WHERE abs(latitude - i.latitude) < {TOWNSHIP_DEGREES}
      AND abs(longitude - i.longitude) * cos(radians(i.latitude)) < {TOWNSHIP_DEGREES}
    ORDER BY (latitude - i.latitude) ^ 2
             + ((longitude - i.longitude) * cos(radians(i.latitude))) ^ 2, name LIMIT 1
  ) AS town ON true
  WHERE i.area_only
) AS shown
WHERE incoming.number = shown.number
"""
# It may be in another area by now.
_MOVED = """
UPDATE location AS held
SET address = i.address, longitude = i.longitude, latitude = i.latitude,
    geometry = to_metres(i.longitude, i.latitude)
FROM incoming_location AS i
WHERE i.area_only AND held.id = i.id
  AND (held.address, held.longitude, held.latitude) <> (i.address, i.longitude, i.latitude)
"""


def show_areas(connection: Connection, staged: Staged) -> None:
    """Put the area in the place of each incoming location that must not be shown."""
    if staged.withheld:
        driver_connection(connection).execute(_TO_AREAS.encode())


def move_areas(connection: Connection, staged: Staged) -> None:
    """Let those that were there before stand where their area is now."""
    if staged.withheld:
        driver_connection(connection).execute(_MOVED.encode())


def keep_withheld(connection: Connection, staged: Staged) -> None:
    """Write down where they really are."""
    driver = driver_connection(connection)
    copy_rows(driver, f"withheld_place ({WITHHELD_PLACE})", staged.withheld)
