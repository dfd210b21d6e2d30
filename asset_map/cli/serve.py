"""Serve the pages, with gunicorn, until stopped."""

import errno
import os
import signal
import socket
from typing import TYPE_CHECKING, Any

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from gunicorn.app.base import BaseApplication

    from asset_map.web.gap_desk import Desk

DEFAULT_PORT = 5000
# A small council's server: enough to go on when one page is slow, few enough for its memory.
DEFAULT_WORKERS = 2
# Waiting for a slow visitor's connection costs a thread, not a worker.
THREADS = 4
# Enough to make everything that listening needs.
SOMETHING_SAID = "Loves a good natter."
# After SIGTERM, pages that are under way may still finish.
GRACE_SECONDS = 10


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535), help="Port."
)
@click.option(
    "--workers",
    default=DEFAULT_WORKERS,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that answer; about one for each processor.",
)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages until Ctrl-C or SIGTERM, which both end with the last open page.

    In a public place, put a web server with HTTPS before it. Starts the database if it is stopped.
    """
    from asset_map.cli._gap_desk import gap_desk
    from asset_map.store.connection import engine

    settings = Settings.from_environment()
    # Said here in plain words, rather than by each worker in turn.
    engine(settings, "app").dispose()
    _refuse_taken(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Serving on http://{shown}:{port} (stop with Ctrl-C)")
    with gap_desk(settings) as desk:
        _application(settings, desk, f"{shown}:{port}", workers).run()


def _application(settings: Settings, desk: "Desk", bind: str, workers: int) -> "BaseApplication":
    """gunicorn's own application object, told what its command line would say."""
    from gunicorn.app.base import BaseApplication

    from asset_map.cli._even_worker import EvenWorker
    from asset_map.cli._quiet_log import ACCESS_LOG_FORMAT, QuietLogger

    # Imported here, before the workers part, so that they share what was read.
    from asset_map.interests.listen import listen
    from asset_map.web.app import create_app

    # What it takes to listen is made once too: nobody waits for it, and the workers share it.
    listen(SOMETHING_SAID)

    class Pages(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {
                "bind": bind,
                "workers": workers,
                "worker_class": EvenWorker,
                "threads": THREADS,
                "graceful_timeout": GRACE_SECONDS,
                "logger_class": QuietLogger,
                "accesslog": "-",
                "access_log_format": ACCESS_LOG_FORMAT,
                "loglevel": "warning",
                "proc_name": "asset-map",
                # A second way in, which we do not use.
                "control_socket_disable": True,
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The pages; each worker makes its own, and its own connections."""
            # Told to stop in the midst of this, a worker would stumble and seem to be broken: it
            # hears of it when it has its pages.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
            try:
                return create_app(settings, desk=desk)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)

    return Pages()


def _refuse_taken(host: str, port: int) -> None:
    """Raise PlainError when something else listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            remedies = {
                errno.EADDRINUSE: f"--port {port + 1}, or stop what is running there.",
                errno.EACCES: "a port above 1023, with a web server before it.",
            }
            raise PlainError(
                f"{host}:{port}",
                f"the pages cannot be served there ({os.strerror(error.errno or 0)}).",
                remedies.get(error.errno or 0, "--host 127.0.0.1"),
            ) from None
