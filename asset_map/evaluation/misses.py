"""The notes that went worst: what was said, heard and shown, for whoever makes the ear better."""

from collections.abc import Iterator, Sequence

from asset_map.evaluation.benchmark import Labelled, Note
from asset_map.evaluation.compare import Answer, Result
from asset_map.evaluation.judge import Judge
from asset_map.evaluation.measures import TOP
from asset_map.intake import facts
from asset_map.interests.listen import listen
from asset_map.interests.reading import read_listing
from asset_map.model.heard import HeardTerm


def misses(result: Result, judge: Judge, most: int) -> str:
    """The `most` answers with the lowest nDCG, worst first, in words."""
    scored = [answer for answer in result.answers if answer.scores.ndcg is not None]
    worst = sorted(scored, key=lambda answer: (answer.scores.ndcg or 0.0, answer.note.id))
    return "\n\n".join("\n".join(_told(answer, judge)) for answer in worst[:most])


def _told(answer: Answer, judge: Judge) -> Iterator[str]:
    note = answer.note
    reach = judge.in_reach(note.point)
    by_id = {listing.id: listing for listing in reach}
    shown = [by_id[id] for id in answer.ranking[:TOP] if id in by_id]
    yield f"{note.id}  nDCG@10 {answer.scores.ndcg:.3f}"
    yield f"  said      {note.text}"
    yield f"  expected  {', '.join(f'{t} {g}' for t, g in note.expected.items())}"
    if note.must_not or note.gifts:
        yield f"  refused   {_listed(note.must_not)}; gifts {_listed(note.gifts)}"
    yield from _heard(note)
    for place, listing in enumerate(shown, 1):
        yield f"  {place:>2}. {_mark(note, listing)} {_about(listing)}"
    yield from _unserved(note, reach, shown)


def _heard(note: Note) -> Iterator[str]:
    heard = listen(note.text)
    for name in ("interests", "gifts", "avoid"):
        terms: tuple[HeardTerm, ...] = getattr(heard, name)
        if terms:
            yield f"  heard     {name}: {', '.join(map(_term, terms))}"
    if heard.constraints:
        told = (f"{c.kind} {c.value} ({c.because!r})" for c in heard.constraints)
        yield f"  heard     constraints: {', '.join(told)}"


def _term(term: HeardTerm) -> str:
    guessed = ", guessed" if term.guessed else ""
    return f"{term.code} {term.weight:.2f} ({term.because!r}{guessed})"


def _unserved(note: Note, reach: Sequence[Labelled], shown: Sequence[Labelled]) -> Iterator[str]:
    """A listing that would have served, for each expected topic that nothing shown is of."""
    served = {listing.topic for listing in shown}
    for topic, grade in note.expected.items():
        there = next((listing for listing in reach if listing.topic == topic), None)
        if topic not in served and there is not None:
            yield f"  not shown ({grade}): {_about(there)}"


def _about(listing: Labelled) -> str:
    """A listing, its topic, and the interests that were read from it."""
    name = listing.cells.get("name", "")
    kind = facts.kind_said(listing.cells.get("kind", ""))
    read = read_listing(name, listing.cells.get("description", ""), kind)
    terms = ", ".join(f"{interest.code} {interest.weight:.2f}" for interest in read)
    return f"{listing.id} {name} [{listing.topic}] read as {terms or 'nothing'}"


def _mark(note: Note, listing: Labelled) -> str:
    if listing.topic in note.must_not:
        return "!"
    return str(note.expected.get(listing.topic, "·"))


def _listed(topics: frozenset[str]) -> str:
    return ", ".join(sorted(topics)) or "none"
