"""gunicorn's log without what people said: no query string, no header, no text of an error."""

import sys
import traceback
from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

from asset_map.settings import PlainError

# U is the path alone: what a person asked for follows it, in the query string.
ACCESS_LOG_FORMAT = "%(t)s %(m)s %(U)s %(s)s, %(B)s bytes, %(M)s ms"
# These speak of the program or its settings, and never of a request.
TELLING = (PlainError, ImportError)


# What follows is a key: to somebody's list, to somebody's account, to a listing of theirs.
SECRET_LINKS = ("/h/", "/password/", "/keep/", "/claim/")


class QuietLogger(Logger):  # type: ignore[misc]
    """gunicorn quotes whole addresses and requests when something goes wrong; this one does not."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What the access log may tell of a request: of a secret link, only that it was one."""
        told = {
            "t": self.now(),
            "m": environ["REQUEST_METHOD"],
            "U": str(environ["PATH_INFO"]),
            "s": str(resp.status).partition(" ")[0],
            "B": resp.sent,
            "M": request_time // timedelta(milliseconds=1),
        }
        for link in SECRET_LINKS:
            if told["U"].startswith(link):
                told["U"] = f"{link}…"
        return told

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """A request that is no HTTP is quoted after these words."""
        if msg.startswith("Invalid request"):
            msg, args = "Invalid request", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """Where it happened and of what kind; the rest may quote what someone typed."""
        error = sys.exc_info()[1]
        if isinstance(error, TELLING):
            self.error_log.error("%s: %s", type(error).__name__, error)
            return
        frames = "".join(traceback.format_tb(error.__traceback__)) if error else ""
        self.error_log.error("%s in a request or worker\n%s", type(error).__name__, frames)
