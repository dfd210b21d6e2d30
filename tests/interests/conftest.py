"""A small vocabulary to tell stories with, so that they stay true when the real one grows."""

from pathlib import Path

import pytest

from asset_map.interests.vocabulary import Vocabulary, read


@pytest.fixture(scope="session")
def small() -> Vocabulary:
    """The vocabulary of small.toml: crafts, sport, the outdoors, company, faith and learning."""
    sheet = Path(__file__).with_name("small.toml")
    return read([(sheet.name, sheet.read_text(encoding="utf-8"))])
