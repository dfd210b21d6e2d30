"""What is raised when a cell cannot be read, and when a whole file cannot."""

from asset_map.settings import PlainError


class Misread(ValueError):
    """A cell's words cannot be read; its text says what to try."""


class UnreadableList(PlainError):
    """A file cannot be taken on at all: nothing of it is imported."""
