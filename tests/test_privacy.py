"""What a person says is nowhere afterwards: in no row, log, file, address, header or error."""

import logging
import os
import re
import subprocess
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import sleep

import psycopg
import pytest
from flask import got_request_exception
from jinja2 import ChoiceLoader, DictLoader
from psycopg import sql

from asset_map.settings import Settings
from asset_map.store.address import DATABASE, parameters, role_name, superuser_parameters
from asset_map.store.cluster import Cluster, binaries_of, start_cluster, stop_cluster
from asset_map.store.connection import RESTED_SECONDS, engine
from asset_map.web import create_app
from asset_map.web.store import close_store
from tests.cli.test_serve import serving
from tests.homes import sample_store
from tests.spoken_ways import (
    HEARD,
    MARK,
    REFUSED,
    SAID,
    Answer,
    Way,
    everywhere,
    form,
    handouts,
    send,
    told,
)

PUBLIC = role_name(DATABASE, "public")
# All that PostgreSQL can be told to write down of what it is asked.
TALKATIVE = {
    "log_statement": "all",
    "log_min_duration_statement": "0",
    "log_parameter_max_length": "-1",
    "log_parameter_max_length_on_error": "-1",
    "log_min_messages": "debug1",
    "log_min_error_statement": "debug1",
    "log_error_verbosity": "verbose",
}
# Ways for the main question to fail, each quoting all that it was asked with.
TRAPS = """
CREATE TABLE short_words (words text CHECK (length(words) < 3));
CREATE TABLE one_word (words text UNIQUE);
"""
FAILURES = {
    "check": "INSERT INTO short_words VALUES (current_query() || longitude)",
    "cast": "PERFORM (current_query() || longitude)::int",
    "duplicate": "INSERT INTO one_word SELECT current_query() FROM generate_series(1, 2)",
    "time-out": "PERFORM pg_sleep(30)",
}
ERRORS = ("CheckViolation", "InvalidTextRepresentation", "UniqueViolation", "QueryCanceled")
FAILING = """
CREATE OR REPLACE FUNCTION to_metres(longitude float8, latitude float8) RETURNS geometry
LANGUAGE plpgsql VOLATILE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN {} ; RETURN NULL; END $$
"""
BREAKING = """
CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
CREATE TRIGGER breaks_off BEFORE INSERT ON ask_count FOR EACH ROW EXECUTE FUNCTION break_off()
"""
TOLD = (form(500, text=SAID, near="Leigh"), told(500, text=SAID, near={"place": "Leigh"}))


class Instance:
    """A served instance, and everything that it could have written anything in."""

    def __init__(self, settings: Settings, address: str, log: Path) -> None:
        self.settings, self.address, self.log = settings, address, log
        self.talkative = False

    def send(self, *ways: Way) -> None:
        """Send each, and look over what comes back."""
        for way in ways:
            answer = send(self.address, way)
            assert way.status in (None, answer.status), self.log.read_text("utf-8")[-1_000:]
            assert_headers_are_silent(answer)

    def run(self, statement: str) -> None:
        """Run a statement as the server's superuser."""
        with superuser(self.settings) as server:
            server.execute(statement.encode())

    def forget_connections(self) -> None:
        """End the pages' connections, and wait; the next ones are made with new settings."""
        self.run(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            f"WHERE usename = '{PUBLIC}' AND pid <> pg_backend_pid()"
        )
        # One that was used a moment ago is taken to live still.
        sleep(RESTED_SECONDS)

    def server_log(self) -> str:
        """What PostgreSQL has logged."""
        logs = sorted((self.settings.home / "log").iterdir())
        return "".join(path.read_text("utf-8", "replace") for path in logs)

    def places_that_hold(self, word: str) -> list[str]:
        """Where a word stands, of all that this instance has written: files, tables, logs."""
        self.run("CHECKPOINT")
        files = [path for path in self.settings.home.rglob("*") if path.is_file()]
        written = {str(path): read_if_there(path) for path in [*files, self.log]}
        written["pg_dump"] = dump(self.settings).encode()
        written["pg_stat_activity"] = last_questions(self.settings).encode()
        # Places are told in capitals.
        looks = [word.encode(), word.upper().encode()]
        return [name for name, text in written.items() if any(look in text for look in looks)]


def read_if_there(path: Path) -> bytes:
    """A file's bytes; none where the server has put it away since it was listed."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


@contextmanager
def superuser(settings: Settings) -> Iterator[psycopg.Connection]:
    login = superuser_parameters(settings, DATABASE)
    with psycopg.connect(**login, autocommit=True) as server:  # type: ignore[arg-type]
        yield server


def dump(settings: Settings) -> str:
    """Every table, as pg_dump writes it."""
    login = superuser_parameters(settings, parameters(settings, "owner")["dbname"])
    done = subprocess.run(
        [
            binaries_of(Cluster(settings.home)).path("pg_dump"),
            f"--host={login['host']}",
            f"--username={login['user']}",
            login["dbname"],
        ],
        env={**os.environ, "PGPASSWORD": login["password"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def last_questions(settings: Settings) -> str:
    """The last statement of every connection, as the server remembers it."""
    with superuser(settings) as server:
        rows = server.execute("SELECT query FROM pg_stat_activity").fetchall()
    return "\n".join(query or "" for (query,) in rows)


def assert_headers_are_silent(answer: Answer) -> None:
    assert MARK not in answer.headers.lower()
    # Signing out takes a cookie away; nothing else sets one.
    cookies = re.findall(r"^set-cookie: (.*)$", answer.headers.lower(), re.M)
    assert all(one.startswith("asset-map=; expires=thu, 01 jan 1970") for one in cookies)
    # Whoever is not signed in is led there, and back to a page whose address was not typed.
    (said, *_) = re.findall(r"^location: (.*)$", answer.headers.lower(), re.M) or [""]
    assert re.fullmatch(r"(/sign-in(\?(next=/[0-9a-z/.-]*|done=out))?)?", said.strip())


@pytest.fixture(scope="module")
def furnished() -> Iterator[Settings]:
    """A store with the sample in it, on a server of its own."""
    with sample_store() as settings:
        opened = engine(settings, "owner")
        with opened.connect() as connection:
            connection.exec_driver_sql(TRAPS)
            connection.commit()
        opened.dispose()
        yield settings


@pytest.fixture(scope="module")
def instance(furnished: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The same store, served as it is for the public."""
    log = tmp_path_factory.mktemp("served") / "log"
    with serving(furnished, log) as (_, address):
        yield Instance(furnished, address, log)


@pytest.fixture(params=["as it comes", "with everything logged"])
def served(request: pytest.FixtureRequest, instance: Instance) -> Iterator[Instance]:
    """The instance, also beside a PostgreSQL that was told to write everything down."""
    instance.talkative = request.param == "with everything logged"
    talkative = TALKATIVE if instance.talkative else {}
    for name, value in talkative.items():
        instance.run(f"ALTER ROLE {PUBLIC} SET {name} = '{value}'")
    instance.forget_connections()
    yield instance
    for name in talkative:
        instance.run(f"ALTER ROLE {PUBLIC} RESET {name}")
    instance.forget_connections()


@pytest.fixture
def failing(furnished: Settings) -> Iterator[Callable[[str], None]]:
    """Makes the main question fail in one of the ways above, until the test is over."""
    with superuser(furnished) as server:
        question = "SELECT pg_get_functiondef('to_metres(float8, float8)'::regprocedure)"
        (whole,) = server.execute(question).fetchone() or ("",)
        role = sql.Identifier(PUBLIC)
        limit = server.execute(
            "SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setrole = %s::regrole",
            [PUBLIC],
        ).fetchone()
        assert limit == ("statement_timeout=10s",)

        def fail(how: str) -> None:
            server.execute(FAILING.format(FAILURES[how]).encode())

        # Connections that are made from now on have no patience.
        server.execute(sql.SQL("ALTER ROLE {} SET statement_timeout = '300ms'").format(role))
        yield fail
        server.execute(whole.encode())
        server.execute(sql.SQL("ALTER ROLE {} SET statement_timeout = '10s'").format(role))


def test_what_is_heard_and_what_is_refused_is_nowhere_afterwards(served: Instance) -> None:
    served.send(*HEARD, *REFUSED)

    # We looked in the right places: the listings are there, and the counts, and the log.
    assert "pg_dump" in served.places_that_hold("Knit One Natter Two")
    assert "pg_dump" in served.places_that_hold("COPY public.ask_count")
    log = served.log.read_text("utf-8")
    assert "POST /conversation 200" in log
    assert "POST /conversation 413" in log
    assert served.places_that_hold(MARK) == []


def test_a_handouts_notes_and_its_links_key_are_nowhere_afterwards(served: Instance) -> None:
    page = send(served.address, Way("/activities?near=Leigh", method="GET")).body
    ids = re.findall(r'data-listing="([^"]+)"', page)[:3]

    served.send(*handouts(ids))
    linked = send(served.address, form(path="/handout", listing=ids[0], link="new")).body
    key = re.search(r"/h/([a-z2-7-]+)", linked)
    assert key is not None
    assert send(served.address, Way(key[0], method="GET")).status == 200

    assert "pg_dump" in served.places_that_hold(ids[0])
    assert "POST /handout/pdf 200" in served.log.read_text("utf-8")
    assert "GET /h/… 200" in served.log.read_text("utf-8")
    assert served.places_that_hold(MARK) == []
    assert served.places_that_hold(key[1]) == []
    assert served.places_that_hold(key[1].replace("-", "")) == []


def test_a_server_that_logs_all_it_is_asked_hears_of_terms_alone(served: Instance) -> None:
    before = served.server_log().count("knitting")

    served.send(*HEARD)

    # A log that says nothing proves something only beside one that says everything.
    after = served.server_log().count("knitting")
    assert (after > before) == served.talkative
    assert MARK not in served.server_log()


def test_every_address_forgets_what_it_is_sent(served: Instance) -> None:
    rules = sorted({rule.rule for rule in create_app(served.settings).url_map.iter_rules()})
    assert "/conversation" in rules

    served.send(*everywhere(rules))

    assert served.places_that_hold(MARK) == []


def test_a_store_that_fails_in_any_way_tells_nothing(
    failing: Callable[[str], None], served: Instance
) -> None:
    for how in FAILURES:
        failing(how)
        served.send(*TOLD)

    log = served.log.read_text("utf-8")
    assert [error for error in ERRORS if f"{error} at " not in log] == []
    assert "POST /conversation 500" in served.log.read_text("utf-8")
    assert served.places_that_hold(MARK) == []


def test_a_count_that_fails_costs_nobody_their_answer_and_tells_nothing(served: Instance) -> None:
    served.run("ALTER TABLE ask_count ADD CONSTRAINT never CHECK (asked > 1000000) NOT VALID")
    try:
        served.send(*HEARD)
    finally:
        served.run("ALTER TABLE ask_count DROP CONSTRAINT never")

    assert "an ask was not counted: IntegrityError" in served.log.read_text("utf-8")
    assert served.places_that_hold(MARK) == []


def test_a_connection_that_breaks_while_an_ask_is_counted_costs_nobody_their_answer(
    served: Instance,
) -> None:
    served.run(BREAKING)
    try:
        served.send(*HEARD)
    finally:
        served.run("DROP FUNCTION break_off CASCADE")

    assert "an ask was not counted: OperationalError" in served.log.read_text("utf-8")


def test_a_database_that_is_down_tells_nothing(instance: Instance) -> None:
    cluster = Cluster(instance.settings.home)
    stop_cluster(cluster)
    try:
        away = [replace(way, status=503) for way in TOLD]
        instance.send(*away, form(503, path="/", near=MARK, enjoy=SAID))
    finally:
        start_cluster(cluster)

    assert "OperationalError at " in instance.log.read_text("utf-8")
    assert instance.places_that_hold(MARK) == []


@pytest.fixture
def app(furnished: Settings):
    app = create_app(furnished)
    yield app
    close_store(app)


def test_a_template_that_fails_with_their_words_in_the_error_tells_nothing(app, caplog, capfd):
    broken = {"conversation/conversation.html": "{{ {}[page.spoken.text].nothing }}"}
    app.jinja_env.loader = ChoiceLoader([DictLoader(broken), app.jinja_env.loader])
    errors: list[str] = []
    got_request_exception.connect(lambda _, exception: errors.append(str(exception)), weak=False)

    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().post("/conversation", data={"text": SAID, "near": "Leigh"})

    assert answer.status_code == 500
    assert MARK in errors[-1]
    said = answer.text + str(answer.headers) + caplog.text + "".join(capfd.readouterr())
    assert "UndefinedError at " in caplog.text
    assert MARK not in said


@pytest.mark.parametrize("how", FAILURES)
def test_no_error_of_the_store_quotes_what_was_said(app, failing, how):
    failing(how)
    errors: list[str] = []

    def keep(_, exception: BaseException) -> None:
        errors.append("".join(traceback.format_exception(exception)))

    with got_request_exception.connected_to(keep, app):
        for path in ("/conversation", "/api/conversation"):
            said = {"text": SAID, "near": {"place": "Leigh"}}
            sent = {"json": said} if "api" in path else {"data": {**said, "near": "Leigh"}}
            assert app.test_client().post(path, **sent).status_code == 500

    assert len(errors) == 2
    assert MARK not in "".join(errors)
