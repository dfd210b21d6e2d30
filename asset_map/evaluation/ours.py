"""Our own way from a note to a ranking: the same road that a conversation takes."""

from collections.abc import Sequence

from asset_map.evaluation.benchmark import Labelled, Note
from asset_map.evaluation.judge import REACH_METRES
from asset_map.evaluation.measures import TOP
from asset_map.evaluation.rankers import Rank
from asset_map.interests.listen import listen
from asset_map.match.conversation import ask_for
from asset_map.match.find import find
from asset_map.model.place import Near, Point
from asset_map.store.candidates import CANDIDATES_PER_TERM
from asset_map.store.connection import Connection
from asset_map.store.rulings import rulings


def ours(connection: Connection, per_term: int = CANDIDATES_PER_TERM) -> Rank:
    """Hear the note, ask the store, weigh `per_term` of the nearest for each wanted term."""

    def rank(note: Note, reach: Sequence[Labelled]) -> list[str]:
        return ranking(connection, note.text, note.point, REACH_METRES, TOP, per_term)

    return rank


def ranking(
    connection: Connection,
    text: str,
    point: Point,
    reach_metres: int,
    limit: int,
    per_term: int = CANDIDATES_PER_TERM,
) -> list[str]:
    """The source ids of what suits someone who says `text`, best first. Counted as no ask."""
    ask = ask_for(listen(text, rulings(connection)), Near("", point), reach_metres, limit)
    found = find(connection, ask, counted=False, per_term=per_term)
    return [match.activity.source_id for match in found.matches]
