"""What can go wrong between us and the database, in words for whoever runs it."""

from asset_map.settings import PlainError


class StoreError(PlainError):
    """The store is not there, not ready, or not ours to use."""
