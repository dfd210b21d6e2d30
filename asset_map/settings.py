"""What an instance is told by its environment: the settings, each with its sentence."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

ROOTS_HOME = Path("/var/lib/asset-map")
# The British National Grid.
DEFAULT_SRID = 27700
# How many times the usual limits of requests hold.
USUAL_LIMITS = 1.0
MOST_LIMITS = 1_000.0
# The usual port for each way to send.
MAIL_PORTS = {"starttls": 587, "tls": 465, "none": 25}


class PlainError(Exception):
    """An expected error, told to the person who can mend it: where, what, and what to try.

    None of the three ever holds what a resident said.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}\nTry: {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class SettingsError(PlainError):
    """A setting has a value we cannot work with."""


@dataclass(frozen=True)
class Setting:
    """One environment variable; `default` in words."""

    name: str
    default: str
    sentence: str


SETTINGS = (
    Setting(
        "ASSET_MAP_HOME",
        f"{ROOTS_HOME} for root, else the user's data folder",
        "The folder of an instance: its database, secrets and logs. Homes live side by side, "
        "each with a database server of its own.",
    ),
    Setting(
        "ASSET_MAP_DATABASE_URL",
        "none: the instance runs a private PostgreSQL of its own",
        "A PostgreSQL database with PostGIS to use instead of the private one, such as "
        "postgresql://user:password@host/database; its login owns the tables.",
    ),
    Setting(
        "ASSET_MAP_SRID",
        str(DEFAULT_SRID),
        "The EPSG number of the projection that distances are measured in: any projected system "
        "in metres. Fixed by the first `asset-map db init`.",
    ),
    Setting(
        "ASSET_MAP_CONTACT",
        "none: pages say to tell the council, and not how",
        "How residents tell the council that something on the map is wrong: an e-mail address, a "
        "telephone number or a web address, shown on every page of a listing.",
    ),
    Setting(
        "ASSET_MAP_TILE_URL",
        "none: the map draws areas and place names from its own store",
        "Where the map's background comes from, such as https://tiles.example.org/{z}/{x}/{y}.png. "
        "Visitors' browsers ask that host for tiles, and no other.",
    ),
    Setting(
        "ASSET_MAP_TILE_ATTRIBUTION",
        "none",
        "The credit that the tiles' owner asks for, shown on the map as plain text.",
    ),
    Setting(
        "ASSET_MAP_LANGUAGES",
        "every language that has a catalogue",
        "The languages that pages offer beside English, by their codes with commas between, such "
        "as cy or cy,ar; en for English alone.",
    ),
    Setting(
        "ASSET_MAP_EMBED_ANCESTORS",
        "*: any site",
        "The sites that may show the map within a page of theirs, with spaces between, such as "
        "https://www.example.org https://*.nhs.uk; 'none' for no site at all.",
    ),
    Setting(
        "ASSET_MAP_LIMITS",
        "1: enough for an office of thirty behind one address",
        "How often one address may ask, as a multiple of what is usual: 10 where a whole council "
        "shares one address, off where something in front of us sets limits.",
    ),
    Setting(
        "ASSET_MAP_ADDRESS",
        "none: no letters with links can be sent",
        "The address of the map on the web, such as https://map.example.org, for the links in "
        "letters.",
    ),
    Setting(
        "ASSET_MAP_SMTP_HOST",
        "none: no letters are sent",
        "The council's mail server, for reminders and questions to whoever runs a listing.",
    ),
    Setting("ASSET_MAP_SMTP_PORT", "587, or 465 with tls", "The mail server's port."),
    Setting(
        "ASSET_MAP_SMTP_SECURITY",
        "starttls",
        "How letters are kept from being read on the way: starttls, tls, or none on a machine of "
        "one's own.",
    ),
    Setting("ASSET_MAP_SMTP_USER", "none: no sign-in", "Who signs in to the mail server."),
    Setting("ASSET_MAP_SMTP_PASSWORD", "none", "The password for that."),
    Setting(
        "ASSET_MAP_SMTP_FROM",
        "ASSET_MAP_CONTACT, where that is an e-mail address",
        "Whom letters are from; answers go there.",
    ),
    Setting(
        "ASSET_MAP_OIDC_ISSUER",
        "none: people sign in by a password alone",
        "The OpenID Connect provider that people may sign in through, such as "
        "https://login.example.org; accounts are found by the e-mail address that it says is "
        "verified.",
    ),
    Setting(
        "ASSET_MAP_OIDC_CLIENT_ID",
        "none",
        "What the provider calls this site, where it is registered with the address /sign-"
        "in/openid/back.",
    ),
    Setting(
        "ASSET_MAP_OIDC_CLIENT_SECRET",
        "none",
        "The secret that the provider gave this site.",
    ),
)


OPENID = ("ASSET_MAP_OIDC_ISSUER", "ASSET_MAP_OIDC_CLIENT_ID", "ASSET_MAP_OIDC_CLIENT_SECRET")


@dataclass(frozen=True)
class OpenId:
    """Where people may sign in too, and what this site is there."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """How letters are sent. `security` is starttls, tls or none."""

    host: str
    port: int
    security: str
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Settings:
    """An instance's settings, checked."""

    home: Path
    # The address holds a password: it is never shown.
    database_url: str | None = field(default=None, repr=False)
    srid: int = DEFAULT_SRID
    tile_url: str | None = None
    tile_attribution: str | None = None
    contact: str | None = None
    # None for all that there are.
    languages: tuple[str, ...] | None = None
    embed_ancestors: str = "*"
    # None: no limits. Those who run an instance get them from the environment.
    limits: float | None = None
    address: str | None = None
    mail: Mail | None = None
    openid: OpenId | None = None

    @classmethod
    def from_environment(cls, env: Mapping[str, str] = os.environ) -> "Settings":
        """The settings that `env` gives; an empty value counts as unset. Raises SettingsError."""
        _refuse_misspelt(env)

        def said(name: str) -> str | None:
            return env.get(name, "").strip() or None

        return cls(
            home=_home(said("ASSET_MAP_HOME")),
            database_url=_database_url(said("ASSET_MAP_DATABASE_URL")),
            srid=_srid(said("ASSET_MAP_SRID")),
            tile_url=_tile_url(said("ASSET_MAP_TILE_URL")),
            tile_attribution=said("ASSET_MAP_TILE_ATTRIBUTION"),
            contact=_contact(said("ASSET_MAP_CONTACT")),
            languages=_languages(said("ASSET_MAP_LANGUAGES")),
            embed_ancestors=_ancestors(said("ASSET_MAP_EMBED_ANCESTORS")),
            limits=_limits(said("ASSET_MAP_LIMITS")),
            address=_address(said("ASSET_MAP_ADDRESS")),
            mail=_mail(said),
            openid=_openid(*map(said, OPENID)),
        )


def _refuse_misspelt(env: Mapping[str, str]) -> None:
    """A misspelt setting would be passed over in silence, and the wrong database used."""
    known = [setting.name for setting in SETTINGS]
    for name in env:
        if not name.startswith("ASSET_MAP_") or name in known:
            continue
        if near := get_close_matches(name, known, n=1, cutoff=0.9):
            raise SettingsError(name, "there is no such setting.", f"Did you mean {near[0]}?")


def _home(said: str | None) -> Path:
    if said is None:
        if os.geteuid() == 0:
            return ROOTS_HOME
        return platformdirs.user_data_path("asset-map", appauthor=False)
    # PostgreSQL's own start command puts this path through a shell, inside double quotes.
    if re.search(r'["$`\\\x00-\x1f]', said):
        raise SettingsError(
            "ASSET_MAP_HOME",
            f"the folder {said!r} has a quote, $, ` or \\ in its name.",
            "a folder with a plain name, such as /srv/asset-map.",
        )
    return Path(said).expanduser().resolve()


def _database_url(said: str | None) -> str | None:
    if said is None:
        return None
    scheme, colon, rest = said.partition("://")
    if not colon or scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise SettingsError(
            "ASSET_MAP_DATABASE_URL",
            "it does not start with postgresql://.",
            "postgresql://user:password@host/database, with the password percent-encoded.",
        )
    return f"postgresql://{rest}"


def _srid(said: str | None) -> int:
    if said is None:
        return DEFAULT_SRID
    if not re.fullmatch(r"[1-9][0-9]{3,5}", said):
        raise SettingsError(
            "ASSET_MAP_SRID",
            f"{said!r} is not the number of a projection.",
            "27700 for Great Britain, 29903 for Ireland, 32630 for most of western Europe.",
        )
    return int(said)


def _limits(said: str | None) -> float | None:
    if said is None:
        return USUAL_LIMITS
    if said.lower() in ("off", "no", "none", "0"):
        return None
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", said) or not 0 < float(said) <= MOST_LIMITS:
        raise SettingsError(
            "ASSET_MAP_LIMITS",
            f"{said!r} is neither off nor a number of times.",
            "1 for the usual limits, 10 for ten times as many requests, or off.",
        )
    return float(said)


def _openid(issuer: str | None, client_id: str | None, secret: str | None) -> OpenId | None:
    if issuer is None and client_id is None and secret is None:
        return None
    if issuer is None or client_id is None or secret is None:
        raise SettingsError(
            "OpenID Connect", "a setting is missing.", f"all of {', '.join(OPENID)}."
        )
    # What comes from there says who somebody is: nobody may change it on its way.
    parts = urlsplit(issuer)
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or (parts.scheme != "https" and not (here and parts.scheme == "http")):
        raise SettingsError(
            "ASSET_MAP_OIDC_ISSUER",
            f"{issuer!r} does not begin with https://.",
            "the issuer as the provider writes it, such as https://login.example.org.",
        )
    return OpenId(issuer.rstrip("/"), client_id, secret)


def _contact(said: str | None) -> str | None:
    if said is None:
        return None
    plain = said.isprintable() and "://" not in said
    email = plain and re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", said)
    phone = plain and re.fullmatch(r"\+?[0-9][0-9 ().-]{4,}", said)
    web = re.fullmatch(r"https?://[^\s\\\"'<>]+", said)
    if not (email or phone or web):
        raise SettingsError(
            "ASSET_MAP_CONTACT",
            f"{said!r} is not a way to reach anyone.",
            "an e-mail address, a telephone number, or an address that begins with https://.",
        )
    return said


def _languages(said: str | None) -> tuple[str, ...] | None:
    if said is None:
        return None
    codes = [code.strip() for code in said.split(",")]
    for code in codes:
        if not re.fullmatch(r"[a-z]{2,3}", code):
            raise SettingsError(
                "ASSET_MAP_LANGUAGES",
                f"{code!r} is not the code of a language.",
                "codes of two or three small letters with commas between, such as cy,ar.",
            )
    return tuple(code for code in dict.fromkeys(codes) if code != "en")


def _ancestors(said: str | None) -> str:
    if said is None:
        return "*"
    # They become part of a page's security policy: nothing else may slip in with them.
    site = r"(https?://)?(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]+)?"
    for one in said.split():
        if not re.fullmatch(site, one) and said not in ("*", "'none'"):
            raise SettingsError(
                "ASSET_MAP_EMBED_ANCESTORS",
                f"{one!r} is not a site.",
                "sites such as https://www.example.org with spaces between, or * for any site.",
            )
    return " ".join(said.split())


def _tile_url(said: str | None) -> str | None:
    if said is None:
        return None
    parts = urlsplit(said)
    # The host becomes part of the page's security policy: nothing else may slip in with it.
    plain = re.fullmatch(r"[A-Za-z0-9.{}-]+(:[0-9]+)?", parts.netloc)
    whole = all(part in said for part in ("{z}", "{x}", "{y}")) and not re.search(r"\s", said)
    if parts.scheme not in ("http", "https") or not plain or not whole:
        raise SettingsError(
            "ASSET_MAP_TILE_URL",
            f"{said!r} is not an address of map tiles.",
            "https://host/{z}/{x}/{y}.png, with {z}, {x} and {y} as they stand.",
        )
    return said


def _address(said: str | None) -> str | None:
    if said is None:
        return None
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?/?", said):
        raise SettingsError(
            "ASSET_MAP_ADDRESS",
            f"{said!r} is not the address of a site.",
            "https://map.example.org, without a path.",
        )
    return said.rstrip("/")


def _mail(said: Callable[[str], str | None]) -> Mail | None:
    host = said("ASSET_MAP_SMTP_HOST")
    if host is None:
        return None
    security = said("ASSET_MAP_SMTP_SECURITY") or "starttls"
    if security not in MAIL_PORTS:
        raise SettingsError(
            "ASSET_MAP_SMTP_SECURITY", f"{security!r} is no way to send.", "starttls, tls or none."
        )
    port = said("ASSET_MAP_SMTP_PORT") or str(MAIL_PORTS[security])
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise SettingsError("ASSET_MAP_SMTP_PORT", f"{port!r} is no port.", "587, 465 or 25.")
    sender = said("ASSET_MAP_SMTP_FROM") or said("ASSET_MAP_CONTACT") or ""
    if not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", sender):
        raise SettingsError(
            "ASSET_MAP_SMTP_FROM",
            "letters have no sender.",
            "an e-mail address: map@council.example",
        )
    return Mail(
        host,
        int(port),
        security,
        sender,
        said("ASSET_MAP_SMTP_USER"),
        said("ASSET_MAP_SMTP_PASSWORD"),
    )
