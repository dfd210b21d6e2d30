"""A private server that was killed, started again by those who serve pages, while nobody waits."""

from contextlib import suppress
from threading import Lock, Thread

from asset_map.settings import Settings
from asset_map.store.cluster import Cluster, start_cluster
from asset_map.store.errors import StoreError
from asset_map.store.postmaster import read_postmaster

_busy = Lock()


def revive(settings: Settings) -> None:
    """Start the private server beside us, if it was killed. One that was stopped stays stopped."""
    cluster = Cluster(settings.home)
    if settings.database_url is not None or not _killed(cluster):
        return
    if _busy.acquire(blocking=False):
        Thread(target=_start, args=(cluster,), daemon=True).start()


def _killed(cluster: Cluster) -> bool:
    """A server that ends by itself takes its number with it."""
    return cluster.running() is None and read_postmaster(cluster.data) is not None


def _start(cluster: Cluster) -> None:
    try:
        with suppress(StoreError):
            start_cluster(cluster)
    finally:
        _busy.release()
