"""`asset-map interests`: what an officer rules is heard from then on."""

import pytest

from tests.cli.command import asset_map


@pytest.fixture
def run(own_settings):
    """Runs the command on a store of its own, with what is said piped in."""

    def run(*arguments: str, said: str = ""):
        home, url = str(own_settings.home), own_settings.database_url
        return asset_map(*arguments, said=said, ASSET_MAP_HOME=home, ASSET_MAP_DATABASE_URL=url)

    return run


def test_a_ruling_is_heard_until_it_is_taken_back(run):
    def heard():
        return run("match", "--near", "-2.5,53.5", "--text", "-", said="Up with the daffs").stdout

    before = heard()
    assert run("interests", "always", "the daffs", "Knitting").returncode == 0
    assert "always  the daffs: Knitting" in run("interests", "list").stdout
    assert "Knitting" in heard()
    assert run("interests", "forget", "The Daffs", "knitting").returncode == 0
    assert heard() == before
    assert "No rulings" in run("interests", "list").stdout


def test_what_cannot_be_ruled_says_what_to_try(run):
    unknown = run("interests", "never", "crown green", "birdwatchin")
    assert unknown.returncode == 2
    assert "Try: birdwatching" in unknown.stderr
    gone = run("interests", "forget", "crown green", "bowls")
    assert gone.returncode == 2
    assert "asset-map interests list" in gone.stderr
