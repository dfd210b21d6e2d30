"""What somebody chose for a handout: listings, a note on each, and how it is to look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from werkzeug.datastructures import MultiDict

# More than this do not fit on one sheet in large print, and are more than anyone chooses from.
MOST_LISTINGS = 8
LONGEST_NOTE = 300
# What the form names its boxes. A note's name ends in its listing's id.
LISTING, NOTE, PRINT, WORDS, LINK = "listing", "note-", "print", "words", "link"
LARGE, PLAIN, NEW_LINK = "large", "plain", "new"


@dataclass(frozen=True, slots=True)
class HandoutForm:
    """The form as it was sent. Notes live for one request, and are never logged or kept.

    `link` is the token of the short link that was made for it before; with `new_link`, one is
    wanted. `left_off` is how many listings were more than a handout holds.
    """

    listings: tuple[UUID, ...] = ()
    notes: Mapping[UUID, str] = field(default_factory=dict, repr=False)
    large: bool = False
    plain: bool = False
    new_link: bool = False
    link: str = field(default="", repr=False)
    left_off: int = 0


def read_handout(sent: "MultiDict[str, str]") -> HandoutForm:
    """The form, read. What is no listing's id is passed over; each listing counts once."""
    asked = ids(sent)
    listings = tuple(asked[:MOST_LISTINGS])
    notes = {id: _note(sent.get(f"{NOTE}{id}", "")) for id in listings}
    link = sent.get(LINK, "")
    return HandoutForm(
        listings,
        {id: note for id, note in notes.items() if note},
        sent.get(PRINT) == LARGE,
        sent.get(WORDS) == PLAIN,
        link == NEW_LINK,
        "" if link == NEW_LINK else link,
        len(asked) - len(listings),
    )


def ids(sent: "MultiDict[str, str]") -> list[UUID]:
    """The ids of listings in a form, each once, in their order."""
    return list(dict.fromkeys(filter(None, map(_id, sent.getlist(LISTING)))))


def _id(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _note(words: str) -> str:
    return " ".join(words.split())[:LONGEST_NOTE]
