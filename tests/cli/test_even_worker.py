"""A worker's threads: with one visitor for as long as they ask on, and never only with them."""

from socket import socketpair
from types import SimpleNamespace

import pytest
from gunicorn.workers.gthread import ThreadWorker

from asset_map.cli._even_worker import IN_A_ROW, EvenWorker


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What a worker was asked, whose requests are single letters; "x" is a visitor's last."""
    answered: list[bytes] = []

    def handle(self: ThreadWorker, conn: SimpleNamespace) -> bool:
        answered.append(conn.sock.recv(1))
        return answered[-1] != b"x"

    monkeypatch.setattr(ThreadWorker, "handle", handle)
    return answered


@pytest.mark.parametrize(
    ("asked", "answered", "stays"),
    [
        (b"abc", b"abc", True),
        (b"abx", b"abx", False),
        (b"a" * (IN_A_ROW + 5), b"a" * IN_A_ROW, True),
    ],
)
def test_a_thread_stays_with_a_visitor_while_they_ask_at_once_but_not_for_ever(
    answers, asked, answered, stays
):
    worker = EvenWorker.__new__(EvenWorker)
    worker.alive = True
    visitor, ours = socketpair()
    with visitor, ours:
        visitor.sendall(asked)
        assert worker.handle(SimpleNamespace(sock=ours)) is stays
    assert b"".join(answers) == answered


def test_a_thread_of_a_worker_that_is_to_stop_goes_on_with_nobody(answers):
    worker = EvenWorker.__new__(EvenWorker)
    worker.alive = False
    visitor, ours = socketpair()
    with visitor, ours:
        visitor.sendall(b"abc")
        assert worker.handle(SimpleNamespace(sock=ours)) is True
    assert answers == [b"a"]
