"""The catalogues of other languages, read from their .po files: nothing is built first."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask_babel import Domain, get_locale

DOMAIN = "messages"
DEFAULT_LANGUAGE = "en_GB"
# English words on a page in another language stand between these two until the page leaves: they
# belong to nobody's alphabet, and no reader ever sees them.
ENGLISH, NO_LONGER = "\ue000", "\ue001"


def as_english(words: str) -> str:
    """English words, for a page in another language."""
    return f"{ENGLISH}{words}{NO_LONGER}"


class English(NullTranslations):
    """What a catalogue does not have: the English, marked as such."""

    def gettext(self, message: str) -> str:
        """The message itself."""
        return as_english(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the message that goes with this number in English."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    ugettext, ungettext = gettext, ngettext


@dataclass(frozen=True)
class Catalogues:
    """Every language that has a catalogue in its folder, each read when it is first wanted."""

    folder: Path
    read: dict[str, NullTranslations] = field(default_factory=dict)

    def codes(self) -> tuple[str, ...]:
        """The languages there are, by their codes in the order of the alphabet."""
        return tuple(sorted(self._in_files() | self.read.keys()))

    def of(self, code: str) -> NullTranslations:
        """A language's words; for one without a catalogue, each message as it is."""
        words = self.read.get(code)
        if words is None:
            # Another thread may be reading the same: what it has read by now is no file.
            words = self._from_file(code) if code in self._in_files() else NullTranslations()
            self.read[code] = words
        return words

    def share(self, code: str) -> float:
        """How much of the messages in a language's file has words, from 0 to 1."""
        messages = [one for one in read_catalogue(self.file(code)) if one.id]
        done = sum(1 for one in messages if one.string and all(one.string) and not one.fuzzy)
        return done / len(messages) if messages else 0.0

    def file(self, code: str) -> Path:
        """Where a language's words are."""
        return self.folder / code / "LC_MESSAGES" / f"{DOMAIN}.po"

    def _in_files(self) -> set[str]:
        return {path.parent.parent.name for path in self.folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")}

    def _from_file(self, code: str) -> NullTranslations:
        compiled = BytesIO()
        write_mo(compiled, read_catalogue(self.file(code)))
        compiled.seek(0)
        words = Translations(compiled, DOMAIN)
        words.add_fallback(English())
        return words


def read_catalogue(path: Path) -> Catalog:
    """The messages of one .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=Locale.parse(path.parent.parent.name))


class Words(Domain):
    """The words for the page being made, from our catalogues."""

    def __init__(self, catalogues: Catalogues) -> None:
        super().__init__(domain=DOMAIN)  # type: ignore[no-untyped-call]
        self.catalogues = catalogues

    def get_translations(self) -> NullTranslations:
        """Those of its language; outside a request, each message as it is."""
        locale = get_locale()
        return NullTranslations() if locale is None else self.catalogues.of(str(locale))
