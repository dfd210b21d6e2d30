"""What officers do with suggestions and listings: approve, edit, ask, decline, merge, part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from asset_map.model.differences import Difference, differences, words_of
from asset_map.model.listing import GivenBy, Interest, Listing, listing_id
from asset_map.settings import PlainError
from asset_map.store import edits, hiding, history, merging, stewards, suggestions
from asset_map.store.connection import Connection
from asset_map.store.duplicates import Alike, likely_duplicates
from asset_map.store.import_runs import source_number_of_ours
from asset_map.store.listings import save_listings
from asset_map.store.staging import Imported
from asset_map.store.suggestions import Suggestion

# Reads what was typed as a listing: (fields, the source's own id, the listing before or None).
Read = Callable[[Mapping[str, str], str, Listing | None], Listing]

# Whom a listing comes from that somebody suggested.
SOURCE = "suggestions"
# What was told beside the fields, for the officer alone.
BESIDE = ("note", "contact")


@dataclass(frozen=True, slots=True)
class Review:
    """A suggestion beside what it would change. `note` and `contact` are for the officer alone.

    `about` is what it would be found by, and `before` what it is found by now; `problem` says why
    it cannot be approved as it stands.
    """

    suggestion: Suggestion
    name: str
    changes: tuple[Difference, ...]
    alike: tuple[Alike, ...]
    about: tuple[Interest, ...] = ()
    before: tuple[Interest, ...] = ()
    problem: str = ""


def review(connection: Connection, id: int, read: Read) -> Review:
    """A suggestion, field by field beside what is held, and what on the map may be the same."""
    asked = _suggestion(connection, id)
    seen = None if asked.listing is None else edits.held(connection, asked.listing)
    before = seen.listing if seen else None
    name = str(asked.said.get("name", before.name if before else ""))
    if asked.kind == "closed":
        return Review(asked, name, (), ())
    try:
        after = read(_fields(asked.said), _ref(id), before)
    except PlainError as error:
        return Review(asked, name, (), (), problem=f"{error.where}: {error.what}")
    alike = likely_duplicates(connection, after.name, after.point, asked.listing)
    changed = tuple(differences(words_of(before), words_of(after)))
    about, held = (
        tuple(one for one in all if one.given_by is not GivenBy.GUESS)
        for all in (after.interests, before.interests if before else ())
    )
    return Review(asked, name, changed, tuple(alike), about, held)


def approve(
    connection: Connection, id: int, who: str, read: Read, said: Mapping[str, str] | None = None
) -> UUID:
    """Make a suggestion true, with what the officer says otherwise; the listing's id.

    The caller commits. Raises PlainError, and ChangedMeanwhile.
    """
    asked = _undecided(connection, id)
    fields = {**_fields(asked.said), **(said or {})}
    what = f"suggestion {id} approved"
    if asked.kind == "closed" and asked.listing is not None:
        made = asked.listing
        take_off(connection, made, who, what)
    else:
        with history.telling(connection, who, what):
            if asked.listing is None:
                made = _add(connection, id, read(fields, _ref(id), None))
            else:
                made = asked.listing
                seen = _held(connection, made)
                edits.write(connection, seen, _changed(seen, read(fields, "", seen.listing)))
    suggestions.decide(connection, id, "approved", who)
    return made


def close(connection: Connection, id: int, who: str) -> UUID:
    """What was told of a listing means that it has closed: take it off the map; the listing's id.

    The caller commits. Raises PlainError, and ChangedMeanwhile.
    """
    asked = _undecided(connection, id)
    if asked.listing is None:
        raise PlainError(f"suggestion {id}", "it is about no listing.", "decline it.")
    take_off(connection, asked.listing, who)
    suggestions.decide(connection, id, "approved", who)
    return asked.listing


def take_off(connection: Connection, listing: UUID, who: str, what: str = "closed") -> None:
    """A listing has closed: it goes off the map, and stays off it whatever its list says.

    `put_back.open_again` opens it. The caller commits. Raises PlainError, and ChangedMeanwhile.
    """
    with history.telling(connection, who, what):
        # First, so that what it stands for is not shown for it.
        hiding.hide(connection, [listing], hiding.CLOSED)
        seen = edits.held(connection, listing)
        if seen is not None and seen.active:
            edits.retire(connection, seen)


def decline(connection: Connection, id: int, who: str, reason: str) -> None:
    """Leave everything as it was; what was closed by its own link is shown again."""
    asked = _undecided(connection, id)
    if asked.kind == "closed" and asked.listing is not None:
        with history.telling(connection, who, f"suggestion {id} declined"):
            hiding.show(connection, [asked.listing])
            hiding.settle(connection, [asked.listing])
            merging.follow(connection, [asked.listing])
    suggestions.decide(connection, id, "declined", who, reason)


def ask(connection: Connection, id: int, who: str, question: str) -> str:
    """Note what is to be asked, and stay undecided; how to reach whoever suggested it."""
    asked = _undecided(connection, id)
    suggestions.decide(connection, id, "asked", who, question)
    return str(asked.said.get("contact", ""))


def same_as(connection: Connection, id: int, listing: UUID) -> None:
    """What was suggested as new is a listing that we hold: it corrects that one. Raises PlainError.

    It waits on, to be looked at beside what is held. The caller commits.
    """
    asked = _undecided(connection, id)
    if asked.listing is not None:
        raise PlainError(f"suggestion {id}", "it is about a listing already.", "merge the two.")
    _held(connection, listing)
    suggestions.make_correction(connection, id, listing)


def edit(
    connection: Connection,
    seen: edits.Held,
    who: str,
    read: Read,
    said: Mapping[str, str],
) -> None:
    """Change a listing's fields, on the version that was seen. Raises ChangedMeanwhile."""
    change(connection, seen, who, read(said, "", seen.listing))


def change(connection: Connection, seen: edits.Held, who: str, listing: Listing) -> None:
    """Put a listing in the place of the version that was seen. Raises ChangedMeanwhile."""
    with history.telling(connection, who, "edited"):
        edits.write(connection, seen, _changed(seen, listing))


def merge(connection: Connection, kept: UUID, gone: UUID, who: str) -> None:
    """Show `kept` in the place of both. Raises PlainError where one is not there to be merged."""
    if kept == gone:
        raise PlainError("the two listings", "they are one and the same.", "two different ids.")
    for one in (kept, gone):
        if _held(connection, one).hidden_because:
            raise PlainError(f"listing {one}", "it is not on the map.", "one that is shown.")
    with history.telling(connection, who, f"the same as {kept}"):
        merging.merge(connection, kept, gone, who)
    stewards.hand_over(connection, gone, kept)


def part(connection: Connection, gone: UUID, who: str) -> None:
    """Show a merged listing again. Raises PlainError where it was not merged."""
    with history.telling(connection, who, "not the same after all"):
        if not merging.unmerge(connection, gone):
            raise PlainError(
                "the listing", "it was not merged into another.", "the hidden one's id."
            )


def confirm(connection: Connection, listing: UUID, who: str) -> None:
    """Somebody who was there, or who rang, says that it is true today."""
    _held(connection, listing)
    with history.telling(connection, who, "confirmed"):
        hiding.confirm(connection, listing)
    suggestions.not_closed(connection, listing, who)


def _add(connection: Connection, id: int, listing: Listing) -> UUID:
    number = source_number_of_ours(connection, SOURCE)
    history.within(connection, None)
    save_listings(connection, SOURCE, number, None, [Imported(listing, b"")])
    return made_of(id)


def made_of(id: int) -> UUID:
    """The listing that a suggestion of something new becomes."""
    return listing_id(SOURCE, _ref(id))


def _changed(seen: edits.Held, listing: Listing) -> Imported:
    """The list that it came from knows nothing of this: its fingerprint stays."""
    whole = replace(listing, source_id=seen.listing.source_id)
    return Imported(
        replace(whole, assured_date=seen.listing.assured_date), seen.imported.fingerprint
    )


def _fields(said: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(words) for name, words in said.items() if name not in BESIDE}


def _ref(id: int) -> str:
    return f"suggestion {id}"


def _held(connection: Connection, id: UUID) -> edits.Held:
    seen = edits.held(connection, id)
    if seen is None:
        raise PlainError(f"listing {id}", "there is none.", "the id in the address of its page.")
    if not seen.active:
        raise PlainError(
            f"listing {id}", "it is off the map.", "put it back first, at its history; or decline."
        )
    return seen


def _suggestion(connection: Connection, id: int) -> Suggestion:
    found = suggestions.suggestion(connection, id)
    if found is None:
        raise PlainError(f"suggestion {id}", "there is none.", "asset-map review list")
    return found


def _undecided(connection: Connection, id: int) -> Suggestion:
    found = _suggestion(connection, id)
    if found.status in ("approved", "declined"):
        by = f" by {found.decided_by}" if found.decided_by else ""
        raise PlainError(
            f"suggestion {id}", f"it was {found.status}{by} already.", "asset-map review list"
        )
    return found
