"""Plain pages for when something is not there, not allowed, or broken."""

import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    NotFound,
    RequestEntityTooLarge,
    ServiceUnavailable,
    TooManyRequests,
)

from asset_map.store.errors import is_away

# How long a database that was killed takes to come back, or somebody to see to it.
AWAY_SECONDS = 30

ExceptionInfo = tuple[type, BaseException, TracebackType | None] | tuple[None, None, None]


class Site(Flask):
    """A Flask that never writes an exception's own words: they may quote what a person said."""

    def log_exception(self, exc_info: ExceptionInfo) -> None:
        """Note what broke and where in the code, and nothing of what it was about."""
        kind, _, trace = exc_info
        places = traceback.extract_tb(trace)
        place = f"{places[-1].filename}:{places[-1].lineno}" if places else "an unknown place"
        ours = [step for step in places if "asset_map" in step.filename]
        via = f", called from {ours[-1].filename}:{ours[-1].lineno}" if ours else ""
        name = kind.__name__ if kind else "An error"
        self.logger.error("%s at %s%s", name, place, via)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view or hook as it is: none of ours is asynchronous, and Flask asks at each request."""
        return func


def show_errors(app: Flask) -> None:
    """Answer every error in the manner of what was asked for: a page, or JSON under /api."""

    @app.errorhandler(HTTPException)
    def plainly(error: HTTPException) -> ResponseReturnValue:
        if isinstance(error, InternalServerError) and is_away(error.original_exception):
            error = ServiceUnavailable(retry_after=AWAY_SECONDS)
        code = error.code or 500
        if error.response is not None or 300 <= code < 400:
            return error
        if request.path.startswith("/api"):
            response = _as_json(code, error.name)
        else:
            response = make_response(_page(error), code)
        if isinstance(error, TooManyRequests | ServiceUnavailable):
            response.headers["Retry-After"] = str(error.retry_after or AWAY_SECONDS)
        return response


def _page(error: HTTPException) -> str:
    match error:
        case NotFound():
            return render_template("errors/404.html")
        case ServiceUnavailable():
            return render_template("errors/away.html")
        case TooManyRequests():
            return render_template("errors/too-many.html", seconds=error.retry_after)
        case RequestEntityTooLarge():
            return render_template("errors/too-large.html")
        case InternalServerError():
            return render_template("errors/500.html")
    return render_template("errors/refused.html", code=error.code)


def _as_json(code: int, title: str) -> Response:
    answer = jsonify(title=title, status=code)
    answer.mimetype = "application/problem+json"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.status_code = code
    return answer
