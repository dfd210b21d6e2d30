"""The press: reads pages and their style as JSON, writes the PDF. Run as a process of its own."""

import json
import sys
from collections.abc import Iterable

import weasyprint
from weasyprint.urls import URLFetcher

VARIANT = "pdf/ua-1"


def press(pages: Iterable[str], style: str) -> bytes:
    """The first of these HTML pages that fits on one sheet of paper, else the last, as PDF.

    Raises an error, whatever it is, where a page or its style names a file or an address.
    """
    # A page for paper carries all that it shows: a name of anything else is a fault, and stops it.
    nobody = URLFetcher(allowed_protocols=(), fail_on_errors=True)
    sheet = weasyprint.CSS(string=style, url_fetcher=nobody)
    for page in pages:
        html = weasyprint.HTML(string=page, url_fetcher=nobody)
        document = html.render(stylesheets=[sheet], pdf_variant=VARIANT)
        if len(document.pages) == 1:
            break
    return bytes(document.write_pdf(pdf_variant=VARIANT))


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(press(asked["pages"], asked["style"]))
