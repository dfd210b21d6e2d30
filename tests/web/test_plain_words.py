"""Our own words are plain: a page's sentences can be read by a child of eleven."""

import re
from functools import cache
from pathlib import Path

import pyphen
import pytest
from babel.messages.extract import extract_from_file

TOP = Path(__file__).parents[2]
PAGES = sorted((TOP / "templates").rglob("*.html"))
# What is said from code: refusals, reasons, what became of what was sent.
MODULES = sorted((TOP / "asset_map" / "web").glob("*.py"))
# Years of school: six are over at eleven.
HARDEST = 6
# Fewer words than this are no text to measure.
ENOUGH = 20
# One sentence alone may hold a long word that it needs, but not a row of them.
HARDEST_SENTENCE, A_SENTENCE = 10, 8
SYLLABLES = pyphen.Pyphen(lang="en_GB", left=1, right=1)


@cache
def syllables(word: str) -> int:
    return SYLLABLES.inserted(word).count("-") + 1


def sentences(file: Path) -> list[str]:
    """What a page or a module says in whole sentences; a label or a link is none."""
    method = "python" if file.suffix == ".py" else "jinja2.ext:babel_extract"
    found = extract_from_file(method, str(file))
    said = [words if isinstance(words, str) else words[-1] for _, words, *_ in found]
    whole = (re.sub(r"%\(\w+\)[sd]|%s", "Leigh", one) for one in said if re.search(r"[.?!]$", one))
    return [part for one in whole for part in re.split(r"(?<=[.?!:])\s+", one)]


def grade(said: list[str]) -> float:
    """Flesch and Kincaid's grade (1975), from the lengths of sentences and of words."""
    words = [word for one in said for word in re.findall(r"[A-Za-z’']+", one)]
    long = sum(syllables(word.lower()) for word in words) / len(words)
    return 0.39 * len(words) / len(said) + 11.8 * long - 15.59


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP / "templates")))
def test_a_page_can_be_read_after_six_years_of_school(page):
    said = sentences(page)
    if sum(len(one.split()) for one in said) < ENOUGH:
        pytest.skip("hardly a sentence on it")
    assert grade(said) <= HARDEST, max(said, key=lambda one: grade([one]) if one.strip() else 0)


def test_what_is_said_from_code_can_be_read_after_six_years_of_school():
    by_module = {module.stem: sentences(module) for module in MODULES}
    said = [one for each in by_module.values() for one in each]
    assert len(said) > 50
    hard = [
        one for one in said if len(one.split()) >= A_SENTENCE and grade([one]) > HARDEST_SENTENCE
    ]
    assert hard == []
    for name, each in by_module.items():
        if sum(len(one.split()) for one in each) >= ENOUGH:
            assert grade(each) <= HARDEST, name


def test_the_measure_tells_plain_words_from_others():
    plain = ["Tell us where you are.", "We show you what is near."]
    assert grade(plain) < 3
    hard = ["Participation opportunities are determined by eligibility considerations."]
    assert grade(hard) > 12
