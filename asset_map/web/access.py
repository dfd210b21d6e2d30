"""Who may use which page: each room and route says so, and it is asked before a page is made."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from asset_map.accounts import sessions
from asset_map.accounts.sessions import Session
from asset_map.model.account import Account, Role
from asset_map.web import session_cookie
from asset_map.web.security import SAFE, surely_from_here
from asset_map.web.store import write

View = TypeVar("View", bound=Callable[..., Any])

ROOMS = "asset-map-rooms"
# The box of each form that somebody signed in may send, and its mark on a view.
FORM_TOKEN = "form_token"
MARK = "who_may"
LARGEST = "most_bytes"


def require(*roles: str) -> Callable[[View], View]:
    """Say that a view is for these roles, and for those that may act as one of them."""
    asked = tuple(Role(role) for role in roles)

    def mark(view: View) -> View:
        setattr(view, MARK, asked)
        return view

    return mark


def takes(most_bytes: int) -> Callable[[View], View]:
    """Say that a view takes more than others do, from those whom it is for."""

    def mark(view: View) -> View:
        setattr(view, LARGEST, most_bytes)
        return view

    return mark


def guard(app: Flask, rooms: Mapping[str, Role]) -> None:
    """Ask at each request. `rooms` says for whom a blueprint is, unless a view says otherwise."""
    app.extensions[ROOMS] = rooms
    app.jinja_env.globals["form_token"] = _form_token
    app.jinja_env.globals["session_here"] = current_session
    app.jinja_env.globals["member_here"] = member_here

    @app.before_request
    def ask() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        roles = who_may(current_app, request.endpoint)
        return None if Role.PUBLIC in roles else _refusal(roles)

    @app.after_request
    def keep_to_themselves(response: Response) -> Response:
        # Whatever a session had a part in is for nobody else's eyes.
        if "session" in g:
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def who_may(app: Flask, endpoint: str) -> tuple[Role, ...]:
    """The roles that a route is for; none where nobody said, and then nobody may."""
    said: tuple[Role, ...] | None = getattr(app.view_functions[endpoint], MARK, None)
    if said is not None:
        return said
    room = app.extensions[ROOMS].get(endpoint.rpartition(".")[0])
    return () if room is None else (room,)


def current_session() -> Session | None:
    """Who is here, by their cookie; the store is asked once a request, and only for a cookie."""
    if "session" not in g:
        token = session_cookie.token()
        g.session = None
        if token:
            with write() as connection:
                g.session = sessions.session_under(connection, token, now())
    found: Session | None = g.session
    return found


def current_account() -> Account:
    """Who is signed in. For views that `require` a role; elsewhere nobody is, and this refuses."""
    session = current_session()
    if session is None or session.awaits_second_step:
        abort(403)
    return session.account


def who_acts() -> str:
    """Who is signed in, as the history tells it: a steward is told from those of the council."""
    account = current_account()
    return f"{account.name} (steward)" if account.role is Role.STEWARD else account.name


def member_here() -> Account | None:
    """Who is signed in: for a page that is open, and tells them more.

    Without a cookie nobody is asked about, and the page stays as it is for everyone.
    """
    if not session_cookie.token():
        return None
    session = current_session()
    return None if session is None or session.awaits_second_step else session.account


def acts_as(role: Role) -> bool:
    """Whether someone is signed in who may act so."""
    member = member_here()
    return member is not None and member.role.may_act_as(role)


def refuse_forged(session: Session) -> None:
    """Refuse what a browser sends unless it comes from a form that we made for this session."""
    if not surely_from_here() or not session.sent_form(request.form.get(FORM_TOKEN, "")):
        abort(403)


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


def _refusal(roles: tuple[Role, ...]) -> ResponseReturnValue | None:
    session = current_session()
    if session is None or session.awaits_second_step:
        if request.method in SAFE:
            return redirect(url_for("sign_in.empty", next=request.path), 303)
        abort(make_response(render_template("errors/sign_in_first.html"), 403))
    if not any(session.account.role.may_act_as(role) for role in roles):
        abort(make_response(render_template("errors/not_yours.html"), 403))
    if request.method not in SAFE:
        # Not before we know who sends it.
        view = current_app.view_functions[request.endpoint or ""]
        request.max_content_length = getattr(view, LARGEST, request.max_content_length)
        refuse_forged(session)
    return None


def _form_token() -> str:
    session = current_session()
    return session.form_token if session else ""
