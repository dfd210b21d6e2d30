"""Every word on screen can be translated, and what is translated keeps what it was made to hold."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.frontend import CommandLineInterface

from asset_map.interests.vocabulary import read
from asset_map.web.catalogues import Catalogues, read_catalogue
from asset_map.web.phrases import _phrases
from asset_map.web.words import ages, teller
from tests.web.test_words import at

ROOT = Path(__file__).parents[2]
OURS = Catalogues(ROOT / "asset_map" / "translations")
# What numbers, places and names are put into.
HOLDERS = re.compile(
    r"%%|%\([a-z]+\)0?[0-9]*[sd]|%0?[0-9]*[sd]|\b(?:NUMBER|LETTER|NAME|PLACE|TIME)\b"
)
# What residents and workers look at; the desks of those who keep the map come later.
FOR_EVERYONE = re.compile(
    r"templates/(residents|conversation|shortlist|handout|embed|parts|base)|asset_map/web/phrases"
)
# A page in a language that is begun should be in that language for the most part.
BEGUN = 0.85


@pytest.fixture(autouse=True)
def no_other_catalogues_words():
    """Phrases are kept by language; another test's catalogues have other words for the same one."""
    _phrases.cache_clear()


def test_the_extractor_finds_words_in_code_and_in_templates(tmp_path):
    catalogue = tmp_path / "messages.pot"
    extract = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg"]
    subprocess.run([*extract, "-o", str(catalogue), "asset_map", "templates"], cwd=ROOT, check=True)
    words = catalogue.read_text(encoding="utf-8")
    assert 'msgid "Every %(days)s"' in words
    assert 'msgid "What do you enjoy?"' in words


def test_welsh_and_a_language_from_right_to_left_are_begun():
    assert OURS.codes() == ("ar", "cy")
    for code in OURS.codes():
        there = [one for one in read_catalogue(OURS.file(code)) if one.id and is_for_everyone(one)]
        begun = [one for one in there if one.string and all(one.string) and not one.fuzzy]
        assert len(there) > 300
        assert len(begun) / len(there) > BEGUN


def is_for_everyone(message: Message) -> bool:
    return any(FOR_EVERYONE.match(file) for file, _ in message.locations)


@pytest.mark.parametrize("code", OURS.codes())
def test_a_translation_holds_what_the_english_holds(code):
    for message in read_catalogue(OURS.file(code)):
        if message.id and message.string and not isinstance(message.id, tuple):
            assert held(message.string) == held(message.id), message.id


@pytest.mark.parametrize("code", OURS.codes())
def test_each_way_of_counting_has_its_form_and_only_the_number_may_go(code):
    catalogue = read_catalogue(OURS.file(code))
    assert catalogue.num_plurals == 6
    for message in filter(counts, catalogue):
        for form in message.string:
            assert set(held(form)) <= set(held(message.id[1]))
            left_out = set(held(message.id[1])) - set(held(form))
            assert left_out <= {"%(num)d", "%(num)s", "%(number)s"}, message.id


def test_the_tools_that_translators_use_can_read_them(tmp_path):
    for code in OURS.codes():
        compiled = tmp_path / f"{code}.mo"
        arguments = ["pybabel", "-q", "compile", "-i", str(OURS.file(code)), "-o", str(compiled)]
        CommandLineInterface().run(arguments)
        assert compiled.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("code", "metres", "words"),
    [
        ("cy", 3_219, "2 filltir"),
        ("cy", 4_829, "3 milltir"),
        ("cy", 1_127, "0.7 milltir"),
        ("ar", 1_609, "ميل واحد"),
        ("ar", 3_219, "ميلان"),
        ("ar", 8_047, "5 أميال"),
        ("ar", 17_703, "11 ميلًا"),
        ("ar", 160_934, "100 ميل"),
    ],
)
def test_distances_are_counted_as_the_language_counts(app, code, metres, words):
    with app.test_request_context(base_url=f"http://localhost/{code}"):
        assert teller().distance(metres) == words


def test_days_times_and_ages_are_said_in_the_language(app):
    with app.test_request_context(base_url="http://localhost/cy"):
        told = teller(now=at(2026, 11, 21, 12).starts_at)
        assert told.starts(at(2026, 11, 22, 10, 30)) == "yfory 10:30am"
        assert told.starts(at(2026, 11, 30, 12)) == "Dydd Llun 30 Tachwedd, canol dydd"
        assert ages(18, None) == "Oed 18 a throsodd"
    with app.test_request_context(base_url="http://localhost/ar"):
        told = teller(now=at(2026, 11, 21, 12).starts_at)
        assert told.starts(at(2026, 11, 30, 14)) == "الاثنين 30 نوفمبر، 2 مساءً"


def test_an_interest_may_have_a_label_in_another_language():
    sheet = '[knitting]\nlabel = "Knitting"\nlabel_cy = "Gwau"\nwords = ["knit"]\n'
    knitting = read([("crafts.toml", sheet)]).terms["knitting"]
    assert (knitting.label, knitting.labels) == ("Knitting", {"cy": "Gwau"})


def counts(message: Message) -> bool:
    return isinstance(message.id, tuple) and any(message.string)


def held(text: str) -> list[str]:
    return sorted(HOLDERS.findall(text))
