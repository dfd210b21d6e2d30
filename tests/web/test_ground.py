"""What the pages stand on: their addresses, their files, their compression."""

import os
from pathlib import Path

from flask import Flask

from asset_map.web.static_files import digest, serve_static

URLS = Path(__file__).with_name("urls.txt")


def test_every_address_is_in_the_list(app):
    """A new page is added to urls.txt; one that vanished was somebody's bookmark."""
    rules = sorted(
        f"{rule.rule} {' '.join(sorted(rule.methods - {'HEAD', 'OPTIONS'}))}"
        for rule in app.url_map.iter_rules()
    )
    listed = URLS.read_text(encoding="utf-8").splitlines()
    new, gone = sorted({*rules} - {*listed}), sorted({*listed} - {*rules})
    assert not new, f"add to tests/web/urls.txt, and see docs/adding-a-page.md: {new}"
    assert not gone, f"in tests/web/urls.txt, but served no longer: {gone}"
    assert rules == listed, "tests/web/urls.txt is not sorted"


def test_files_may_be_kept_for_ever_because_their_address_changes_with_them(visitor):
    href = visitor.see("/about").soup.find("link", rel="icon")["href"]
    with visitor.client.get(href) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_address_of_the_files_changes_when_one_does(tmp_path):
    (tmp_path / "a.js").write_text("1")
    before = digest(tmp_path)
    (tmp_path / "a.js").write_text("2")
    assert digest(tmp_path) != before


def test_a_compressed_twin_older_than_its_file_is_not_served(tmp_path):
    (tmp_path / "a.js").write_text("new words")
    (tmp_path / "a.js.br").write_text("old words")
    os.utime(tmp_path / "a.js.br", (1, 1))
    site = Flask("site", static_folder=None)
    serve_static(site, tmp_path)
    path = site.jinja_env.globals["static_url"]("a.js")
    with site.test_client().get(path, headers={"Accept-Encoding": "br"}) as answer:
        assert answer.text == "new words"
        assert "Content-Encoding" not in answer.headers


def test_pages_are_sent_compressed(visitor):
    answer = visitor.client.get("/activities?near=Leigh", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) < 40_000


def test_pages_that_refuse_are_sent_compressed_as_well_and_say_that_they_refuse(visitor):
    asked = {"headers": {"Accept-Encoding": "br"}}
    unknown = visitor.client.get("/activities?near=Atlantis", **asked)
    missing = visitor.client.get("/nothing-here", **asked)
    refused = visitor.client.get("/map/places?bbox=here", **asked)
    assert [unknown.status_code, missing.status_code, refused.status_code] == [400, 404, 400]
    for answer in (unknown, missing):
        assert answer.headers["Content-Encoding"] == "br"
        assert len(answer.data) < 15_000
