"""A language made for tests: every message that the extractor finds stands in ⟦brackets⟧."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po
from bs4 import BeautifulSoup, NavigableString
from bs4.element import PreformattedString

from asset_map.web.catalogues import Catalogues

TOP = Path(__file__).parents[2]
# A real language, so that there are names of days and months, which no page of ours speaks.
CODE = "eo"
# What people read or hear of an element beside its text.
READ_OUT = ("aria-label", "title", "alt", "placeholder")
INNERMOST = re.compile("⟦[^⟦⟧]*⟧")
# What stands between words that came from elsewhere.
BETWEEN = re.compile(r"[\n,;:·()“”–+×−|/.?!…]")


def bracketed_catalogues(folder: Path) -> Catalogues:
    """The made language, in a folder of its own."""
    catalogue = Catalog(locale=CODE)
    with (TOP / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    for source in ("asset_map", "templates"):
        for _, _, message, _, _ in extract_from_dir(str(TOP / source), methods, options):
            both = message if isinstance(message, tuple) else (message,)
            words = tuple(f"⟦{one}⟧" for one in both)
            catalogue.add(message, words if len(words) > 1 else words[0])
    path = folder / CODE / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
    return Catalogues(folder)


def outside_brackets(text: str) -> str:
    """What is left of a text without all that is translated."""
    while (less := INNERMOST.sub(" ", text)) != text:
        text = less
    return text


def escaped(soup: BeautifulSoup, known: set[str]) -> list[str]:
    """Words that a page shows or says, and that are neither translated nor `known`."""
    # What is marked as English may stand within what is translated.
    for one in soup.find_all("bdi"):
        # Each line of a popup is one, and nothing stands between two of them.
        one.insert_after("\n")
        one.unwrap()
    soup.smooth()
    texts = [
        (one.parent.name, str(one))
        for one in soup.find_all(string=True)
        if not isinstance(one, PreformattedString) and said(one)
    ]
    for name in READ_OUT:
        texts += [(f"{one.name} {name}", one[name]) for one in soup.find_all(attrs={name: True})]
    return [
        f"{where}: {piece}"
        for where, text in texts
        for piece in pieces(outside_brackets(text))
        if re.search("[a-z]{2}", piece, re.IGNORECASE) and piece not in known
    ]


def pieces(text: str) -> set[str]:
    """A text in parts, between its punctuation."""
    return {" ".join(piece.split()) for piece in BETWEEN.split(text)}


def said(text: NavigableString) -> bool:
    """Whether a text is for readers, and no script."""
    return not any(one.name in ("script", "style", "datalist") for one in text.parents)
