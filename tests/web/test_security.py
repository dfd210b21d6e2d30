"""What every answer refuses, and what no log ever holds."""

import logging
import re
import subprocess
import sys

import pytest

from asset_map.settings import Settings
from asset_map.web.security import tile_source
from tests.web.conftest import serving

SECRET = "my mum misses her knitting"


@pytest.mark.parametrize("path", ["/", "/about", "/api/openapi.json", "/healthz", "/nothing"])
def test_every_answer_carries_its_headers(visitor, path):
    headers = visitor.client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


def test_no_two_pages_share_a_nonce(visitor):
    policies = [visitor.see("/about").response.headers["Content-Security-Policy"] for _ in range(2)]
    nonces = {re.search(r"nonce-([\w-]+)", policy)[1] for policy in policies}
    assert len(nonces) == 2


@pytest.mark.parametrize(
    ("url", "source"),
    [
        (None, None),
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("https://{s}.tiles.example.org:8443/{z}/{x}/{y}.png", "https://*.tiles.example.org:8443"),
        ("https://tile-{s}.example.org/{z}/{x}/{y}.png", "https://*.example.org"),
    ],
)
def test_the_policy_names_the_tiles_host_and_no_other(url, source):
    assert tile_source(url) == source


def test_a_site_with_tiles_lets_them_in(site_settings):
    settings = Settings(site_settings.home, tile_url="https://tiles.example.org/{z}/{x}/{y}.png")
    with serving(settings) as app:
        page = app.test_client().get("/activities?near=Leigh")
    assert (
        "img-src 'self' data: https://tiles.example.org;" in page.headers["Content-Security-Policy"]
    )
    assert "L.tileLayer(" in page.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({}, 303),
    ],
)
def test_a_form_of_another_site_is_refused(visitor, headers, status):
    answer = visitor.client.post("/", data={"near": "Leigh"}, headers=headers)
    assert answer.status_code == status


def test_a_form_far_too_large_is_refused(visitor):
    assert visitor.say("x" * 100_000).status_code == 413


def test_a_fault_is_a_plain_page_and_its_words_are_nowhere(app, visitor, caplog, monkeypatch):
    def fail(*_):
        raise RuntimeError(SECRET)

    monkeypatch.setitem(app.view_functions, "residents.about", fail)
    with caplog.at_level(logging.DEBUG):
        page = visitor.see(f"/about?said={SECRET}", status=500)
    assert "something went wrong" in page.words
    assert SECRET not in page.response.text
    assert "RuntimeError at " in caplog.text
    assert "mum" not in caplog.text


def test_what_is_typed_reaches_no_log(visitor, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        visitor.say(SECRET, SECRET)
        visitor.client.get("/activities", query_string={"near": SECRET})
    out, err = capfd.readouterr()
    assert "mum" not in caplog.text + out + err


def test_a_store_that_is_gone_is_told_to_the_operator(tmp_path):
    nowhere = Settings(tmp_path, database_url=f"postgresql://nobody@/none?host={tmp_path}")
    with serving(nowhere) as app:
        client = app.test_client()
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        answer = client.get("/")
        assert answer.status_code == 503
        assert "try again" in answer.text
        assert int(answer.headers["Retry-After"]) > 0


def test_a_store_that_answers_is_ready(visitor):
    assert visitor.client.get("/readyz").status_code == 200


def test_a_worker_does_not_carry_the_scientists_tools():
    script = (
        "import sys; from asset_map.web.app import create_app\n"
        "print([m for m in ('geopandas', 'numba', 'pyogrio', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
