"""What the environment may say, and what a wrong value is told."""

import os
from pathlib import Path

import pytest

from asset_map.settings import SETTINGS, Mail, OpenId, Settings, SettingsError

MAIL = {
    "ASSET_MAP_ADDRESS": "https://map.example.org/",
    "ASSET_MAP_SMTP_HOST": "mail.example.org",
    "ASSET_MAP_SMTP_PORT": "25",
    "ASSET_MAP_SMTP_SECURITY": "none",
    "ASSET_MAP_SMTP_USER": "map",
    "ASSET_MAP_SMTP_PASSWORD": "secret",
    "ASSET_MAP_SMTP_FROM": "asks@council.example",
}
OPENID = {
    "ASSET_MAP_OIDC_ISSUER": "https://login.example.org/",
    "ASSET_MAP_OIDC_CLIENT_ID": "our-map",
    "ASSET_MAP_OIDC_CLIENT_SECRET": "secret",
}
TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


def test_nothing_set_is_a_private_store_in_british_metres_without_tiles() -> None:
    settings = Settings.from_environment({})

    assert settings == Settings(home=settings.home, srid=27700, limits=1.0)
    assert settings.home.is_absolute()


def test_every_setting_is_read(tmp_path: Path) -> None:
    values = {
        "ASSET_MAP_HOME": str(tmp_path),
        "ASSET_MAP_DATABASE_URL": "postgres://u:secret@host/leigh",
        "ASSET_MAP_SRID": "29903",
        "ASSET_MAP_TILE_URL": TILES,
        "ASSET_MAP_TILE_ATTRIBUTION": "© somebody",
        "ASSET_MAP_CONTACT": "map@council.example",
        "ASSET_MAP_LANGUAGES": "cy, en",
        "ASSET_MAP_EMBED_ANCESTORS": "https://www.example.org https://*.nhs.uk",
        "ASSET_MAP_LIMITS": "2.5",
    }
    values |= MAIL | OPENID
    assert values.keys() == {setting.name for setting in SETTINGS}

    assert Settings.from_environment(values) == Settings(
        home=tmp_path,
        database_url="postgresql://u:secret@host/leigh",
        srid=29903,
        tile_url=TILES,
        tile_attribution="© somebody",
        contact="map@council.example",
        languages=("cy",),
        embed_ancestors="https://www.example.org https://*.nhs.uk",
        limits=2.5,
        address="https://map.example.org",
        mail=Mail("mail.example.org", 25, "none", "asks@council.example", "map", "secret"),
        openid=OpenId("https://login.example.org", "our-map", "secret"),
    )


def test_an_empty_value_counts_as_unset() -> None:
    empty = {setting.name: " " for setting in SETTINGS}

    assert Settings.from_environment(empty) == Settings.from_environment({})


def test_a_home_may_be_named_from_here_and_is_the_same_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    home = Settings.from_environment({"ASSET_MAP_HOME": "leigh"}).home

    assert home == Path(os.path.realpath(tmp_path)) / "leigh"


def test_the_databases_address_is_not_shown() -> None:
    settings = Settings.from_environment({"ASSET_MAP_DATABASE_URL": "postgresql://u:secret@h/d"})

    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSET_MAP_HOME", "/srv/$(reboot)"),
        ("ASSET_MAP_DATABASE_URL", "leigh:secret"),
        ("ASSET_MAP_SRID", "27700.5"),
        ("ASSET_MAP_SRID", "EPSG:27700"),
        ("ASSET_MAP_CONTACT", "javascript:alert(1)"),
        ("ASSET_MAP_LIMITS", "plenty"),
        ("ASSET_MAP_CONTACT", "ring us"),
        ("ASSET_MAP_TILE_URL", "tiles.example.org/{z}/{x}/{y}.png"),
        ("ASSET_MAP_TILE_URL", "https://tiles.example.org/{z}/{x}.png"),
        ("ASSET_MAP_TILE_URL", "https://tiles.example.org;script-src *;/{z}/{x}/{y}.png"),
        ("ASSET_MAP_TILE_URL", "javascript://tiles.example.org/{z}/{x}/{y}.png"),
    ],
)
def test_a_wrong_value_names_the_setting_and_what_to_try(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        Settings.from_environment({name: value})

    assert refusal.value.where == name
    assert refusal.value.remedy
    assert "secret" not in str(refusal.value)


def test_a_misspelt_name_is_not_passed_over() -> None:
    with pytest.raises(SettingsError, match="Did you mean ASSET_MAP_HOME"):
        Settings.from_environment({"ASSET_MAP_HOMR": "/srv/leigh"})
