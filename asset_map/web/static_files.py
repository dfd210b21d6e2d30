"""Style sheets, scripts and pictures: served compressed, and kept by browsers for ever."""

import os
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

from asset_map.web.security import HEADERS

COMPRESSED = (".br", ".gz")


class _Files(WhiteNoise):  # type: ignore[misc]  # it ships no types
    def get_static_file(self, path: str, url: str, stat_cache: dict[str, Any]) -> Any:
        """A compressed twin that is older than its file is not served: the file has changed."""
        twins = (path + ending for ending in COMPRESSED)
        changed = stat_cache[path].st_mtime
        fresh = [
            twin for twin in twins if twin in stat_cache and stat_cache[twin].st_mtime >= changed
        ]
        return super().get_static_file(path, url, {one: stat_cache[one] for one in (path, *fresh)})


def serve_static(app: Flask, folder: Path | None = None) -> None:
    """Serve the folder under an address that changes whenever any file in it does.

    So every file may be kept for ever, and none is ever stale.
    """
    folder = folder or Path(str(files("asset_map") / "web" / "static"))
    prefix = f"static/{digest(folder)}"
    app.wsgi_app = _Files(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=prefix,
        immutable_file_test=lambda path, url: True,
        allow_all_origins=False,
        add_headers_function=_add_headers,
    )

    def static_url(name: str) -> str:
        return f"/{prefix}/{name}"

    app.jinja_env.globals["static_url"] = static_url


def _add_headers(headers: Any, path: str, url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value


def digest(folder: Path) -> str:
    """A short word for the contents of every file in a folder."""
    words = blake2b(digest_size=6)
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(COMPRESSED):
                path = Path(root, name)
                words.update(path.relative_to(folder).as_posix().encode())
                words.update(path.read_bytes())
    return words.hexdigest()
