"""Keeping the map true: what changed, what is suggested, what is confirmed, what is the same."""
