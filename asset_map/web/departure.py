"""The last touch to an answer in another language: its links stay in it, its English is marked."""

import re
from collections.abc import Iterator

from flask import Response

from asset_map.web.catalogues import DEFAULT_LANGUAGE, ENGLISH, NO_LONGER

# What has no language: files, what machines ask, and what only the operator looks at.
SAME_IN_EVERY_LANGUAGE = ("static/", "api/", "healthz", "readyz")
# Elements whose text holds no other elements. An option may say its language itself.
_RAW = "script|style|title|textarea|option"
_PARTS = re.compile(rf"(<({_RAW})\b[^>]*>.*?</\2>|<[^>]*>)", re.DOTALL)
_ADDRESS = re.compile(r'(\s(?:href|action|formaction)=")/(?!/)([^"]*)')
_ALL_ENGLISH = re.compile(rf"<option\b([^>]*)>(\s*{ENGLISH}[^{NO_LONGER}]*{NO_LONGER}[^<]*)<")
# The marks as text, as JSON may write them, and as an address does.
_MARKS = re.compile(rf"[{ENGLISH}{NO_LONGER}]|\\ue00[01]|%EE%80%8[01]", re.IGNORECASE)
_AS_ENGLISH = f'<bdi lang="{DEFAULT_LANGUAGE.replace("_", "-")}">'
# Media types of what is written in words.
_WORDS = re.compile(r"text/.*|.*(json|xml)")


def as_it_leaves(response: Response, root: str, direction: str) -> Response:
    """The answer with every address of ours beginning with `root`, such as /cy.

    `direction` is ltr or rtl: the component library's own page has no place for it.
    """
    if "Location" in response.headers:
        response.headers["Location"] = _led(response.headers["Location"], root)
    if not _WORDS.fullmatch(response.mimetype or "") or response.direct_passthrough:
        return response
    text = response.get_data(as_text=True)
    if response.mimetype == "text/html":
        # Scripts read there where their own links lead.
        start = f'<html dir="{direction}" data-root="{root}" '
        made = "".join(_parts(text, root)).replace("<html ", start, 1)
    else:
        made = without_marks(text)
    response.set_data(made)
    return response


def without_marks(text: str) -> str:
    """The text without what says which of its words are English."""
    return _MARKS.sub("", text)


def _parts(text: str, root: str) -> Iterator[str]:
    """Tags and text by turns. A quoted `>` is written &gt; in all that our templates make."""
    end = 0
    for part in _PARTS.finditer(text):
        yield _marked(text[end : part.start()])
        yield without_marks(_tag(part[0], root))
        end = part.end()
    yield _marked(text[end:])


def _tag(tag: str, root: str) -> str:
    # A link that names its language leads to another one than this page's.
    if 'lang="' in tag:
        return tag
    if tag.startswith("<option"):
        return _ALL_ENGLISH.sub(rf'<option\1 lang="{DEFAULT_LANGUAGE[:2]}">\2<', tag)
    if tag.startswith("<script"):
        return tag
    return _ADDRESS.sub(lambda found: found[1] + _led("/" + found[2], root), tag)


def _led(address: str, root: str) -> str:
    """An address of ours in the language whose addresses begin with `root`."""
    path = address.removeprefix("/")
    ours = address.startswith("/") and not address.startswith("//")
    there_already = address == root or address.startswith((f"{root}/", f"{root}?"))
    if not ours or there_already or path.startswith(SAME_IN_EVERY_LANGUAGE):
        return address
    return f"{root}{address}"


def _marked(text: str) -> str:
    return text.replace(ENGLISH, _AS_ENGLISH).replace(NO_LONGER, "</bdi>")
