"""A page as a tagged PDF (PDF/UA-1), made in memory by a process that ends with it."""

import json
import subprocess
import sys
from collections.abc import Sequence

# A full sheet takes about a second.
PATIENCE_SECONDS = 30
# The library takes thirty megabytes, and keeps half a megabyte more of each page it has made: a
# server that has to stay small does not carry it.
PRESS = (sys.executable, "-P", "-m", "asset_map.handout.press")


class NotPrinted(RuntimeError):
    """The PDF could not be made. Why is not told: it might quote what was to be on the paper."""


def tagged_pdf(pages: Sequence[str], style: str) -> bytes:
    """The first of these HTML pages that fits on one sheet of paper, else the last, as PDF.

    `style` is CSS. Neither may name a file or an address: nothing is fetched. Raises NotPrinted.
    """
    asked = json.dumps({"pages": pages, "style": style}).encode()
    try:
        done = subprocess.run(
            PRESS,
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise NotPrinted(type(error).__name__) from None
    return done.stdout
