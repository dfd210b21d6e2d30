"""One row's cells made into a listing, with whatever is wrong with them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from asset_map.intake import contacts, facts, placing
from asset_map.intake.area_only import read_area_only
from asset_map.intake.costs import read_cost
from asset_map.intake.first_visits import read_first_visit, read_service_area
from asset_map.intake.misread import Misread
from asset_map.intake.placing import Ground
from asset_map.intake.problems import Remarks
from asset_map.intake.schedules import When, read_when
from asset_map.interests.classify import terms_for, unknown_tags
from asset_map.interests.overrides import Override
from asset_map.interests.sought import gifts_sought
from asset_map.model.listing import Interest, Kind, Listing, StepFree
from asset_map.model.place import Point
from asset_map.model.service_area import NO_AREA
from asset_map.store import postcodes

LONGEST_NAME = 200
LONGEST_ID = 200
LONGEST_DESCRIPTION = 10_000
# Beyond this a text is cut, with a warning.
LONGEST = {
    "description": LONGEST_DESCRIPTION,
    "organization": 200,
    "venue": 200,
    "address": 500,
    "postcode": 20,
    "looking_for": 2_000,
    "phone": 100,
}
# Decimal places in an id made from a point: about a metre.
ID_DECIMALS = 5

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BETWEEN_INTERESTS = re.compile(r"[;,|\n]")

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """What is the same for all rows: the kind where a row names none, today, what is ruled."""

    kind: Kind
    today: date
    rulings: tuple[Override, ...] = ()


def clean(cells: Cells) -> Cells:
    """Cells without control characters, which no database and no page can hold."""
    return [_CONTROL.sub("", cell) for cell in cells]


def source_id(cells: Cells) -> str:
    """The source's own id; without one it is made from the name and the postcode or point."""
    own = cells[0].strip()
    if own:
        return own
    name, postcode = " ".join(cells[2].split()).casefold(), cells[8].strip()
    if postcode:
        return f"{name} @ {postcodes.tidy(postcode) or postcode}"
    try:
        latitude, longitude = float(cells[6]), float(cells[7])
    except ValueError:
        return f"{name} @"
    return f"{name} @ {longitude:.{ID_DECIMALS}f},{latitude:.{ID_DECIMALS}f}"


def read_row(
    cells: Cells,
    id: str,
    about: tuple[Interest, ...],
    ground: Ground,
    reader: Reader,
    remarks: Remarks,
) -> Listing | None:
    """The listing of a row, cells in the order of `columns.COLUMNS`; None where it has errors.

    `about` is the row's answer from `interests_of`.
    """
    (
        _,
        kind_words,
        name,
        description,
        organization,
        venue,
        latitude,
        longitude,
        postcode_words,
        address,
        days,
        start,
        end,
        rrule,
        cost,
        min_words,
        max_words,
        step_words,
        interest_words,
        looking_for,
        website,
        email,
        phone,
        assured,
        serves,
        capacity_words,
        *visit,
        area_only_words,
    ) = cells
    name = _name(name, id, remarks)
    kind = _kind(kind_words, reader, remarks)
    placed = _place(latitude.strip(), longitude.strip(), postcode_words.strip(), ground, remarks)
    when = _when(days, start, end, rrule, remarks)
    min_age, max_age = _ages(min_words, max_words, remarks)
    description = _fit("description", description.strip(), remarks)
    step_free = _step_free(step_words, remarks)
    _tell_unknown(interest_words, remarks)
    web = website and _or_nothing("website", website.strip(), contacts.read_website, remarks)
    mail = email and _or_nothing("email", email.strip(), contacts.read_email, remarks)
    confirmed = _assured(assured, reader.today, remarks)
    sought = looking_for and _fit("looking_for", looking_for.strip(), remarks)
    comes_to = read_service_area(serves, remarks) if serves else NO_AREA
    first_visit = read_first_visit(visit, remarks)
    capacity = _capacity(capacity_words, remarks) if capacity_words else None
    area_only = read_area_only(cells, id, remarks) if area_only_words else False
    if placed is None or (remarks.problems and remarks.errors):
        return None
    point, postcode = placed
    return Listing(
        source_id=id,
        kind=kind,
        name=name,
        point=point,
        description=description,
        organization=organization and _line("organization", organization, remarks),
        venue=venue and _line("venue", venue, remarks),
        address=address and _line("address", address, remarks),
        postcode=postcode and _line("postcode", postcode, remarks),
        schedules=when.schedules,
        cost=read_cost(cost),
        min_age=min_age,
        max_age=max_age,
        step_free=step_free,
        interests=about,
        looking_for=sought,
        gifts_wanted=gifts_sought(sought) if sought else (),
        website=web,
        email=mail,
        phone=phone and _line("phone", phone, remarks),
        assured_date=confirmed,
        serves=comes_to,
        first_visit=first_visit,
        capacity=capacity,
        area_only=area_only,
    )


def _name(words: str, id: str, remarks: Remarks) -> str:
    name = " ".join(words.split())
    if not name:
        remarks.error("name", words, "no name. Write what the place or group is called.")
    elif len(name) > LONGEST_NAME:
        say = f"{len(name)} letters; {LONGEST_NAME} at most. Put the rest in description."
        remarks.error("name", f"{name[:40]}…", say)
    if len(id) > LONGEST_ID and len(name) <= LONGEST_NAME:
        remarks.error("id", f"{id[:40]}…", f"{len(id)} letters; {LONGEST_ID} at most.")
    return name


def _kind(words: str, reader: Reader, remarks: Remarks) -> Kind:
    if words and not words.isspace():
        try:
            return facts.read_kind(words)
        except Misread as misread:
            remarks.error("kind", words, str(misread))
    return reader.kind


def _place(
    latitude: str, longitude: str, words: str, ground: Ground, remarks: Remarks
) -> tuple[Point, str] | None:
    """The row's point and its postcode, tidied where it is one."""
    try:
        point = placing.read_point(longitude, latitude, ground.extent)
    except Misread as misread:
        remarks.error("latitude", f"{latitude}, {longitude}", str(misread))
        return None
    postcode = postcodes.tidy(words) if words else None
    try:
        found, warning = placing.settle(point, words, postcode, ground)
    except Misread as misread:
        remarks.error("postcode", words, str(misread))
        return None
    if warning:
        remarks.warning("postcode", words, warning)
    return found, postcode or words


def _when(days: str, start: str, end: str, rrule: str, remarks: Remarks) -> When:
    when = read_when(days, start, end, rrule)
    if when.error or when.warning:
        cells = {"days": days, "start_time": start, "end_time": end, "rrule": rrule}
        if when.error:
            field, say = when.error
            remarks.error(field, cells[field], say)
        if when.warning:
            field, say = when.warning
            remarks.warning(field, cells[field], say)
    return when


def _ages(lowest: str, highest: str, remarks: Remarks) -> tuple[int | None, int | None]:
    ages: list[int | None] = []
    for field, words in (("min_age", lowest), ("max_age", highest)):
        try:
            ages.append(facts.read_age(words) if words else None)
        except Misread as misread:
            remarks.error(field, words, str(misread))
            ages.append(None)
    low, high = ages
    if low is not None and high is not None and low > high:
        remarks.error("min_age", lowest, f"above max_age, {high}. Swap the two.")
    return low, high


def _capacity(words: str, remarks: Remarks) -> int | None:
    try:
        return facts.read_capacity(words)
    except Misread as misread:
        remarks.warning("capacity", words, str(misread))
        return None


def _step_free(words: str, remarks: Remarks) -> StepFree:
    try:
        return facts.read_step_free(words)
    except Misread as misread:
        remarks.warning("step_free", words, str(misread))
        return StepFree.UNKNOWN


def _or_nothing(field: str, words: str, read: Callable[[str], str], remarks: Remarks) -> str:
    """What `read` makes of a cell; what it cannot read is left out with a warning."""
    if not words:
        return ""
    try:
        return read(words)
    except Misread as misread:
        remarks.warning(field, words, str(misread))
        return ""


def _assured(words: str, today: date, remarks: Remarks) -> date | None:
    try:
        found = facts.read_date(words) if words else None
    except Misread as misread:
        remarks.warning("assured_date", words, str(misread))
        return None
    if found and found > today:
        remarks.warning("assured_date", words, "in the future, so left out.")
        return None
    return found


def _line(field: str, words: str, remarks: Remarks) -> str:
    """A text on one line, cut where it is too long."""
    return _fit(field, " ".join(words.split()), remarks)


def _fit(field: str, words: str, remarks: Remarks) -> str:
    longest = LONGEST[field]
    if len(words) <= longest:
        return words
    say = f"{len(words)} letters; cut to {longest}."
    remarks.warning(field, f"{words[:40]}…", say)
    return _cut(words, longest)


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def interests_of(
    batch: Sequence[Cells], rulings: Sequence[Override] = ()
) -> list[tuple[Interest, ...]]:
    """Each row's own terms; where its source gives none that we know, what its text is about."""
    # Imported here: a list that has not changed is not read, and does without numpy.
    from asset_map.interests.reading import read_listings

    about = [_own_interests(cells[18])[0] for cells in batch]
    texts = (
        (
            " ".join(cells[2].split()),
            _cut(cells[3].strip(), LONGEST_DESCRIPTION),
            facts.kind_said(cells[1]),
        )
        for own, cells in zip(about, batch, strict=True)
        if not own
    )
    read = read_listings(texts, overrides=rulings)
    return [own or next(read) for own in about]


def _tell_unknown(words: str, remarks: Remarks) -> None:
    unknown = words and _own_interests(words)[1]
    if unknown:
        say = "not in our vocabulary, so left aside."
        remarks.warning("interests", "; ".join(unknown), say)


@lru_cache(maxsize=16_384)
def _own_interests(words: str) -> tuple[tuple[Interest, ...], tuple[str, ...]]:
    """The terms of a cell such as "birdwatching; walking", and the words that are none."""
    parts = [part.strip() for part in _BETWEEN_INTERESTS.split(words) if part.strip()]
    return terms_for(parts), unknown_tags(parts)
