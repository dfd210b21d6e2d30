"""What a page of gaps asks of the desk, question by question, and what it says while it waits."""

from dataclasses import dataclass
from time import monotonic

from flask_babel import gettext, ngettext

from asset_map.model.gap_ask import Asked, GapReply, Refused, StartAsk, StartReply, Working
from asset_map.model.place import Point
from asset_map.store.per_process import Connection
from asset_map.store.places import find_near
from asset_map.web.gap_desk import QUICK_SECONDS, DeskBusy, ask, stop
from asset_map.web.gap_form import GapForm

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Replies:
    """The answers to a page's questions; what was not asked is None."""

    first: GapReply
    other: GapReply | None = None
    starts: StartReply | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page's questions are being worked on: what to say, and how far it is to the limit."""

    words: str
    seconds: int
    limit: int


class StillWorking(RuntimeError):
    """Not all is answered yet."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self.waiting = waiting


def questions(form: GapForm, connection: Connection) -> tuple[Asked, ...]:
    """What the page asks, one after the other. Raises UnknownPlace."""
    asked: list[Asked] = [form.ask()]
    if form.other is not None:
        asked.append(form.ask_other())
    if form.start is not None:
        asked.append(StartAsk(form.ask(), sites=form.start, pin=_pin(form.at, connection)))
    return tuple(asked)


def replies(
    asked: tuple[Asked, ...], may_take_long: bool, wait_seconds: float = QUICK_SECONDS
) -> Replies | Refused | bytes:
    """The answers, or why there are none; a file's bytes for a file.

    Raises StillWorking, and what `gap_desk.ask` raises.
    """
    until = monotonic() + wait_seconds
    told: list[GapReply | StartReply] = []
    for number, one in enumerate(asked, 1):
        try:
            reply = ask(one, may_take_long, max(until - monotonic(), 0.0))
        except DeskBusy as busy:
            raise StillWorking(_waiting(busy.working, number, len(asked))) from None
        if isinstance(reply, (Refused, bytes)):
            return reply
        told.append(reply)
    first, *rest = told
    assert isinstance(first, GapReply)
    return Replies(
        first,
        next((one for one in rest if isinstance(one, GapReply)), None),
        next((one for one in rest if isinstance(one, StartReply)), None),
    )


def stop_all(asked: tuple[Asked, ...]) -> None:
    """Nobody wants the answers any more. Raises DeskAway."""
    for one in asked:
        stop(one)


def _waiting(working: Working, number: int, of: int) -> Waiting:
    step = gettext("Step %(number)d of %(of)d.", number=number, of=of) if of > 1 else ""
    seconds = round(working.seconds)
    if working.seconds:
        far = ngettext(
            "%(num)d second so far; we stop after %(limit)s.",
            "%(num)d seconds so far; we stop after %(limit)s.",
            seconds,
            limit=_long(round(working.limit)),
        )
    else:
        far = gettext("Others came first; yours is next.")
    return Waiting(f"{step} {far}".strip(), seconds, round(working.limit))


def _long(seconds: int) -> str:
    if seconds < 2 * MINUTE:
        return ngettext("%(num)d second", "%(num)d seconds", seconds)
    return ngettext("%(num)d minute", "%(num)d minutes", seconds // MINUTE)


def _pin(words: str, connection: Connection) -> Point | None:
    return find_near(connection, words).point if words else None
