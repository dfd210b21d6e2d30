"""What the tables must hold, reckoned from what should be held and from nothing in the store."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import cos, hypot, radians
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.listing import GivenBy, Kind, StepFree
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule, Session, weekly_bits
from asset_map.store import edits, grid
from asset_map.store.checks import run_checks
from asset_map.store.roles import PUBLIC_READS
from asset_map.store.staging import GUESSES
from tests.upkeep.known import PARTS, Known, comparable, weights

TOWNS = {"Leigh": Point(-2.5192, 53.4985), "Atherton": Point(-2.49, 53.523)}
STEP_FREE = {StepFree.YES: True, StepFree.NO: False, StepFree.UNKNOWN: None}
# All that anybody may read, but for what tells the place of everybody alike.
TOLD = sorted({*PUBLIC_READS, "public_listing", "public_first_seen", "public_merged"})
TOLD = [name for name in TOLD if not name.startswith(("postcode", "taxonomy", "grid", "area"))]
EVERYTHING = """
SELECT lower(string_agg(query_to_xml(format('TABLE %I', name), true, true, '')::text, ' '))
FROM unnest(CAST(:names AS text[])) AS name
"""
POINTS_NOWHERE = """
SELECT 'merged', count(*) FROM merged
   WHERE NOT EXISTS (SELECT FROM service_at_location WHERE id = gone)
   OR NOT EXISTS (SELECT FROM service_at_location WHERE id = kept)
UNION ALL SELECT 'posting', count(*) FROM (SELECT listing FROM posting UNION ALL
  SELECT listing FROM hidden_posting UNION ALL SELECT listing FROM served_posting
  UNION ALL SELECT listing FROM name_text UNION ALL SELECT listing FROM told) AS p
  WHERE NOT EXISTS (SELECT FROM service_at_location WHERE id = listing)
UNION ALL SELECT 'organization', count(*) FROM organization AS o
  WHERE NOT EXISTS (SELECT FROM service WHERE organization_id = o.id)
UNION ALL SELECT 'location', count(*) FROM location AS p
  WHERE NOT EXISTS (SELECT FROM service_at_location WHERE location_id = p.id)
UNION ALL SELECT 'service', count(*) FROM service AS s
  WHERE NOT EXISTS (SELECT FROM service_at_location WHERE service_id = s.id)
UNION ALL SELECT 'withheld', count(*) FROM withheld_place AS w
  JOIN service_at_location AS l ON l.id = w.service_at_location_id
  JOIN location AS p ON p.id = l.location_id WHERE NOT p.area_only
"""


def shown_at(one: Known) -> Point:
    """Where everybody may know it to be: of an area only, the nearest town stands for it."""
    at = one.here.point
    if not one.here.area_only:
        return at

    def far(town: Point) -> float:
        return hypot(
            town.latitude - at.latitude,
            (town.longitude - at.longitude) * cos(radians(at.latitude)),
        )

    return min(TOWNS.values(), key=far)


class Ground:
    """Terms by number and points in metres, asked once."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(text("SELECT code, number FROM taxonomy_term"))
        self.numbers: dict[str, int] = dict(rows.all())
        self._metres: dict[Point, tuple[float, float]] = {}

    def metres(self, connection: Connection, at: Point) -> tuple[float, float]:
        if at not in self._metres:
            asked = "SELECT ST_X(m), ST_Y(m) FROM to_metres(:x, :y) AS m"
            found = connection.execute(text(asked), {"x": at.longitude, "y": at.latitude}).one()
            self._metres[at] = (float(found[0]), float(found[1]))
        return self._metres[at]

    def terms(self, one: Known) -> tuple[dict[int, int], int]:
        """Each term that it is found by with its weight, and the main one."""
        found, own = {0: 100}, {}
        for (code, given_by), weight in weights(one.here.interests).items():
            number = self.numbers[code]
            if given_by == GivenBy.GUESS:
                found[GUESSES + number] = weight
                continue
            own[number] = weight
            broader = vocabulary().terms[code].broader
            for term in filter(None, (number, broader and self.numbers[broader])):
                found[term] = max(found.get(term, 0), weight)
        for gift in one.here.gifts_wanted:
            found[-self.numbers[gift.code]] = 100
        return found, min(own, key=lambda term: (-own[term], term), default=0)


def postings(connection: Connection, ground: Ground, one: Known) -> Counter[tuple[object, ...]]:
    """What follows of a listing, but for its days."""
    here = one.here
    found, main = ground.terms(one)
    x, y = ground.metres(connection, shown_at(one))
    comes = True if here.serves else None
    rest = (here.cost.pence_per_visit, here.min_age, here.max_age, STEP_FREE[here.step_free])
    rest = (*rest, list(Kind).index(here.kind), one.assured, comes)
    return Counter(
        (one.id, term, w, round(x, 3), round(y, 3), main, *rest) for term, w in found.items()
    )


POSTINGS = """
SELECT listing, term, weight, round(point[0]::numeric, 3)::float8,
       round(point[1]::numeric, 3)::float8, main_term, pence,
       minimum_age, maximum_age, step_free, kind, assured_date, comes FROM {}
"""


def found_are(connection: Connection, ground: Ground, known: Iterable[Known]) -> None:
    """What is published is found, by what follows from it, and nothing else is."""
    known = list(known)
    wanted: Counter[tuple[object, ...]] = Counter()
    aside: Counter[tuple[object, ...]] = Counter()
    served: Counter[tuple[object, ...]] = Counter()
    for one in known:
        if one.published:
            own = postings(connection, ground, one)
            wanted += own
            areas = [(district, None) for district in one.here.serves.districts]
            if one.here.serves.metres is not None:
                x, y = ground.metres(connection, shown_at(one))
                areas.append((None, f"{round(x)} {round(y)} {one.here.serves.metres}"))
            served += Counter((*posting, *area) for posting in own for area in areas)
        elif one.active:
            aside += Counter(
                row[:-2] + row[-1:] for row in postings(connection, ground, one).elements()
            )
    assert rows(connection, POSTINGS.format("posting")) == wanted
    # When it was last known to be true is told when it comes back.
    held = rows(connection, POSTINGS.format("hidden_posting"))
    assert Counter(row[:-2] + row[-1:] for row in held.elements()) == aside
    reaches = (
        ", district, round((center(reaches))[0]) || ' ' || round((center(reaches))[1]) "
        "|| ' ' || radius(reaches) FROM served_posting"
    )
    assert rows(connection, POSTINGS.format("").replace(" FROM ", reaches)) == served
    days_are_those_of_the_schedules(connection, known)


def rows(connection: Connection, statement: str) -> Counter[tuple[object, ...]]:
    return Counter(map(tuple, connection.execute(text(statement))))


def days_are_those_of_the_schedules(connection: Connection, known: Iterable[Known]) -> None:
    """A posting's days are those of its listing's timetables, and these those of their rules."""
    bits = dict(connection.execute(text("SELECT id, weekly FROM timetable")).all())
    wanted = Counter()
    for one in known:
        if one.published:
            weekly = 0
            for schedule in one.here.schedules:
                weekly |= bits[schedule.id]
            wanted[one.id, weekly] = 1
    assert rows(connection, "SELECT DISTINCT listing, weekly FROM posting") == wanted
    found = rows(connection, "SELECT DISTINCT listing, weekly FROM served_posting")
    assert found <= wanted


def coming_are_those_of_the_rules(
    connection: Connection, schedules: Iterable[Schedule], clock: datetime
) -> None:
    """From now to as far as was looked ahead: every session, and none besides."""
    there = connection.execute(text("SELECT id, weekly, expanded_until FROM timetable")).all()
    rules = {one.id: one for one in schedules}
    assert {row.id for row in there} <= rules.keys()
    coming = connection.execute(
        text(
            "SELECT timetable_id, starts_at, ends_at, weekly "
            "FROM occurrence WHERE starts_at >= :now"
        ),
        {"now": clock},
    ).all()
    for row in there:
        until = datetime(*row.expanded_until.timetuple()[:3], tzinfo=UTC)
        whole = _sessions(rules[row.id], until - timedelta(days=401), until)
        assert row.weekly == weekly_bits(whole)
        wanted = {(s.starts_at, s.ends_at, weekly_bits([s])) for s in whole if s.starts_at >= clock}
        held = {tuple(one[1:]) for one in coming if one[0] == row.id and one.starts_at < until}
        assert held == wanted, rules[row.id]


@lru_cache(maxsize=4_096)
def _sessions(rule: Schedule, after: datetime, before: datetime) -> tuple[Session, ...]:
    return tuple(rule.sessions(after, before))


def counts_agree(connection: Connection, ground: Ground, known: Iterable[Known]) -> None:
    """The map's cells, once folded, count every published listing where it is shown."""
    grid.fold(connection)
    wanted: Counter[tuple[object, ...]] = Counter()
    for one in known:
        if not one.published:
            continue
        x, y = (round(metres) for metres in ground.metres(connection, shown_at(one)))
        for term in ground.terms(one)[0]:
            if 0 <= term < GUESSES:
                for zoom in (6, 8, 10, 12, 14) if term == 0 else (6, 8, 10):
                    cell = (zoom, term, x >> 23 - zoom, y >> 23 - zoom)
                    wanted[*cell, list(Kind).index(one.here.kind)] += 1
    held = connection.execute(
        text("SELECT zoom, term, x, y, kind, listings FROM grid_cell WHERE listings <> 0")
    )
    assert {tuple(row[:5]): row[5] for row in held} == dict(wanted)
    left = "SELECT count(*) FROM grid_change"
    assert connection.scalar(text(left)) == 0


def names_are_held(connection: Connection, known: Iterable[Known]) -> None:
    """The words of each published name, and of no other."""
    wanted = {}
    for one in known:
        if one.published:
            venue = "" if one.here.area_only else one.here.venue
            wanted[one.id] = f"{one.here.name} {one.here.organization} {venue}"
    held = connection.execute(text("SELECT listing, tsvector_to_array(words) FROM name_text"))
    asked = text(
        "SELECT id, tsvector_to_array(to_tsvector('names', words)) "
        "FROM unnest(CAST(:ids AS uuid[]), CAST(:words AS text[])) AS t (id, words)"
    )
    found = connection.execute(asked, {"ids": list(wanted), "words": list(wanted.values())})
    assert {id: set(words) for id, words in held} == {id: set(words) for id, words in found}


def rows_are_as_told(connection: Connection) -> None:
    """What was put together beforehand says the same as what is."""
    differing = "SELECT * FROM told EXCEPT SELECT * FROM public_telling"
    assert connection.execute(text(differing)).all() == []


def told_are(connection: Connection, known: Iterable[Known]) -> None:
    """Everybody reads what it says, and of an area only no more than the area."""
    towns = {at: name for name, at in TOWNS.items()}
    wanted = {}
    for one in known:
        if one.published:
            here, at = one.here, shown_at(one)
            place: tuple[str, ...] = (here.venue, here.address, here.postcode)
            if here.area_only:
                place = ("", towns[at], "")
            said = (here.name, here.description, here.organization, here.email, here.phone)
            wanted[one.id] = (*said, *place, at.longitude, at.latitude, one.assured)
    held = connection.execute(
        text(
            "SELECT id, name, description, organization, email, phone, venue, address, postcode, "
            "longitude, latitude, assured_date FROM public_listing"
        )
    )
    assert {row[0]: tuple(row[1:]) for row in held} == wanted


def listings_are(connection: Connection, known: Mapping[UUID, Known]) -> None:
    """Each is held as it should be, published or not; there are no others."""
    ids = set(connection.scalars(text("SELECT id FROM service_at_location")))
    assert ids == known.keys()
    said = set(connection.scalars(text("SELECT listing FROM source_said")))
    assert said == {id for id, one in known.items() if one.said}
    merged = dict(connection.execute(text("SELECT gone, kept FROM merged")).all())
    assert merged == {id: one.merged for id, one in known.items() if one.merged}
    for id, one in known.items():
        held = edits.held(connection, id)
        assert held is not None
        assert held.active == one.active
        for part in PARTS:
            found, wanted = comparable(held.listing, part), comparable(one.here, part)
            assert found == wanted, (part, found, wanted)
        if one.active:
            assert (held.hidden_because or None) == one.hidden_because
            assert weights(held.listing.interests) == weights(one.here.interests)
        assert held.listing.assured_date == one.here.assured_date


def nothing_points_nowhere(connection: Connection) -> None:
    """No row is about what is not there, and nothing is there for nobody."""
    lost = {what: many for what, many in connection.execute(text(POINTS_NOWHERE)) if many}
    assert not lost


def nobody_is_lost(connection: Connection) -> None:
    """Whatever is hidden for another has one that is held, or that has closed as both have."""
    stands = dict(
        connection.execute(
            text(
                "SELECT id, status = 'active' OR hidden_because = 'closed' FROM service_at_location"
            )
        ).all()
    )
    merged = dict(connection.execute(text("SELECT gone, kept FROM merged")).all())
    hidden = text(
        "SELECT id FROM service_at_location WHERE status = 'active' AND hidden_because = 'merged'"
    )
    for id in connection.scalars(hidden):
        above = []
        while id in merged:
            id = merged[id]
            above.append(stands[id])
        assert any(above)


def all_is_well(connection: Connection) -> None:
    """As `asset-map check` would say."""
    assert [one for one in run_checks(connection) if not one.well] == []


def places_stay_secret(
    connection: Connection, ground: Ground, known: Iterable[Known], since: datetime
) -> None:
    """Of an area only, no public table or view has the address, on no day that can be asked for."""
    known = list(known)
    secret = {one.id: one for one in known if one.here.area_only}
    # Where one stands that was merged with another, which has its place from it.
    openly = {one.here.address for one in known if not one.here.area_only}
    if not secret:
        return
    told = connection.scalar(text(EVERYTHING), {"names": TOLD})
    for one in secret.values():
        token = one.here.address.split(" ")[0].lower()
        assert one.here.address in openly or not token or token not in told
    then = connection.execute(
        text("SELECT listing, x, y FROM public_listings_before(:moment) WHERE x IS NOT NULL"),
        {"moment": since},
    )
    for id, x, y in then:
        if id in secret:
            wanted = ground.metres(connection, shown_at(secret[id]))
            assert hypot(x - wanted[0], y - wanted[1]) < 0.01


def nowhere(connection: Connection, details: Iterable[str]) -> None:
    """What was erased stands in no table at all."""
    names = connection.scalars(
        text(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind = 'r' AND relowner = current_user::regrole AND relname NOT IN "
            "('taxonomy_term', 'grid_cell', 'occurrence', 'attribute', 'postcode')"
        )
    )
    everything = connection.scalar(text(EVERYTHING), {"names": list(names)})
    for word in details:
        assert word not in everything, word
