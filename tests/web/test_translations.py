"""Every word on screen can be translated: the extractor finds those of code and templates alike."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_extractor_finds_words_in_code_and_in_templates(tmp_path):
    catalogue = tmp_path / "messages.pot"
    extract = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg"]
    subprocess.run([*extract, "-o", str(catalogue), "asset_map", "templates"], cwd=ROOT, check=True)
    words = catalogue.read_text(encoding="utf-8")
    assert 'msgid "Every %(days)s"' in words
    assert 'msgid "What do you enjoy?"' in words
