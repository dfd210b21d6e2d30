"""The one cookie there is: set when somebody signs in, gone when they sign out."""

import hmac
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Response, current_app, request

from asset_map.settings import Settings
from asset_map.store.secrets import secret
from asset_map.web.limits import caller

NAME = "asset-map"
# A browser takes this prefix from nobody but the very host, over https, for the whole site.
SURE_PREFIX = "__Host-"
SECRET = "secret_key"


def token() -> str:
    """What the visitor's cookie says; empty where there is none."""
    return request.cookies.get(_name(), "")


def remember(response: Response, session_token: str) -> None:
    """Set the cookie, for as long as the browser is open."""
    response.set_cookie(
        _name(), session_token, secure=request.is_secure, httponly=True, samesite="Lax", path="/"
    )


def forget(response: Response) -> None:
    """Take the cookie away."""
    response.delete_cookie(
        _name(), secure=request.is_secure, httponly=True, samesite="Lax", path="/"
    )


def safe_to_sign_in() -> bool:
    """Whether nobody on the way can read along: https, or the same machine."""
    return request.is_secure or _loopback(urlsplit(f"//{request.host}").hostname or "")


def visitors_address() -> str:
    """A word for where a visitor is, which only this instance can make: no address is kept."""
    settings: Settings = current_app.extensions["asset-map-settings"]
    key = secret(settings.home, SECRET).encode()
    return hmac.new(key, caller(request).encode(), sha256).hexdigest()


def _name() -> str:
    return f"{SURE_PREFIX}{NAME}" if request.is_secure else NAME


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
