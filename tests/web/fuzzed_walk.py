"""Goes from page to page as somebody of each role, and sends their forms with hostile words."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from time import sleep
from uuid import UUID

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from asset_map.model.account import Role
from asset_map.upkeep.care import make_link
from asset_map.web.store import write
from asset_map.web.who_may import may
from tests.web.fuzzed import KEPT, MARK, SELDOM, Fuzz
from tests.web.fuzzed_forms import Form, a_form_on, filled_in, keeps
from tests.web.fuzzed_people import People, listings_shown, turned_away
from tests.web.members import HERE, Member

# Officers and administrators can reach most.
ROLES = (Role.PUBLIC, Role.WORKER, Role.STEWARD, *[Role.OFFICER] * 3, *[Role.ADMINISTRATOR] * 2)
MOST_STEPS = 5
# Of those who come, so many send anything anywhere; the rest go by links and forms.
AT_RANDOM = 0.3
# So that limits by address are met, and got past.
ADDRESSES = 200
LINK = re.compile(rb'(?:href|value)="(?:http://localhost)?(/[^"#?]*)')
LINKS_KEPT = 30
# After so many visits, what there is has changed.
LOOKED_AGAIN = 200
# One page in so many is read for links.
READ_FOR_LINKS = 4
WAITED_SECONDS = 0.05

Asked = tuple[Role, str, TestResponse]


class Walk:
    """Visits, one after the other; `done` counts what was not only asked for but done, by view."""

    def __init__(self, app: Flask, ids: list[str], fuzz: Fuzz) -> None:
        """`ids` are those of listings that are shown, kept up to date as they come and go."""
        self._app, self._fuzz, self._chance = app, fuzz, fuzz.chance
        self._people, self._ids, self._visits = People(app, ids), ids, 0
        self._match = app.url_map.bind("localhost").match
        self._links: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=LINKS_KEPT))
        self.done: Counter[str] = Counter()
        self._pages = {
            role: [
                rule
                for rule in app.url_map.iter_rules()
                if "GET" in (rule.methods or ()) and may(app, rule.endpoint, role)
            ]
            for role in Role
        }

    def visit(self) -> Iterator[Asked]:
        """Somebody comes, and goes a few steps."""
        if self._visits % LOOKED_AGAIN == 0:
            self._look_again()
        role = ROLES[self._visits % len(ROLES)]
        self._visits += 1
        for asked in self._visit(role, self._people.one(role)):
            yield asked
            if turned_away(asked[-1]):
                self._people.look_whether_still(role)
                return

    def _visit(self, role: Role, member: Member) -> Iterator[Asked]:
        if self._chance.random() < AT_RANDOM:
            yield role, *self._at_random(member)
            return
        path = self._somewhere(role)
        query = self._fuzz.query() if self._chance.random() < 0.3 else ""
        answer = self._ask(member, path, query_string=query)
        yield role, path, answer
        for _ in range(MOST_STEPS):
            if answer.status_code in (302, 303):
                path = answer.location
                answer = self._ask(member, path)
            else:
                form = self._form(answer, path)
                if form is None:
                    return
                path = form.path
                answer = self._send(member, form)
            yield role, path, answer
            while b"data-progress" in answer.data:
                sleep(WAITED_SECONDS)
                answer = self._ask(member, path)
                yield role, path, answer

    def _look_again(self) -> None:
        """Listings were made, hidden and made one: go on with what is there by now."""
        self._ids[:] = listings_shown(self._app)
        assert self._ids
        self._people.look_after()
        with self._app.app_context(), write() as connection:
            for id in self._ids:
                self._keep(f"/keep/{make_link(connection, UUID(id))}")

    def _somewhere(self, role: Role) -> str:
        rule = self._chance.choice(self._pages[role])
        while self._chance.random() > SELDOM.get(rule.rule, 1.0):
            rule = self._chance.choice(self._pages[role])
        links = self._links[rule.endpoint]
        if links and rule.arguments and self._chance.random() < 0.8:
            return self._chance.choice(links)
        return self._fuzz.address(rule.rule)

    def _form(self, answer: TestResponse, path: str) -> Form | None:
        if answer.mimetype != "text/html":
            return None
        if self._chance.randrange(READ_FOR_LINKS) == 0:
            for link in LINK.findall(answer.data):
                self._keep(link.decode())
        return a_form_on(answer.text, path, self._fuzz)

    def _keep(self, link: str) -> None:
        try:
            endpoint, parts = self._match(link)
        except HTTPException:
            return
        if parts and link not in self._links[endpoint]:
            self._links[endpoint].append(link)

    def _send(self, member: Member, form: Form) -> TestResponse:
        for box in form.boxes:
            if box.kind != "hidden":
                self._fuzz.learn(box.name)
        sent = filled_in(form, self._fuzz)
        if form.method == "GET":
            return self._ask(member, form.path, query_string=sent)
        answer = self._ask(member, form.path, method="POST", data=sent)
        if answer.status_code in (200, 303):
            self.done[self._match(form.path, method="POST")[0]] += 1
        return answer

    def _at_random(self, member: Member) -> tuple[str, TestResponse]:
        """Anything, with the proof that is asked of a form."""
        asked = self._fuzz.request()
        path = str(asked.pop("path"))
        asked.pop("headers")
        if isinstance(asked.get("data"), bytes):
            if member.session and "urlencoded" in str(asked["content_type"]):
                asked["data"] += f"&form_token={member.session.form_token}".encode()
            if keeps(path):
                asked["data"] = asked["data"].replace(MARK.encode(), KEPT.encode())
        return path, self._ask(member, path, **asked)

    def _ask(self, member: Member, path: str, **more: object) -> TestResponse:
        headers = self._fuzz.headers() | HERE
        headers["X-Forwarded-For"] = f"192.0.2.{self._chance.randrange(ADDRESSES)}"
        del headers["Cookie"]
        return member.client.open(path, headers=headers, buffered=True, **more)
