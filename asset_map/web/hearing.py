"""From what was heard to what fits near a place, and the count of what was asked for."""

from dataclasses import replace

from flask import current_app

from asset_map.match.conversation import ask_for
from asset_map.match.find import find
from asset_map.match.reasons import Found
from asset_map.model.ask import LIMIT
from asset_map.model.heard import Heard
from asset_map.model.place import Near
from asset_map.store.heard_counts import count_ask
from asset_map.store.per_process import Connection


def fitting(
    connection: Connection,
    heard: Heard,
    near: Near,
    reach_metres: int,
    limit: int = LIMIT,
    offset: int = 0,
) -> Found:
    """What fits someone of whom this was heard, best first."""
    ask = replace(ask_for(heard, near, reach_metres, limit), offset=offset)
    # Counting all that is in reach can cost as much as finding the best of it.
    return find(connection, ask, counted=False)


def count(connection: Connection, heard: Heard, near: Near) -> None:
    """Count each interest that was asked for, once, by area and month; guesses are not counted.

    A count that fails costs nobody their answer.
    """
    codes = [term.code for term in heard.interests if not term.guessed]
    try:
        count_ask(connection, codes, near.point)
    except Exception as error:  # its words may quote what it was asked with
        current_app.logger.warning("an ask was not counted: %s", type(error).__name__)
        # If the server went away meanwhile, what is asked next connects anew.
        connection.rollback()
