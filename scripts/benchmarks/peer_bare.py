"""A Flask route with one trivial query: what no route that asks a database is quicker than.

Runs in the peers' environment and imports nothing of ours. PEER_DATABASE names the database.
"""

import os
from threading import local

import psycopg
from flask import Flask

app = Flask(__name__)
_own = local()


@app.get("/api/activities")
def activities() -> str:
    """One row, on a connection that each thread keeps."""
    if not hasattr(_own, "connection"):
        address = os.environ["PEER_DATABASE"].replace("+psycopg", "")
        _own.connection = psycopg.connect(address, autocommit=True)
    (one,) = _own.connection.execute("SELECT 1", prepare=True).fetchone()
    return f"{one}"
