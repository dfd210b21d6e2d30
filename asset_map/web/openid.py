"""For those who keep the map: sign in through the council's own directory, by OpenID Connect."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, abort, current_app, render_template, request
from flask import session as journey
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.accounts.sessions import open_session
from asset_map.settings import Settings
from asset_map.store.account_tokens import end_session
from asset_map.store.accounts import account_of
from asset_map.store.secrets import secret
from asset_map.web import session_cookie
from asset_map.web.access import now
from asset_map.web.store import write
from asset_map.web.ways_in import safe_path, welcome

pages = Blueprint("openid", __name__)

EXTENSION = "asset-map-openid"
# A page waits no longer for what the provider has to say.
PATIENCE_SECONDS = 5
BACK = "/sign-in/openid/back"


@dataclass(frozen=True, slots=True)
class _Provider:
    """Authlib's way to the provider, and what it raises when something is amiss."""

    client: Any
    troubles: tuple[type[Exception], ...]


class _Journey(SecureCookieSessionInterface):
    """Flask's own signed cookie, for the one journey to the provider and back."""

    def get_cookie_name(self, app: Flask) -> str:
        return "__Host-asset-map-journey" if request.is_secure else "asset-map-journey"

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def get_cookie_samesite(self, app: Flask) -> str:
        return "Lax"

    def get_cookie_path(self, app: Flask) -> str:
        return "/"


def offer_openid(app: Flask, settings: Settings) -> None:
    """Offer to sign in there, if the settings name a provider. It is asked when somebody does."""
    if settings.openid is None:
        return
    # Their libraries weigh something, and most instances have no such provider.
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.flask_client import OAuth
    from joserfc.errors import JoseError
    from requests import RequestException

    app.secret_key = secret(settings.home, session_cookie.SECRET)
    app.session_interface = _Journey()
    client = OAuth(app).register(
        "council",
        server_metadata_url=f"{settings.openid.issuer}/.well-known/openid-configuration",
        client_id=settings.openid.client_id,
        client_secret=settings.openid.client_secret,
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE_SECONDS,
        },
    )
    troubles = (OAuthError, JoseError, RequestException, ValueError, KeyError)
    app.extensions[EXTENSION] = _Provider(client, troubles)


def openid_offered() -> bool:
    """Whether there is a provider to sign in through."""
    return EXTENSION in current_app.extensions


@pages.get("/sign-in/openid")
def away() -> ResponseReturnValue:
    """Lead to the provider, with a state, a nonce and a challenge that belong to this journey."""
    provider = _provider()
    journey.clear()
    journey["next"] = safe_path(request.args.get("next", ""))
    try:
        answer: ResponseReturnValue = provider.client.authorize_redirect(
            request.host_url.rstrip("/") + BACK
        )
    except provider.troubles as error:
        return _failed(error)
    return answer


@pages.get(BACK)
def back() -> ResponseReturnValue:
    """Open a session for whoever the provider says it is, if they have an account."""
    provider = _provider()
    leads_to = safe_path(journey.get("next", ""))
    try:
        email = _verified_email(provider.client)
    except provider.troubles as error:
        return _failed(error)
    finally:
        journey.clear()
    with write() as connection:
        account = account_of(connection, email) if email else None
        if account is None or account.disabled_at is not None:
            nobody = gettext("You have no account here. Ask an administrator of this map for one.")
            return _page(nobody), 403
        end_session(connection, session_cookie.token())
        opened = open_session(connection, account, now())
    return welcome(opened, leads_to)


def _verified_email(client: Any) -> str:
    """The e-mail address of whoever came back; empty where the provider does not vouch for it."""
    token = client.authorize_access_token()
    told = dict(token["userinfo"])
    if "email" not in told:
        more = client.userinfo(token=token)
        # Another person's must not be taken for theirs (OpenID Connect Core, 5.3.2).
        told = {**more, **told} if more.get("sub") == told.get("sub") else told
    email = told.get("email")
    return email if isinstance(email, str) and told.get("email_verified") is True else ""


def _provider() -> _Provider:
    if not openid_offered() or not session_cookie.safe_to_sign_in():
        abort(404)
    provider: _Provider = current_app.extensions[EXTENSION]
    return provider


def _failed(error: Exception) -> ResponseReturnValue:
    # Its text may hold what came in the address.
    current_app.logger.warning("sign-in by OpenID Connect: %s", type(error).__name__)
    return _page(gettext("That did not work. Try again, or sign in with a password.")), 400


def _page(wrong: str) -> str:
    return render_template(
        "accounts/sign_in.html",
        next="",
        email="",
        wrong=wrong,
        openid=True,
        safe=True,
    )
