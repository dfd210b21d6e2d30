"""What is sent is compressed, refusals as well: they go to the same slow phones."""

from http import HTTPStatus

from flask import Flask, Response
from flask_compress import Compress

# A page is made once and sent once: the best compression costs more time than it saves.
QUALITY = 4


class CompressEveryAnswer(Compress):
    """The library leaves refusals as they are; ours are whole pages, with a form to mend."""

    def after_request(self, response: Response | None) -> Response:
        """The answer, compressed as its asker can read it, with the status that it had."""
        if response is None or response.status_code < HTTPStatus.BAD_REQUEST:
            return super().after_request(response)
        status = response.status
        response.status_code = HTTPStatus.OK
        answer = super().after_request(response)
        answer.status = status
        return answer


def compress(app: Flask) -> None:
    """Compress what the application sends."""
    app.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=QUALITY,
        COMPRESS_LEVEL=QUALITY,
        COMPRESS_MIMETYPES=[
            "text/html",
            "application/json",
            "application/geo+json",
            "application/problem+json",
            "application/atom+xml",
            "text/calendar",
        ],
    )
    CompressEveryAnswer(app)
