"""Where supply does not meet demand, how many people that touches, and where to start something.

Pure functions on numpy arrays: people stand at points in metres, so do places. Loads compiled
libraries, so no web worker imports it: it runs in a process of its own.
"""
