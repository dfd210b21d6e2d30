"""Somebody of each role, signed in for as long as they are let."""

import re
from datetime import UTC, datetime
from uuid import UUID

from flask import Flask
from werkzeug.test import TestResponse

from asset_map.accounts.sessions import session_under
from asset_map.model.account import Role
from asset_map.store import stewards
from asset_map.web.store import write
from tests.web.fuzzed import MARK
from tests.web.hostile import NEAR
from tests.web.members import Member, join, let_in


def listings_shown(app: Flask) -> list[str]:
    """The ids of a few listings that everybody sees, those that mean harm first."""
    shown = [
        re.findall(
            r'data-listing="([^"]+)"', app.test_client().get(f"/activities?near={near}").text
        )
        for near in (NEAR, "Leigh")
    ]
    return [id for ids in shown for id in ids[:10]]


def turned_away(answer: TestResponse) -> bool:
    """Whether somebody was told that they may not, or to sign in."""
    return answer.status_code == 403 or answer.headers.get("Location", "").startswith("/sign-in")


class People:
    """Somebody of each role; whose session ended signs in again."""

    def __init__(self, app: Flask, ids: list[str]) -> None:
        self._app, self._ids = app, ids
        self._here: dict[Role, Member] = {}

    def one(self, role: Role) -> Member:
        """Somebody of this role, signed in."""
        if role not in self._here:
            self._here[role] = self._come(role)
        return self._here[role]

    def look_whether_still(self, role: Role) -> None:
        """Somebody was turned away: whoever is here no longer, comes again."""
        if not self._still(role):
            del self._here[role]

    def look_after(self) -> None:
        """Let the steward keep all that is shown by now."""
        keeper = self.one(Role.STEWARD).session
        assert keeper is not None
        with self._app.app_context(), write() as connection:
            stewards.take_on(connection, keeper.account.id, [UUID(id) for id in self._ids])

    def _come(self, role: Role) -> Member:
        if role is Role.PUBLIC:
            member = Member(self._app)
        else:
            account = join(self._app, role)
            member = Member(self._app, let_in(self._app, account))
        member.client.set_cookie("said", MARK)
        return member

    def _still(self, role: Role) -> bool:
        session = self._here[role].session
        if session is None:
            return True
        with self._app.app_context(), write() as connection:
            found = session_under(connection, session.token, datetime.now(UTC))
        return found is not None and found.account.role is role and not found.awaits_second_step
