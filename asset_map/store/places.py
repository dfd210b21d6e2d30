"""A place that someone typed, found: a postcode, a township, or longitude and latitude."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from sqlalchemy import Connection, text

from asset_map.model.place import Near, Point, Precision
from asset_map.store import postcodes
from asset_map.store.extent import extent
from asset_map.store.sectors import sector_round

SUGGESTIONS = 3
# How alike two names must be, from 0 to 1, for one to be suggested for the other.
ALIKE = 0.7
# Places typed are short; anything longer is not one, and is not looked at.
LONGEST = 100
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[, ]\s*(-?\d{1,3}(?:\.\d+)?)")
_BEFORE_A_NAME = re.compile(r"^(?:(?:near|nr|in|at|around|by|close to|next to) (?:to )?)+")
# Decimal places kept of a point's label: about ten metres.
LABEL_DECIMALS = 4


class UnknownPlace(LookupError):
    """No such place. `say` is what to try, `suggestions` the places that are spelt much like it.

    Neither repeats what was typed. `words` are those of `say`, with `%(these)s` where the
    suggestions go: who speaks another language puts them into it.
    """

    def __init__(self, words: str, suggestions: tuple[str, ...] = ()) -> None:
        self.words, self.suggestions = words, suggestions
        self.say = words % {"these": " or ".join(suggestions)} if suggestions else words
        super().__init__(self.say)


def N_(words: str) -> str:  # noqa: N802  # the name that those tools look for
    """The words as they are: so called, translators' tools find them here."""
    return words


def find_near(connection: Connection, words: str) -> Near:
    """The place that `words` name. Raises UnknownPlace.

    Names are compared here and not in SQL: what a person typed reaches the database only as a
    tidied postcode, a sector or the first half of a postcode.
    """
    said = " ".join(words[: LONGEST + 1].split())
    if not said:
        raise UnknownPlace(N_("Enter a postcode or a township."))
    for look in (_point, _postcode, _part_of_postcode):
        found = look(connection, said)
        if found:
            return found
    return _township(connection, said)


def place_named(connection: Connection, mentions: Iterable[Iterable[str]]) -> Near | None:
    """The one place that is named, each time by the first of these ways that names any.

    None where none is, or more than one. Nothing is guessed: a name is whole, or lacks only what
    follows an "in".
    """
    found: dict[str, Near] = {}
    places = _places(connection)
    for ways in mentions:
        near = next(filter(None, (_exactly(connection, one, places) for one in ways)), None)
        if near:
            found[near.label] = near
    return next(iter(found.values())) if len(found) == 1 else None


def save_places(connection: Connection, places: Iterable[tuple[str, float, float]]) -> int:
    """Take on (name, longitude, latitude); how many are new or have moved. The caller commits."""
    return _upsert(connection, "place", "name", places)


def forget_other_places(connection: Connection, kept: Collection[str]) -> int:
    """Forget every place but these; how many. The caller commits."""
    statement = text("DELETE FROM place WHERE name <> ALL (CAST(:kept AS text[]))")
    return connection.execute(statement, {"kept": list(kept)}).rowcount


def save_sectors(connection: Connection, sectors: Iterable[tuple[str, float, float]]) -> int:
    """Take on approximate (sector, longitude, latitude), except where we hold its postcodes."""
    known = set(
        connection.scalars(
            text("SELECT sector FROM postcode_sector JOIN postcode USING (sector) GROUP BY sector")
        )
    )
    return _upsert(
        connection, "postcode_sector", "sector", (row for row in sectors if row[0] not in known)
    )


def spelt_plainly(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’.")
    return " ".join(letters.replace("-", " ").replace(",", " ").split())


def _upsert(
    connection: Connection, table: str, key: str, rows: Iterable[tuple[str, float, float]]
) -> int:
    changed = 0
    statement = text(
        f"INSERT INTO {table} AS held ({key}, longitude, latitude) VALUES (:key, :x, :y) "
        f"ON CONFLICT ({key}) DO UPDATE "
        "SET longitude = excluded.longitude, latitude = excluded.latitude "
        "WHERE (held.longitude, held.latitude) <> (excluded.longitude, excluded.latitude)"
    )
    for name, longitude, latitude in rows:
        changed += connection.execute(
            statement, {"key": name, "x": longitude, "y": latitude}
        ).rowcount
    return changed


def _point(connection: Connection, said: str) -> Near | None:
    found = _POINT.fullmatch(said)
    if not found:
        return None
    longitude, latitude = float(found[1]), float(found[2])
    # Far outside of its projection, PostGIS raises an error instead of measuring.
    if not extent(connection).holds(longitude, latitude):
        raise UnknownPlace(
            N_("That point is outside our map. Longitude comes first, for example -2.517,53.498.")
        )
    label = f"{longitude:.{LABEL_DECIMALS}f}, {latitude:.{LABEL_DECIMALS}f}"
    point = Point(longitude, latitude)
    return Near(label, point, Precision.EXACT, sector_round(connection, point))


def _postcode(connection: Connection, said: str) -> Near | None:
    postcode = postcodes.tidy(said)
    if postcode is None:
        return None
    point = postcodes.held(connection, [postcode]).get(postcode)
    if point:
        return Near(postcode, point, Precision.POSTCODE, postcode[:-2])
    sector = postcode[:-2]
    found = _sector(connection, sector)
    if found is None:
        raise UnknownPlace(
            N_("We do not hold this postcode, nor any near it. Try a township or another postcode.")
        )
    return found


def _part_of_postcode(connection: Connection, said: str) -> Near | None:
    sector = postcodes.sector_of(said)
    outward = postcodes.outward_of(said)
    # "M11" may be the first half M11 or the sector M1 1: what has a middle of its own is meant.
    found = _outward(connection, outward) if outward else None
    return found or (_sector(connection, sector) if sector else None)


def _sector(connection: Connection, sector: str) -> Near | None:
    row = connection.execute(
        text("SELECT longitude, latitude FROM postcode_sector WHERE sector = :sector"),
        {"sector": sector},
    ).first()
    return Near(sector, Point(*row), Precision.SECTOR, sector) if row else None


def _outward(connection: Connection, outward: str) -> Near | None:
    longitude, latitude = connection.execute(
        text(
            "SELECT avg(longitude), avg(latitude) FROM postcode_sector "
            "WHERE left(sector, -2) = :outward"
        ),
        {"outward": outward},
    ).one()
    if longitude is None:
        return None
    return Near(outward, Point(longitude, latitude), Precision.SECTOR, outward)


def _exactly(
    connection: Connection, said: str, places: Mapping[str, tuple[str, Point]]
) -> Near | None:
    wanted = spelt_plainly(said)
    longer = [name for name in places if name.startswith(f"{wanted} in ")]
    known_as = wanted if wanted in places else longer[0] if len(longer) == 1 else None
    if known_as:
        return _at(connection, *places[known_as])
    try:
        return _postcode(connection, said) or _part_of_postcode(connection, said)
    except UnknownPlace:
        return None


def _at(connection: Connection, name: str, point: Point) -> Near:
    return Near(name, point, Precision.TOWNSHIP, sector_round(connection, point))


def _places(connection: Connection) -> dict[str, tuple[str, Point]]:
    """The name and the point of every township, by its name spelt plainly."""
    held = text("SELECT name, longitude, latitude FROM place ORDER BY name")
    return {
        spelt_plainly(name): (name, Point(longitude, latitude))
        for name, longitude, latitude in connection.execute(held)
    }


def _township(connection: Connection, said: str) -> Near:
    places = _places(connection)
    wanted = spelt_plainly(said)
    known_as = next(filter(None, (_known_as(one, places) for one in _ways_to_say(said))), None)
    if known_as:
        return _at(connection, *places[known_as])
    alike = get_close_matches(wanted, places, n=SUGGESTIONS, cutoff=ALIKE)
    raise _unknown(connection, said, tuple(places[name][0] for name in alike))


def _ways_to_say(said: str) -> Iterable[str]:
    """All of it; without a "near" before it; and each part of "12 High Street, Leigh, Wigan"."""
    for one in (said, *said.split(",")):
        plainly = spelt_plainly(one)
        yield plainly
        yield _BEFORE_A_NAME.sub("", plainly)


def _known_as(wanted: str, names: Collection[str]) -> str | None:
    """The name itself; the only longer one that begins with it; or what stands before an "in".

    People say "Ashton" for Ashton-in-Makerfield, and "Ince-in-Makerfield" for Ince.
    """
    if wanted in names:
        return wanted
    longer = [name for name in names if name.startswith(f"{wanted} ")]
    if len(longer) == 1:
        return longer[0]
    shorter = wanted.partition(" in ")[0]
    return shorter if shorter in names else None


def _unknown(connection: Connection, said: str, alike: tuple[str, ...]) -> UnknownPlace:
    if any(letter.isdigit() for letter in said):
        guess = postcodes.meant(said)
        if guess and postcodes.held(connection, [guess]):
            return UnknownPlace(N_("That is not a postcode. Did you mean %(these)s?"), (guess,))
        return UnknownPlace(N_("That is not a postcode. Try one such as WN7 1AA, or a township."))
    if alike:
        return UnknownPlace(N_("We do not know that place. Did you mean %(these)s?"), alike)
    return UnknownPlace(N_("We do not know that place. Try a postcode, or the name of a township."))
