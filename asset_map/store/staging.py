"""A batch of listings as rows ready to be copied into the tables.

Staging needs no database, so that it can be done in another process. What only the store knows,
the metres of a point and the bits of a timetable, is filled into the postings afterwards.
"""

from collections.abc import ItemsView, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b, sha1
from operator import itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from asset_map.model.assurance import hidden_before
from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.listing import NAMESPACE, GivenBy, Interest, Kind, Listing, StepFree
from asset_map.model.schedule import TIMEZONE, Schedule
from asset_map.model.service_area import ServiceArea
from asset_map.store.copy_format import (
    NULL,
    boolean,
    columns,
    common_text,
    data,
    day,
    float8,
    int2,
    int4,
    text,
    uuid,
)
from asset_map.store.vocabulary import EVERYTHING_NUMBER
from asset_map.store.wanted import KIND_NUMBER

# The columns that are staged, in their order; the others have defaults.
ORGANIZATION = "id, name, source_id, source_ref"
LOCATION = (
    "number, id, name, address, postcode, longitude, latitude, source_id, source_ref, area_only"
)
SERVICE = (
    "id, organization_id, kind, name, description, fees_description, pence_per_visit, minimum_age, "
    "maximum_age, looking_for, url, email, phone, source_id, source_ref, assured_date"
)
AT_LOCATION = (
    "id, service_id, location_id, step_free, fingerprint, first_run_id, source_id, source_ref, "
    "assured_date"
)
ATTRIBUTE = "service_id, term, weight, because, given_by"
GIFT_WANTED = "service_id, term, because"
SCHEDULE = "service_at_location_id, timetable_id"
SERVICE_AREA = "service_at_location_id, district, metres"
SERVICE_CAPACITY = "service_at_location_id, maximum"
WITHHELD_PLACE = "service_at_location_id, venue, address, postcode, longitude, latitude"
FIRST_VISIT = (
    "service_at_location_id, greeted_by, bring_someone, toilets, quiet_space, parking, "
    "what_to_expect"
)
POSTING = (
    "term, weight, point, weekly, main_term, listing, pence, minimum_age, maximum_age, step_free, "
    "kind, assured_date, comes"
)

# A guess at a term is posted under the term's number and this.
GUESSES = 1_000_000


def _row_of(names: str) -> bytes:
    return columns(len(names.split(",")))


_ORGANIZATION, _LOCATION, _SERVICE = map(_row_of, (ORGANIZATION, LOCATION, SERVICE))
_AT_LOCATION, _ATTRIBUTE, _GIFT_WANTED = map(_row_of, (AT_LOCATION, ATTRIBUTE, GIFT_WANTED))
_SCHEDULE, _POSTING = map(_row_of, (SCHEDULE, POSTING))
_SERVICE_AREA, _FIRST_VISIT = map(_row_of, (SERVICE_AREA, FIRST_VISIT))
_SERVICE_CAPACITY, _WITHHELD_PLACE = map(_row_of, (SERVICE_CAPACITY, WITHHELD_PLACE))
_KNOWN = {StepFree.YES: True, StepFree.NO: False, StepFree.UNKNOWN: None}
# Looked up once: in Python 3.11 an enumeration's members are slow to reach.
_KIND = {kind: (common_text(kind.value), int2(number)) for kind, number in KIND_NUMBER.items()}
_GUESS = GivenBy.GUESS
_STEP_FREE = {step: (common_text(step.value), boolean(known)) for step, known in _KNOWN.items()}


class Imported(NamedTuple):
    """A listing as read, and a fingerprint of the row it was read from."""

    listing: Listing
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all listings of a run share: their source by name and number, the run, the terms.

    No run is an edit by hand.

    `terms` gives each term's number, and its broader term's, by its code.
    """

    source: str
    source_number: int
    run: int | None
    terms: Mapping[str, tuple[int, int | None]]


# A listing's postings. Between a head, which has the term, and the tail goes what is not known
# yet: the point of its location and the bits of its schedules, two places in the batch's lists.
Posted = tuple[int, tuple[int, ...], list[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Staged:
    """A batch's rows for each table. An organization, location or schedule comes once.

    `stale` says that some were confirmed so long ago that they are to be hidden.
    """

    ids: list[str]
    organizations: bytes
    locations: bytes
    services: bytes
    at_locations: bytes
    attributes: bytes
    gifts_wanted: bytes
    scheduled: bytes
    service_areas: bytes
    first_visits: bytes
    capacities: bytes
    withheld: bytes
    schedules: list[Schedule]
    postings: list[Posted]
    stale: bool


def stage(stamp: Stamp, batch: Sequence[Imported]) -> Staged:
    """The rows of a batch."""
    return _Stage(stamp).all(batch)


class _Stage:
    """A batch on its way to being staged."""

    def __init__(self, stamp: Stamp) -> None:
        self._source, self._terms = stamp.source, stamp.terms
        self._source_number, self._run = int4(stamp.source_number), int4(stamp.run)
        self._organizations: dict[bytes, bytes] = {}
        self._locations: dict[bytes, int] = {}
        self._location_rows: list[bytes] = []
        self._schedules: dict[Schedule, int] = {}
        self._services: list[bytes] = []
        self._at_locations: list[bytes] = []
        self._attributes: list[bytes] = []
        self._gifts_wanted: list[bytes] = []
        self._scheduled: list[bytes] = []
        self._service_areas: list[bytes] = []
        self._first_visits: list[bytes] = []
        self._capacities: list[bytes] = []
        self._withheld: list[bytes] = []
        today = datetime.now(ZoneInfo(TIMEZONE)).date()
        self._hidden_before = {kind: hidden_before(kind, today) for kind in Kind}
        self._stale = False

    def all(self, batch: Sequence[Imported]) -> Staged:
        # In the order of their ids: neighbours in a table are then neighbours in its indexes.
        pairs = sorted(
            [(_listing_id(self._source, one.listing.source_id), one) for one in batch],
            key=itemgetter(0),
        )
        postings = [self._add(id, *one) for id, one in pairs]
        return Staged(
            [id.hex() for id, _ in pairs],
            b"".join(self._organizations.values()),
            b"".join(self._location_rows),
            b"".join(self._services),
            b"".join(self._at_locations),
            b"".join(self._attributes),
            b"".join(self._gifts_wanted),
            b"".join(self._scheduled),
            b"".join(self._service_areas),
            b"".join(self._first_visits),
            b"".join(self._capacities),
            b"".join(self._withheld),
            list(self._schedules),
            postings,
            self._stale,
        )

    def _add(self, id: bytes, listing: Listing, fingerprint: bytes) -> Posted:
        # A listing is one service at one location: both have its id.
        at_location = service = uuid(id)
        reference = text(listing.source_id)
        assured = day(listing.assured_date)
        if listing.assured_date is not None:
            self._stale |= listing.assured_date < self._hidden_before[listing.kind]
        place, location = (
            self._area(listing, at_location) if listing.area_only else self._location(listing)
        )
        kind, kind_number = _KIND[listing.kind]
        step_free, known_step_free = _STEP_FREE[listing.step_free]
        ages = int2(listing.min_age) + int2(listing.max_age)
        pence = int4(listing.cost.pence_per_visit)
        self._services += (
            _SERVICE,
            service,
            self._organization(listing.organization),
            kind,
            text(listing.name),
            text(listing.description),
            common_text(listing.cost.words),
            pence,
            ages,
            common_text(listing.looking_for),
            common_text(listing.website),
            common_text(listing.email),
            common_text(listing.phone),
            self._source_number,
            reference,
            assured,
        )
        self._at_locations += (
            _AT_LOCATION,
            at_location,
            service,
            location,
            step_free,
            data(fingerprint),
            self._run,
            self._source_number,
            reference,
            assured,
        )
        if listing.serves:
            self._serves(listing.serves, at_location)
        if listing.first_visit is not NOTHING_TOLD:
            self._first_visits += (_FIRST_VISIT, at_location, _told(listing.first_visit))
        if listing.capacity is not None:
            self._capacities += (_SERVICE_CAPACITY, at_location, int4(listing.capacity))
        heads, main = self._about(listing, service)
        tail = main + at_location + pence + ages + known_step_free + kind_number + assured
        tail += boolean(True if listing.serves else None)
        return place, self._when(listing.schedules, at_location), heads, tail

    def _organization(self, name: str) -> bytes:
        """The field that points to the listing's organization."""
        if not name:
            return NULL
        id = uuid(_made_of("organization", self._source, name))
        if id not in self._organizations:
            words = text(name)
            self._organizations[id] = _ORGANIZATION + id + words + self._source_number + words
        return id

    def _location(self, listing: Listing) -> tuple[int, bytes]:
        """The place of its location in the batch's list, and the field that points to it."""
        longitude, latitude = float8(listing.point.longitude), float8(listing.point.latitude)
        words = (listing.venue, listing.address, listing.postcode)
        point = (longitude + latitude).hex()
        digest = _made_of("location", self._source, *words, point)
        id = uuid(digest)
        place = self._locations.setdefault(id, len(self._location_rows))
        if place == len(self._location_rows):
            row = (_LOCATION, int4(place), id, *map(common_text, words), longitude, latitude)
            row = (*row, self._source_number, text(digest.hex()), boolean(False))
            self._location_rows.append(b"".join(row))
        return place, id

    def _area(self, listing: Listing, at_location: bytes) -> tuple[int, bytes]:
        """The same where nothing may tell where it is: the store puts the area in its place.

        Not even its id is made of where it is: whoever guesses could try each postcode.
        """
        longitude, latitude = float8(listing.point.longitude), float8(listing.point.latitude)
        words = map(common_text, (listing.venue, listing.address, listing.postcode))
        self._withheld += (_WITHHELD_PLACE, at_location, *words, longitude, latitude)
        digest = _made_of("area only", self._source, listing.source_id)
        id, place = uuid(digest), len(self._location_rows)
        self._locations[id] = place
        row = (_LOCATION, int4(place), id, *[common_text("")] * 3, longitude, latitude)
        row = (*row, self._source_number, text(digest.hex()), boolean(True))
        self._location_rows.append(b"".join(row))
        return place, id

    def _when(self, schedules: tuple[Schedule, ...], at_location: bytes) -> tuple[int, ...]:
        """The places of its schedules in the batch's list."""
        if not schedules:
            return ()
        there, fields = _without_repeats(schedules)
        for timetable in fields:
            self._scheduled += (_SCHEDULE, at_location, timetable)
        places = self._schedules
        return tuple([places.setdefault(schedule, len(places)) for schedule in there])

    def _serves(self, area: ServiceArea, at_location: bytes) -> None:
        for district in area.districts:
            self._service_areas += (_SERVICE_AREA, at_location, common_text(district), NULL)
        if area.metres is not None:
            self._service_areas += (_SERVICE_AREA, at_location, common_text(""), int4(area.metres))

    def _about(self, listing: Listing, service: bytes) -> tuple[list[bytes], bytes]:
        """A posting's head for each term, each broader one and for everything; the main term.

        A guess is posted apart, under no broader term, and is never the main one. It is a posting
        and nothing else: nobody is shown it.
        """
        found = {EVERYTHING_NUMBER: 100}
        strongest = main = 0
        for code, interest in _first_of_each(listing.interests):
            if code not in self._terms:
                continue
            number, broader = self._terms[code]
            weight = max(1, min(100, round(interest.weight * 100)))
            if interest.given_by is _GUESS:
                found[GUESSES + number] = weight
                continue
            because, given_by = common_text(interest.because), common_text(interest.given_by)
            row = _ATTRIBUTE + service + _term_and_weight(number, weight) + because + given_by
            self._attributes.append(row)
            if weight > strongest or (weight == strongest and number < main):
                strongest, main = weight, number
            for term in (number,) if broader is None else (number, broader):
                if weight > found.get(term, 0):
                    found[term] = weight
        for code, gift in _first_of_each(listing.gifts_wanted):
            if code in self._terms:
                number = self._terms[code][0]
                row = _GIFT_WANTED + service + int4(number) + common_text(gift.because)
                self._gifts_wanted.append(row)
                found[-number] = 100
        return [*map(_head, found, found.values())], int4(main)


def _first_of_each(interests: Sequence[Interest]) -> ItemsView[str, Interest]:
    return {interest.code: interest for interest in reversed(interests)}.items()


@lru_cache(maxsize=16_384)
def _without_repeats(schedules: tuple[Schedule, ...]) -> tuple[list[Schedule], list[bytes]]:
    """The schedules, and the fields that point to their timetables."""
    there = list(dict.fromkeys(schedules))
    return there, [uuid(schedule.id.bytes) for schedule in there]


@lru_cache(maxsize=1_024)
def _told(visit: FirstVisit) -> bytes:
    return b"".join(map(common_text, astuple(visit)))


@lru_cache(maxsize=16_384)
def _term_and_weight(term: int, weight: int) -> bytes:
    return int4(term) + int2(weight)


@lru_cache(maxsize=16_384)
def _head(term: int, weight: int) -> bytes:
    return _POSTING + _term_and_weight(term, weight)


def _listing_id(source: str, source_id: str) -> bytes:
    """The bytes of `model.listing.listing_id`, three times as quick as UUID 5 in the library."""
    name = f"listing\n{source}\n{source_id}"
    digest = bytearray(sha1(NAMESPACE.bytes + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    return bytes(digest)


def _made_of(*words: str) -> bytes:
    """A UUID that depends on nothing but the words, so that a second import meets its own rows."""
    return blake2b("\n".join(words).encode(), digest_size=16).digest()
