"""Everything that people do to listings, in any order: after each step all that follows is true."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test
from sqlalchemy import Connection, text

from asset_map.intake.by_hand import read_by_hand
from asset_map.intake.import_listings import Choices, import_listings
from asset_map.intake.sheet import open_sheet
from asset_map.model.account import Role
from asset_map.model.listing import Listing, listing_id
from asset_map.store import (
    accounts,
    edits,
    hiding,
    history,
    imports,
    names,
    postcodes,
    suggestions,
    timetables,
)
from asset_map.store.before import as_it_was
from asset_map.store.care_links import close, confirm
from asset_map.store.departures import NOBODY, erase_account
from asset_map.store.erasure import erase
from asset_map.store.places import save_places
from asset_map.upkeep import review
from asset_map.upkeep.care import make_link
from asset_map.upkeep.erasing import pattern_of
from asset_map.upkeep.put_back import open_again, put_back, taken_off
from asset_map.upkeep.same import TOGETHER, make_one
from tests.upkeep import truths
from tests.upkeep.known import Known, Row, today
from tests.upkeep.said import (
    CELLS,
    DETAILS,
    IDS,
    LINK,
    MO,
    POSTCODES,
    SAID,
    SOME,
    SOURCES,
    STEWARD,
    TYPED,
)
from tests.upkeep.watched import Watched


class AllTogether(Watched):
    """What people do, through the functions that the pages and commands call."""

    # What lists say

    @rule(
        source=st.sampled_from(SOURCES),
        rows=st.dictionaries(st.sampled_from(IDS), SAID, min_size=1),
        complete=st.booleans(),
    )
    def a_list_comes(self, source: str, rows: dict[str, Row], complete: bool) -> None:
        held = {} if complete else self.lists[source]
        self._import(
            source, held | {id: self._row(source, id, one) for id, one in rows.items()}, complete
        )

    @rule(
        source=st.sampled_from(SOURCES),
        change=st.tuples(st.sampled_from(IDS), SAID),
        name=st.sampled_from(sorted(CELLS)),
    )
    def a_row_changes(self, source: str, change: tuple[str, Row], name: str) -> None:
        id, said = change
        if id in self.lists[source]:
            row = {**self.lists[source][id], name: said[name]}
            self._import(source, self.lists[source] | {id: self._row(source, id, row)}, False)

    @rule(source=st.sampled_from(SOURCES), complete=st.booleans())
    def the_same_list_comes_again(self, source: str, complete: bool) -> None:
        if self.lists[source]:
            self._import(source, self.lists[source], complete)

    @rule(n=SOME)
    def a_list_drops_what_is_shown_for_another(self, n: int) -> None:
        merged = [one.merged for _, one in sorted(self.world.known.items()) if one.merged]
        if not merged:
            return
        kept = self.world.known[merged[n % len(merged)]]
        rows = dict(self.lists.get(kept.source, {}))
        if rows.pop(kept.here.source_id, None) and rows:
            self._import(kept.source, rows, True)

    def _import(self, source: str, rows: dict[str, Row], complete: bool) -> None:
        self.lists[source] = rows
        path = self.folder / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["id", "address", *CELLS])
            table.writeheader()
            table.writerows(rows.values())
        chosen = Choices(source, self.folder / "errors.csv", complete=complete)
        report = import_listings(self.store, open_sheet(path), chosen)
        assert report.left_out == 0, report.errors
        run = self.store.scalar(text("SELECT max(id) FROM import_run"))
        self.world.imported(run, source, list(rows.values()), self._read, complete)
        self._done(MO)

    def _read(self, row: Row, before: Listing | None = None) -> Listing:
        listing = read_by_hand(self.store, row, row.get("id", ""), before)[0]
        self.rules |= set(listing.schedules)
        return listing

    def _reader(self, said: Row, id: str, before: Listing | None) -> Listing:
        return read_by_hand(self.store, said, id, before)[0]

    @rule(source=st.sampled_from(SOURCES))
    def the_newest_import_is_undone(self, source: str) -> None:
        run = self.world.newest(source)
        if run is None:
            return
        imports.undo(self.store, source, run.id)
        self.world.undone(source)
        self._done(MO)

    # What people do to one listing

    def _one(self, n: int, *, active: bool = True) -> Known | None:
        known = [one for _, one in sorted(self.world.known.items()) if one.active or not active]
        return known[n % len(known)] if known else None

    @rule(n=SOME, said=st.lists(TYPED, min_size=1, max_size=2), who=st.sampled_from([MO, STEWARD]))
    def somebody_edits(self, n: int, said: list[Row], who: str) -> None:
        one = self._one(n)
        if one is None:
            return
        typed = {name: self._clean(words) for each in said for name, words in each.items()}
        seen = edits.held(self.store, one.id)
        review.edit(self.store, seen, who, self._reader, typed)
        self._edited(one, typed)
        self._done(who)

    def _edited(self, one: Known, typed: Row) -> None:
        here = self._read(typed, one.here)
        same = {"source_id": one.here.source_id, "assured_date": one.here.assured_date}
        self.world.edited(one.id, replace(here, **same))

    @rule(n=SOME)
    def an_officer_confirms(self, n: int) -> None:
        if one := self._one(n):
            review.confirm(self.store, one.id, MO)
            self.world.put(replace(one, confirmed=today(), closed=False))
            self._done(MO)

    def _key(self, id: UUID) -> str:
        if id not in self.keys:
            self.keys[id] = make_link(self.store, id)
            self.store.commit()
        return self.keys[id]

    @rule(n=SOME)
    def it_is_confirmed_by_its_link(self, n: int) -> None:
        if one := self._one(n):
            assert confirm(self.store, self._key(one.id))
            self.world.put(replace(one, confirmed=today(), closed=False))
            self._done(LINK)

    @rule(n=SOME)
    def it_is_closed_by_its_link(self, n: int) -> None:
        if one := self._one(n):
            assert close(self.store, self._key(one.id))
            self.world.put(replace(one, closed=True))
            self._done(LINK)

    @rule(n=SOME, change=SOME)
    def what_was_is_put_back(self, n: int, change: int) -> None:
        one = self._one(n, active=False)
        if one is None:
            return
        there = [c for c in history.changes(self.store, one.id) if c.before is not None]
        if not there:
            return
        chosen = there[change % len(there)]
        put_back(self.store, one.id, chosen.id, MO)
        self._stands_as(one, chosen.before)
        self._done(MO)

    def _stands_as(self, one: Known, words: history.Words) -> None:
        """All that it said, and open or closed as it was then; what is merged stays so."""
        self.world.edited(one.id, as_it_was(words).listing)
        closed = words["hidden_because"] == "closed"
        now = self.world.known[one.id]
        self.world.put(replace(now, active=words["status"] == "active", closed=closed))

    @rule(n=SOME)
    def it_is_put_back_on_the_map(self, n: int) -> None:
        off = [
            one
            for _, one in sorted(self.world.known.items())
            if not one.active or one.hidden_because == "closed"
        ]
        if not off:
            return
        one = off[n % len(off)]
        if not one.active:
            left = taken_off(history.changes(self.store, one.id))
            assert left is not None
            self.world.edited(one.id, as_it_was(left.before).listing)
        open_again(self.store, edits.held(self.store, one.id), MO)
        self.world.put(replace(self.world.known[one.id], closed=False))
        self._done(MO)

    # What people suggest

    @rule(said=SAID)
    def a_place_is_suggested(self, said: Row) -> None:
        row = {
            **self._row("new", "", said),
            "id": "",
            "address": "Xqnew Lane",
            "contact": self._clean("Jo Bloggs"),
        }
        self._suggest(None, row)

    @rule(n=SOME, said=TYPED)
    def a_correction_is_suggested(self, n: int, said: Row) -> None:
        one = self._one(n)
        if one is not None and one.published:
            self._suggest(one.id, {name: self._clean(words) for name, words in said.items()})

    def _suggest(self, listing: UUID | None, said: Row) -> None:
        self.suggested += 1
        assert suggestions.suggest(self.store, str(self.suggested).encode(), listing, said) == 0
        self._done(MO)

    def _waits(self, n: int) -> suggestions.Suggestion | None:
        waiting = suggestions.waiting(self.store)
        self.store.rollback()
        return waiting[n % len(waiting)] if waiting else None

    @rule(n=SOME)
    def a_suggestion_is_approved(self, n: int) -> None:
        asked = self._waits(n)
        one = asked and self.world.known.get(asked.listing)
        if asked is None or (asked.listing and (one is None or not one.active)):
            return
        said = {name: words for name, words in asked.said.items() if name not in review.BESIDE}
        made = review.approve(self.store, asked.id, MO, self._reader)
        if asked.kind == "closed":
            self.world.put(replace(one, active=False, closed=True))
        elif one is not None:
            self._edited(one, said)
        else:
            here = replace(self._read(said), source_id=f"suggestion {asked.id}")
            self.world.put(Known(review.SOURCE, here))
            assert made == listing_id(review.SOURCE, here.source_id)
        self._done(MO)

    @rule(n=SOME)
    def an_officer_closes_what_is_suggested_of(self, n: int) -> None:
        asked = self._waits(n)
        one = asked and self.world.known.get(asked.listing)
        if one and one.active:
            review.close(self.store, asked.id, MO)
            self.world.put(replace(one, active=False, closed=True))
            self._done(MO)

    @rule(n=SOME)
    def a_suggestion_is_declined(self, n: int) -> None:
        asked = self._waits(n)
        if asked is None:
            return
        review.decline(self.store, asked.id, MO, "")
        one = self.world.known.get(asked.listing)
        if asked.kind == "closed" and one is not None:
            self.world.put(replace(one, closed=False))
        self._done(MO)

    # Two that are the same

    @rule(n=SOME, m=SOME, taken=st.sets(st.sampled_from(sorted(TOGETHER)), max_size=3))
    def two_are_made_one(self, n: int, m: int, taken: set[str]) -> None:
        there = self.world.published()
        if len(there) < 2:
            return
        kept = there.pop(n % len(there))
        self._make_one(kept, there[m % len(there)], taken)

    @rule(id=st.sampled_from(IDS), said=SAID)
    def two_lists_name_one(self, id: str, said: Row) -> None:
        for source in SOURCES:
            self._import(source, self.lists[source] | {id: self._row(source, id, said)}, False)
        kept, gone = (self.world.known[listing_id(source, id)] for source in SOURCES)
        if kept.published and gone.published:
            self._make_one(kept, gone, set())

    def _make_one(self, kept: Known, gone: Known, taken: set[str]) -> None:
        ours, theirs = (edits.held(self.store, one.id) for one in (kept, gone))
        make_one(self.store, ours, theirs, MO, taken)
        fields = {name: getattr(gone.here, name) for what in taken for name in TOGETHER[what]}
        here = replace(kept.here, **fields)
        here = replace(here, area_only=kept.here.area_only or gone.here.area_only)
        if here != kept.here:
            self.world.edited(kept.id, here)
        self.world.put(replace(gone, merged=kept.id))
        self._done(MO)

    @rule(n=SOME)
    def two_are_parted(self, n: int) -> None:
        merged = [one for _, one in sorted(self.world.known.items()) if one.merged]
        if merged:
            one = merged[n % len(merged)]
            review.part(self.store, one.id, MO)
            self.world.put(replace(one, merged=None))
            self._done(MO)

    # What the council does

    @precondition(lambda self: not self.erased and self.world.known)
    @rule()
    def somebody_is_erased(self) -> None:
        pattern = pattern_of(DETAILS)
        erase(self.store, pattern, "the council")
        self.store.commit()
        self.erased = True
        self.world.erased(pattern)
        self.lists = {
            source: {id: self._row(source, id, row) for id, row in rows.items()}
            for source, rows in self.lists.items()
        }
        self._remember()

    @precondition(lambda self: not self.alone and self.world.known)
    @rule()
    def an_officer_leaves(self) -> None:
        erase_account(self.store, accounts.account_of(self.store, "mo@example.org"))
        self.store.commit()
        named = "SELECT count(*) FROM history WHERE who = :who"
        assert self.store.scalar(text(named), {"who": MO}) == 0
        self.alone = True
        self.told = {
            id: (*row[:-1], NOBODY if row[-1] == MO else row[-1]) for id, row in self.told.items()
        }
        accounts.add_account(self.store, "mo@example.org", MO, Role.OFFICER, self.clock)
        self.store.commit()

    @rule(days=st.integers(1, 90))
    def time_passes(self, days: int) -> None:
        self.clock += timedelta(days=days)
        timetables.refresh(self.store, self.clock)
        self._done(MO)

    @rule()
    def it_is_tended(self) -> None:
        timetables.refresh(self.store, self.clock)
        timetables.drop_unused(self.store)
        assert hiding.hide_faded(self.store) == 0
        names.drop_unused_words(self.store)
        self._done(MO)


@pytest.fixture
def machine(fresh_store: Connection, tmp_path: Path) -> Iterator[Callable[[], AllTogether]]:
    postcodes.save_postcodes(fresh_store, POSTCODES)
    save_places(
        fresh_store, [(name, at.longitude, at.latitude) for name, at in truths.TOWNS.items()]
    )
    fresh_store.commit()
    ground = truths.Ground(fresh_store)
    return lambda: AllTogether(fresh_store, tmp_path, ground)


# A story of dozens of steps takes longer to shorten than to read.
CALM = settings(
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    report_multiple_bugs=False,
)


def test_whatever_people_do_what_follows_is_true(machine):
    calm = settings(CALM, derandomize=True, max_examples=5, stateful_step_count=12)
    run_state_machine_as_test(machine, settings=calm)


@pytest.mark.endure
def test_whatever_people_do_for_long_what_follows_is_true(machine, share):
    many = settings(CALM, max_examples=share(1_000), stateful_step_count=40)
    run_state_machine_as_test(machine, settings=many)
