"""A QR code of an address, as a picture for a page or for paper."""

import segno

# A creased sheet still reads: a seventh of the picture may be lost.
ERROR_LEVEL = "m"
# Modules of empty border that a reader needs (ISO/IEC 18004, 9.1).
QUIET_ZONE = 4


def qr_code(address: str, title: str) -> str:
    """The address as an SVG element that says `title` to those who cannot see it."""
    code = segno.make(address, error=ERROR_LEVEL, micro=False)
    return str(code.svg_inline(omitsize=True, border=QUIET_ZONE, title=title, svgclass="paper-qr"))
