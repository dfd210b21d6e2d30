"""A map that people work at, and what is true of it after each step."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlalchemy import Connection, text

from asset_map.model.account import Role
from asset_map.model.schedule import Schedule
from asset_map.store import accounts, history, names, told
from tests.upkeep import truths
from tests.upkeep.known import Row, World
from tests.upkeep.said import DETAILS, EMPTIED, ERASED, MO, SOURCES


class Watched(RuleBasedStateMachine):
    """A map, what should be on it, and what was told of it."""

    def __init__(self, store: Connection, folder: Path, ground: truths.Ground) -> None:
        super().__init__()
        self.store, self.folder, self.ground = store, folder, ground
        self.world = World()
        self.clock = self.began = datetime.now(UTC)
        self.lists: dict[str, dict[str, Row]] = {source: {} for source in SOURCES}
        self.rules: set[Schedule] = set()
        self.keys: dict[UUID, str] = {}
        self.erased = self.alone = False
        self.words: dict[UUID, object] = {}
        self.told: dict[int, tuple[object, ...]] = {}
        self.suggested = 0

    @initialize()
    def empty(self) -> None:
        self.store.execute(text(f"TRUNCATE {', '.join(EMPTIED)} CASCADE"))
        accounts.add_account(self.store, "mo@example.org", MO, Role.OFFICER, self.clock)
        history.here_is(self.store, MO)
        self.store.commit()

    def _row(self, source: str, id: str, said: Row) -> Row:
        row = {**said, "id": id, "address": f"Xq{source}{id} Lane"}
        return {name: self._clean(words) for name, words in row.items()}

    def _clean(self, words: str) -> str:
        """Whoever was asked to erases somebody from their list too."""
        if self.erased:
            for detail in DETAILS:
                words = words.replace(detail, "")
        return words

    def _done(self, who: str) -> None:
        """All is committed, names are taken up, and each change was told once."""
        truths.rows_are_as_told(self.store)
        names.fill(self.store)
        told.fill(self.store)
        self.store.commit()
        self.world.settle()
        before, known = self.words, self.told
        self._remember()
        assert known.items() <= self.told.items(), "what was is not rewritten"
        new = [row for id, row in self.told.items() if id not in known]
        by_run = "SELECT id FROM service_at_location WHERE first_run_id IS NOT NULL"
        brought = set(self.store.scalars(text(by_run)))
        for id, words in self.words.items():
            changes = [row for row in new if row[0] == id]
            if id not in before and id in brought:
                continue
            if words == before.get(id):
                assert not changes, (words, changes)
                continue
            # A list may change a row, and then drop what was shown instead of it.
            followed = [row for row in changes if row[1].endswith("of the other")]
            assert len(changes) == 1 or (len(changes) == 2 and followed), (words, changes)
            assert {row[-1] for row in changes} == {who}
            told_of = history.changes(self.store, id)[: len(changes)]
            was = told_of[-1].before or {}
            assert {name: one for name, one in was.items() if name != "said"} == before.get(id, {})
            assert told_of[0].after == words

    def _remember(self) -> None:
        listed = text("SELECT id, listing_words(id) FROM service_at_location")
        self.words = dict(self.store.execute(listed).all())
        told = text("SELECT id, listing, what, run_id, before, after, who FROM history")
        self.told = {row[0]: tuple(row)[1:] for row in self.store.execute(told)}

    @invariant()
    def everything_is_true(self) -> None:
        store, ground, known = self.store, self.ground, self.world.known
        truths.listings_are(store, known)
        truths.found_are(store, ground, known.values())
        truths.told_are(store, known.values())
        truths.names_are_held(store, known.values())
        truths.coming_are_those_of_the_rules(store, self.rules, self.clock)
        truths.places_stay_secret(store, ground, known.values(), self.began)
        truths.nothing_points_nowhere(store)
        truths.nobody_is_lost(store)
        truths.counts_agree(store, ground, known.values())
        store.commit()
        truths.all_is_well(store)
        if self.erased:
            truths.nowhere(store, ERASED)
        store.commit()

    def teardown(self) -> None:
        self.store.rollback()
