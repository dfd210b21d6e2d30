"""The vocabulary: branches, the interests below them, and the everyday words for each."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any


class VocabularyError(ValueError):
    """A vocabulary file says something that cannot be read."""


@dataclass(frozen=True, slots=True)
class Term:
    """One interest: what it is called and the words that give it away.

    `words` name it wherever they are read; `said` only in a conversation; `listed` only in a
    listing; `trades` are jobs and skills that make it a gift; `hints` are weak evidence;
    `false_friends` silence the words inside them; `related` terms would also do (0 to 1).
    """

    code: str
    label: str
    broader: str | None = None
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()
    related: dict[str, float] = field(default_factory=dict)
    openactive: tuple[str, ...] = ()
    # What it is called in other languages, by their codes.
    labels: dict[str, str] = field(default_factory=dict)


# A label in another language, such as label_cy.
LABEL = "label_"
LISTS = ("words", "said", "listed", "trades", "hints", "false_friends", "openactive")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Every term by its code. `edition` changes whenever any word does.

    Two vocabularies are the same only if they are one object, so that what is built from one can
    be kept by it.
    """

    terms: dict[str, Term]
    edition: str

    @cached_property
    def branches(self) -> tuple[Term, ...]:
        """The top terms, in the order of their labels."""
        return tuple(
            sorted((t for t in self.terms.values() if t.broader is None), key=lambda t: t.label)
        )

    def narrower(self, code: str) -> tuple[Term, ...]:
        """The interests directly below a branch, in the order of their labels."""
        below = (t for t in self.terms.values() if t.broader == code)
        return tuple(sorted(below, key=lambda t: t.label))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package (data/interests), read once.

    Raises VocabularyError, naming the file and the term.
    """
    return read(_sheets())


@lru_cache(maxsize=1)
def edition() -> str:
    """The edition of `vocabulary()`, without what takes time to read."""
    return _edition_of(text for _, text in _sheets())


def _sheets() -> list[tuple[str, str]]:
    folder = files("asset_map") / "data" / "interests"
    sheets = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return [(sheet.name, sheet.read_text(encoding="utf-8")) for sheet in sheets]


def _edition_of(texts: Iterable[str]) -> str:
    together = blake2b(digest_size=8)
    for text in texts:
        together.update(text.encode())
    return together.hexdigest()


def read(sheets: Iterable[tuple[str, str]]) -> Vocabulary:
    """A vocabulary from TOML sheets, each a (name, text)."""
    terms: dict[str, Term] = {}
    sheets = list(sheets)
    for name, text in sheets:
        try:
            sheet = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise VocabularyError(f"{name}: {error}") from error
        for code, entry in sheet.items():
            if code in terms:
                raise VocabularyError(f"{name}: {code} is already a term; choose another code")
            terms[code] = _term(name, code, entry)
    _check(terms)
    return Vocabulary(terms, _edition_of(text for _, text in sheets))


def _term(sheet: str, code: str, entry: dict[str, Any]) -> Term:
    labels = {
        name.removeprefix(LABEL): said for name, said in entry.items() if name.startswith(LABEL)
    }
    others = {f"{LABEL}{language}" for language in labels}
    unknown = entry.keys() - {"label", "broader", "related", *LISTS, *others}
    if unknown:
        raise VocabularyError(f"{sheet}: {code} has an unknown entry {sorted(unknown)[0]!r}")
    if "label" not in entry:
        raise VocabularyError(f"{sheet}: {code} has no label")
    lists = {name: tuple(entry.get(name, ())) for name in LISTS}
    return Term(
        code,
        entry["label"],
        entry.get("broader"),
        related=entry.get("related", {}),
        labels=labels,
        **lists,
    )


def _check(terms: dict[str, Term]) -> None:
    for term in terms.values():
        if term.broader is not None:
            branch = terms.get(term.broader)
            if branch is None or branch.broader is not None:
                raise VocabularyError(f"{term.code}: its broader term {term.broader} is no branch")
        for code in term.related:
            if code not in terms:
                raise VocabularyError(f"{term.code}: its related term {code} does not exist")
